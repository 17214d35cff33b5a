export { CalendarDate, Id, Instant } from '@track/kernel'
export { type Blank, datesOfColumn } from './blank-of.js'
export { aggregatePage, type CalculatedPage, calculatePage, type PageRow } from './calculate-page.js'
export { type CoverageCompetence, coverageCompetence } from './coverage-competence.js'
export { diffPages } from './diff/diff-pages.js'
export {
  CAUSE_KINDS,
  type CauseKind,
  type CellCause,
  type ChangedCell,
  type KeptPage,
  type PageDiff,
  type PagesToCompare,
} from './diff/page-diff.js'
export { ERROR_CODES } from './errors.js'
export { explainCell, explainOpenedCell } from './explain-cell.js'
export type { ExplanationPart } from './explanation-part.js'
export { type ColumnUnit, unitOf } from './measure-unit.js'
export { pageNotes } from './notes/page-notes.js'
export type { EndsOfChange, FinerChange, PageCell } from './page-cell.js'
export {
  ColumnChange,
  CombinedGroup,
  PageColumn,
  PageDefinition,
  PageMeasure,
  ProgressCount,
} from './page-definition.js'
export { pageGroups, rowDepths } from './page-groups.js'
export {
  membershipDates,
  type PageGroup,
  type PageInput,
  type PageObjective,
  type PageRevision,
  type TaughtList,
} from './page-input.js'
export { PageNote } from './page-note.js'
export { PageTemplate, TemplateDate } from './page-template.js'
export type { ProgressTally } from './progress-tally.js'
export type { NotCountedReason } from './pupil-outcome.js'
export {
  type CellPosition,
  type CountedPupil,
  type NotCountedPupil,
  type OpenedCell,
  type OwnFigure,
  pupilsBehindCell,
} from './pupils-behind-cell.js'
export { type DateIssue, type NamedDates, resolveDate, resolveTemplate } from './resolve-template.js'
export { plainPercentOf } from './say-rule.js'
export { addSums } from './sums/add-sums.js'
export { addsUp } from './sums/adds-up.js'
export { cellOfSums } from './sums/cell-of-sums.js'
export type { ScheduledObjective, TaughtSchedule } from './sums/dated-lists.js'
export {
  type PagePlace,
  type PageSums,
  type SumColumn,
  type SumField,
  type SumsAtPlace,
  sumsAt,
} from './sums/page-sums.js'
export { type PagePreparation, type PreparedPage, preparePage, regroupPage } from './sums/prepare-page.js'
export { refreshSums } from './sums/refresh-sums.js'
export { type LiveSums, sumPage } from './sums/sum-page.js'
export { hideParts, type Part } from './suppression.js'
export { columnHeading, dateHeading, type HeadingWords, type NamedColumn } from './table/column-heading.js'
export { type NamedPage, type PageOrigin, type PageTable, pageTable, type TableWords } from './table/page-table.js'
export type { RulesInWords } from './table/say-numbers.js'
export { type MarkOnDate, type PageTally, type SubjectTally, tallyPage } from './tally-page.js'
