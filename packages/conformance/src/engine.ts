import { answerCoverageCompetence } from './kinds/coverage-competence.js'
import { answerMerge } from './kinds/merge.js'
import { answerPage } from './kinds/page.js'
import { answerStateAsOf } from './kinds/state-as-of.js'
import { answerSuppression } from './kinds/suppression.js'
import { answerUpn } from './kinds/upn.js'
import { answerYearGroup } from './kinds/year-group.js'
import type { Engine } from './run-case.js'

/** Track's own answers, kind by kind. */
export const engine = {
  'coverage-competence': answerCoverageCompetence,
  merge: answerMerge,
  page: answerPage,
  'state-as-of': answerStateAsOf,
  suppression: answerSuppression,
  upn: answerUpn,
  'year-group': answerYearGroup,
} satisfies Engine
