import {
  countersOf,
  type DepthScale,
  descriptorSetAsOf,
  isSecure,
  type OnTrackRule,
  onTrackRuleAsOf,
  scaleAsOf,
} from '@track/descriptors'
import { type CalendarDate, compareCodeUnits, plusDays } from '@track/kernel'
import type { PageColumn, PageMeasure } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { namesOn } from './page-names.js'
import type { PageNote } from './page-note.js'
import { calculationOn } from './policy-on.js'
import { sayCalculation } from './say-calculation.js'
import { sayDay, spansYears } from './say-day.js'
import { plainPercentOf, sayRule } from './say-rule.js'

/** What the age-related view does, wherever it is printed. */
export const AGE_RELATED =
  'Age-related view: every pupil is read against the programme of their class, also one who works in another programme.'

/**
 * What has to stand under a page, because its numbers cannot be read without it: see `PageNote` for the kinds, which come in this
 * order: scope, meaning, calculation, and then what changed between the first and the last date, by day.
 *
 * A change counts from its own day: earlier dates keep the rule, scale and list of theirs. Only what a column reads is told, and
 * nothing of any pupil.
 *
 * @example
 * ```ts
 * const rule = (percentAtLeast: number) =>
 *   ({ anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast, of: 'taught' as const, tags: [] }] }] })
 * const version = { id: 'rule', name: 'On track', recordedAt: '2025-12-01T09:00:00.000Z' } as const
 * const notes = pageNotes({
 *   definition: {
 *     groupIds: ['all'],
 *     columns: [{ subjectId: 'maths', measure: { kind: 'on-track', ruleId: 'rule' } }],
 *     dates: [{ label: 'Autumn', on: '2025-12-12' }, { label: 'Spring', on: '2026-03-27' }],
 *     membership: 'current',
 *     scope: 'own-programme',
 *     minimumGroup: 0,
 *   },
 *   taught: [],
 *   objectives: [],
 *   scales: [],
 *   rules: [
 *     { ...version, rule: rule(75), effectiveFrom: '2025-09-01' },
 *     { ...version, rule: rule(80), effectiveFrom: '2026-01-01' },
 *   ],
 * })
 * notes.map(({ text }) => text) // => ['“On track” is 75 % until 31 December and 80 % from 1 January.']
 * ```
 */
export function pageNotes(input: NotedInput): PageNote[] {
  const period = periodOf(input)
  const changes = [...ruleChanges(input, period), ...scaleChanges(input, period), ...listChanges(input, period)]
  return [
    ...scopeNotes(input),
    ...meaningNotes(input, period),
    ...calculationNotes(input, period),
    ...changes.sort((a, b) => compareCodeUnits(a.on ?? '', b.on ?? '')),
  ]
}

/** A page without its pupils and judgements. */
type NotedInput = Omit<PageInput, 'groups' | 'entries'>

/** Which measures read the ranks of objectives, however several judgements become one? */
export function readsRanks({ kind }: PageMeasure): boolean {
  return kind === 'secured' || kind === 'on-track' || kind === 'progress'
}

/** The words of the scale that a subject is recorded in on a day, lowest first; none if there are several scales. */
export function depthsOf(
  input: Pick<NotedInput, 'taught' | 'objectives' | 'scales' | 'asKnown'>,
  { subjectId, asOf }: { readonly subjectId: string; readonly asOf: CalendarDate },
): string[] {
  const [scaleId, ...others] = scalesOfSubject(input, subjectId)
  if (scaleId === undefined || others.length > 0) return []
  return scaleAsOf(input.scales, { scaleId, asOf, asKnown: input.asKnown })?.codes.map(({ label }) => label) ?? []
}

/** From the first date of a page to its last, and how its days are said. */
interface Period {
  readonly first: CalendarDate
  readonly last: CalendarDate
  readonly say: (day: CalendarDate) => string
}

function periodOf({ definition: { dates } }: NotedInput): Period {
  const days = dates.map(({ on }) => on).sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  const withYear = spansYears(first, last)
  return { first, last, say: (day) => sayDay(day, { withYear }) }
}

function scopeNotes({ definition: { scope } }: NotedInput): PageNote[] {
  return scope === 'age-related' ? [{ kind: 'scope', text: AGE_RELATED, columns: [], ids: [] }] : []
}

/** How the words are to be read of each set that has one of the words that the columns ask about. */
function meaningNotes(input: NotedInput, { last }: Period): PageNote[] {
  const { sets = [], asKnown } = input
  const wordsOfColumns = input.definition.columns.map((column) => new Set(wordsAskedBy(input, column)))
  return [...new Set(sets.map(({ id }) => id))].sort(compareCodeUnits).flatMap((setId) => {
    const set = descriptorSetAsOf(sets, { setId, asOf: last, asKnown })
    const columns = placesOf(wordsOfColumns, (words) => set?.descriptors.some(({ id }) => words.has(id)) ?? false)
    if (!set || columns.length === 0) return []
    return {
      kind: 'meaning' as const,
      text: `The words of “${set.name}” ${MEANINGS[set.meaning]}.`,
      columns,
      ids: [setId],
    }
  })
}

const MEANINGS = {
  competence: 'mean competence in what was taught so far',
  coverage: 'mean coverage of what is planned for the year',
  judgement: 'are the teacher’s own judgement',
} as const

function wordsAskedBy({ correspondences, rules }: NotedInput, { measure }: PageColumn): string[] {
  switch (measure.kind) {
    case 'described':
      return measure.descriptorIds
    case 'category': {
      const asked = correspondences?.find(({ id }) => id === measure.correspondenceId)
      return asked?.categories.flatMap(({ descriptorIds }) => descriptorIds) ?? []
    }
    case 'on-track':
      return rules
        .filter(({ id }) => id === measure.ruleId)
        .flatMap(({ rule }) => rule.anyOf.flatMap(({ allOf }) => allOf))
        .flatMap((condition) => (condition.kind === 'word' ? condition.descriptorIds : []))
    default:
      return []
  }
}

/** How several judgements become one, wherever it is not always the latest: one note for each subject, or for all that say the same. */
function calculationNotes(input: NotedInput, { first, last, say }: Period): PageNote[] {
  const { columns } = input.definition
  const notes = new Map<string, PageNote>()
  for (const subjectId of new Set(columns.map((column) => column.subjectId))) {
    const reading = placesOf(columns, (column) => column.subjectId === subjectId && readsRanks(column.measure))
    if (reading.length === 0) continue
    const on = (asOf: CalendarDate) =>
      sayCalculation(calculationOn({ ...input, subjectId, asOf }), depthsOf(input, { subjectId, asOf }))
    const changes = changeDays(input.calculations ?? [], { first, last }).filter(
      (day) => on(plusDays(day, -1)) !== on(day),
    )
    const spells = changes.map((day) => ` until ${say(plusDays(day, -1))} and ${on(day)} from ${say(day)}`).join('')
    if (changes.length === 0 && on(first) === 'the latest') continue
    const text = `Where an objective was judged more than once, ${on(first)} counts${spells}.`
    const sofar = notes.get(text)
    notes.set(text, {
      kind: 'calculation',
      text,
      ...(changes.length > 0 && { on: changes.at(-1)! }),
      columns: [...(sofar?.columns ?? []), ...reading].sort((a, b) => a - b),
      ids: [...(sofar?.ids ?? []), subjectId],
    })
  }
  return [...notes.values()]
}

function ruleChanges(input: NotedInput, { first, last, say }: Period): PageNote[] {
  const { rules, asKnown } = input
  const { columns } = input.definition
  const ruleIds = new Set(columns.flatMap(({ measure }) => (measure.kind === 'on-track' ? measure.ruleId : [])))
  return [...ruleIds].flatMap((ruleId) => {
    const versions = rules.filter(({ id }) => id === ruleId)
    return changeDays(versions, { first, last }).flatMap((day) => {
      const eve = plusDays(day, -1)
      const before = onTrackRuleAsOf(versions, { ruleId, asOf: eve, asKnown })
      const after = onTrackRuleAsOf(versions, { ruleId, asOf: day, asKnown })
      if (!after || JSON.stringify(before?.rule) === JSON.stringify(after.rule)) return []
      return {
        kind: 'rule-changed' as const,
        text: sayRuleChange(input, { before, after, eve, day, say }),
        on: day,
        columns: placesOf(columns, ({ measure }) => measure.kind === 'on-track' && measure.ruleId === ruleId),
        ids: [ruleId],
      }
    })
  })
}

function sayRuleChange(
  input: NotedInput,
  {
    before,
    after,
    eve,
    day,
    say,
  }: {
    readonly before: OnTrackRule | undefined
    readonly after: OnTrackRule
    readonly eve: CalendarDate
    readonly day: CalendarDate
    readonly say: Period['say']
  },
): string {
  const asks = (version: OnTrackRule, asOf: CalendarDate) =>
    sayRule(version.rule, namesOn(input, { rule: version.rule, asOf }))
  if (!before)
    return `“${after.name}” counts from ${say(day)}: ${asks(after, day)}. Until ${say(eve)} there was no rule.`
  const [percentBefore, percentAfter] = [plainPercentOf(before.rule), plainPercentOf(after.rule)]
  if (percentBefore !== undefined && percentAfter !== undefined)
    return `“${after.name}” is ${percentBefore} % until ${say(eve)} and ${percentAfter} % from ${say(day)}.`
  return `“${after.name}” changed on ${say(day)}. Until ${say(eve)}: ${asks(before, eve)}. From ${say(day)}: ${asks(after, day)}.`
}

/** From where a depth counts as secured, in the scales that the subjects of the columns are recorded in. */
function scaleChanges(input: NotedInput, { first, last, say }: Period): PageNote[] {
  const { scales, asKnown } = input
  const { columns } = input.definition
  const scalesOfColumns = columns.map(({ subjectId, measure }) =>
    measure.kind === 'secured' || (measure.kind === 'on-track' && asksOfSecured(input, measure.ruleId))
      ? scalesOfSubject(input, subjectId)
      : [],
  )
  return [...new Set(scalesOfColumns.flat())].sort(compareCodeUnits).flatMap((scaleId) => {
    const versions = scales.filter(({ id }) => id === scaleId)
    return changeDays(versions, { first, last }).flatMap((day) => {
      const eve = plusDays(day, -1)
      const before = scaleAsOf(versions, { scaleId, asOf: eve, asKnown })
      const after = scaleAsOf(versions, { scaleId, asOf: day, asKnown })
      if (!before || !after || !movesTheLine(before, after)) return []
      return {
        kind: 'scale-changed' as const,
        text: `In “${after.name}” secured begins at “${lineOf(before)}” until ${say(eve)} and at “${lineOf(after)}” from ${say(day)}.`,
        on: day,
        columns: placesOf(scalesOfColumns, (ids) => ids.includes(scaleId)),
        ids: [scaleId],
      }
    })
  })
}

function asksOfSecured({ rules }: NotedInput, ruleId: string): boolean {
  return rules.some(({ id, rule }) => id === ruleId && countersOf(rule).some(({ depth }) => depth === null))
}

function movesTheLine(before: DepthScale, after: DepthScale): boolean {
  if (before.secureFrom !== after.secureFrom) return true
  return before.codes.some(({ id }) => {
    const secure = isSecure(after, id)
    return secure !== undefined && secure !== isSecure(before, id)
  })
}

function lineOf({ codes, secureFrom }: DepthScale): string {
  return codes.find(({ id }) => id === secureFrom)?.label ?? secureFrom
}

/** Splits, merges, replacements and retirements of what was taught to anybody by a date of the page: one note a day. */
function listChanges(input: NotedInput, { first, last, say }: Period): PageNote[] {
  const { revisions = [], asKnown } = input
  const objectivesOfColumns = input.definition.columns.map(({ subjectId, measure }) =>
    'measureId' in measure ? new Set<string>() : taughtIn(input, subjectId),
  )
  const between = revisions.filter(
    ({ on, recordedAt }) => first < on && on <= last && (asKnown === undefined || recordedAt <= asKnown),
  )
  return [...new Set(between.map(({ on }) => on))].sort().flatMap((day) => {
    const ofDay = between.filter(({ on }) => on === day)
    const isAbout = (taught: ReadonlySet<string>) => (revision: (typeof between)[number]) =>
      [...revision.replacedIds, ...revision.addedIds].some((id) => taught.has(id))
    const columns = placesOf(objectivesOfColumns, (taught) => ofDay.some(isAbout(taught)))
    if (columns.length === 0) return []
    const told = ofDay.filter((revision) => objectivesOfColumns.some((taught) => isAbout(taught)(revision)))
    return {
      kind: 'objectives-changed' as const,
      text: `The objective list changed on ${say(day)}.`,
      on: day,
      columns,
      ids: told.map(({ id }) => id).sort(compareCodeUnits),
    }
  })
}

function taughtIn({ taught }: Pick<NotedInput, 'taught'>, subjectId: string): Set<string> {
  return new Set(
    taught.filter((list) => list.subjectId === subjectId).flatMap(({ objectiveIds }) => objectiveIds.flat()),
  )
}

function scalesOfSubject(
  { taught, objectives }: Pick<NotedInput, 'taught' | 'objectives'>,
  subjectId: string,
): string[] {
  const ids = taughtIn({ taught }, subjectId)
  return [...new Set(objectives.flatMap(({ id, scaleId }) => (ids.has(id) ? scaleId : [])))].sort(compareCodeUnits)
}

/** The days after the first date on which a version takes effect, in their order, each once. */
function changeDays(
  versions: readonly { readonly effectiveFrom: CalendarDate }[],
  { first, last }: Pick<Period, 'first' | 'last'>,
): CalendarDate[] {
  const days = versions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => first < day && day <= last)
  return [...new Set(days)].sort()
}

function placesOf<Item>(items: readonly Item[], asks: (item: Item) => boolean): number[] {
  return items.flatMap((item, place) => (asks(item) ? place : []))
}
