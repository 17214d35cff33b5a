import { answerCalculation } from './kinds/calculation.js'
import { answerCoverageCompetence } from './kinds/coverage-competence.js'
import { answerMerge } from './kinds/merge.js'
import { answerMicrotrackCheck } from './kinds/microtrack-check.js'
import { answerMicrotrackCredit } from './kinds/microtrack-credit.js'
import { answerOrdering } from './kinds/ordering.js'
import { answerPage } from './kinds/page.js'
import { answerPairwise } from './kinds/pairwise.js'
import { answerPercentile } from './kinds/percentile.js'
import { answerPlacement } from './kinds/placement.js'
import { answerProgress } from './kinds/progress.js'
import { answerRevision } from './kinds/revision.js'
import { answerScoreChange } from './kinds/score-change.js'
import { answerStateAsOf } from './kinds/state-as-of.js'
import { answerSuppression } from './kinds/suppression.js'
import { answerUpn } from './kinds/upn.js'
import { answerYearGroup } from './kinds/year-group.js'
import type { Engine } from './run-case.js'

/** Track's own answers, kind by kind. */
export const engine = {
  calculation: answerCalculation,
  'coverage-competence': answerCoverageCompetence,
  merge: answerMerge,
  'microtrack-check': answerMicrotrackCheck,
  'microtrack-credit': answerMicrotrackCredit,
  ordering: answerOrdering,
  page: answerPage,
  pairwise: answerPairwise,
  percentile: answerPercentile,
  placement: answerPlacement,
  progress: answerProgress,
  revision: answerRevision,
  'score-change': answerScoreChange,
  'state-as-of': answerStateAsOf,
  suppression: answerSuppression,
  upn: answerUpn,
  'year-group': answerYearGroup,
} satisfies Engine
