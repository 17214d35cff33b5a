import { art } from './art.js'
import { computing } from './computing.js'
import { geography } from './geography.js'
import { history } from './history.js'
import { maths } from './maths.js'
import { reading } from './reading.js'
import { science } from './science.js'
import type { SubjectContent } from './subject-content.js'
import { writing } from './writing.js'

/** What Larkfield teaches, in the order the school lists it. Every wording is written for this school. */
export const curriculum: readonly SubjectContent[] = [
  maths,
  reading,
  writing,
  science,
  history,
  geography,
  computing,
  art,
]
