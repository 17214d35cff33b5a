import { type Ledger, ledgerAsKnown, ledgerOf } from '@track/markbook'
import { baselineOf, type ChangeEnd } from '../baseline-of.js'
import { outcomeOf } from '../outcome-of.js'
import type { PageInput } from '../page-input.js'
import { pupilsOnPage } from '../page-rows.js'
import type { PupilOutcome } from '../pupil-outcome.js'
import { type PageTally, tallyLog } from '../tally-page.js'
import type { CauseKind } from './page-diff.js'

/** All that a page is calculated from but its log, of which only the versions known then are left. */
export type SourcesOfPage = Omit<PageInput, 'entries' | 'ledger' | 'asKnown'>

/**
 * What the pupils of two pages bring, step by step from the one to the other: with everything as it was, then with the log as it
 * is, and then with one source of the page after the other as it is. `cause` says what is new in a step.
 */
export interface StateOfPage {
  readonly cause: CauseKind | null
  readonly sources: SourcesOfPage
  readonly ledger: Ledger
  /** What a pupil brings to one end of a number, as text that differs when the figure does; null if nothing. */
  readonly figure: (end: ChangeEnd, pupilId: string) => string | null
}

export function statesOfPage(before: PageInput, after: PageInput, columns: ReadonlySet<number>): StateOfPage[] {
  const [was, is] = [sourcesOf(before), sourcesOf(after)]
  const [logWas, logIs] = [logOf(before), logOf(after)]
  const pupils = [...new Set([...pupilsOnPage(before), ...pupilsOnPage(after)])]
  const asked = after.definition.columns.filter((_, place) => columns.has(place))
  const ofEverybody = (sources: SourcesOfPage) => narrow(sources, { pupilIds: pupils, columns: asked })
  const steps: { readonly cause: CauseKind | null; readonly sources: SourcesOfPage; readonly ledger: Ledger }[] = [
    { cause: null, sources: was, ledger: logWas },
    { cause: 'entries', sources: was, ledger: logIs },
  ]
  for (const [cause, isNow] of changesOf(is)) {
    const { sources } = steps.at(-1)!
    const wasSo = Object.fromEntries(Object.keys(isNow).map((name) => [name, sources[name as keyof SourcesOfPage]]))
    // What reads the same needs no step of its own.
    if (JSON.stringify(wasSo) !== JSON.stringify(isNow))
      steps.push({ cause, sources: { ...sources, ...isNow }, ledger: logIs })
  }
  return steps.map(({ cause, sources, ledger }) => {
    const narrowed = ofEverybody(sources)
    return { cause, sources, ledger, figure: figureReader(narrowed, tallyLog(narrowed, ledger)) }
  })
}

/** Reads figures out of a tally. */
export function figureReader(sources: SourcesOfPage, tally: PageTally): StateOfPage['figure'] {
  const readers = new Map<string, (pupilId: string) => PupilOutcome>()
  return (end, pupilId) => {
    const key = JSON.stringify([end.column.subjectId, end.column.measure, end.date])
    const outcome = readers.get(key) ?? outcomeOf(sources, tally, end)
    readers.set(key, outcome)
    return figureOf(outcome(pupilId))
  }
}

/** The same sources for a page of only these pupils and columns, in one row. */
export function narrow(
  sources: SourcesOfPage,
  { pupilIds, columns }: { readonly pupilIds: readonly string[]; readonly columns: PageInput['definition']['columns'] },
): SourcesOfPage {
  const { combined: _, ...definition } = sources.definition
  return {
    ...sources,
    definition: { ...definition, groupIds: [ROW], columns, minimumGroup: 0 },
    groups: [{ id: ROW, members: definition.dates.map(() => pupilIds) }],
  }
}

const ROW = 'row'

/** The ends of a number: itself, and of a change what it is measured from. */
export function endsOfNumber({ definition }: SourcesOfPage, end: ChangeEnd): ChangeEnd[] {
  const { subjectId, measure } = end.column
  const baseline = baselineOf(definition, end)
  return [{ column: { subjectId, measure }, date: end.date }, ...(baseline ? [baseline] : [])]
}

/** Sources in the order in which they change: what is taught first, since everything else is read of it. */
function changesOf(is: SourcesOfPage): [CauseKind, Partial<SourcesOfPage>][] {
  const { taught, planned, objectives, scales, calculations, rules, sets, correspondences } = is
  return [
    // Who asks for what is planned may have changed too: what was planned stays until then.
    ['taught', { taught, objectives, ...(planned && { planned }) }],
    ['scale', { scales }],
    ['calculation', { calculations }],
    ['rule', { rules }],
    ['words', { sets, correspondences }],
  ]
}

function sourcesOf({ entries: _, ledger: __, asKnown, ...sources }: PageInput): SourcesOfPage {
  const known = <V extends { readonly recordedAt: string }>(versions: readonly V[]) =>
    versions.filter(({ recordedAt }) => asKnown === undefined || recordedAt <= asKnown)
  return {
    ...sources,
    scales: known(sources.scales),
    // A rule without any version is not known; one whose versions came later is not in force.
    rules: sources.rules.map((rule) =>
      asKnown !== undefined && rule.recordedAt > asKnown ? { ...rule, effectiveFrom: NEVER } : rule,
    ),
    calculations: known(sources.calculations ?? []),
    sets: known(sources.sets ?? []),
  }
}

const NEVER = '9999-12-31'

function logOf({ entries = [], ledger, asKnown }: PageInput): Ledger {
  if (ledger) return asKnown === undefined ? ledger : ledgerAsKnown(ledger, asKnown)
  return ledgerOf(entries.filter(({ recordedAt }) => asKnown === undefined || recordedAt <= asKnown))
}

function figureOf(outcome: PupilOutcome): string | null {
  switch (outcome.kind) {
    case 'share':
      return `${outcome.secured}/${outcome.taught}`
    case 'answer':
      return outcome.yes ? 'yes' : 'no'
    case 'amount':
      return `${outcome.value.numerator}/${outcome.value.denominator}`
    case 'not-counted':
      return null
  }
}
