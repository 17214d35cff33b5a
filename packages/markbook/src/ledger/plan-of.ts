import { TrackError } from '@track/kernel'
import { dayIn } from './calendar-days.js'
import { checkLedger } from './check-ledger.js'
import { dictionaryOf, numberFor } from './dictionary.js'
import type { Dictionary, Ledger } from './ledger.js'
import type { LedgerList, Plan, PlanInput, Strand, TaughtObjective } from './plan.js'

/**
 * Prepares a ledger to be asked how much of what was taught is assessed and secured: looks up every name once.
 *
 * `lists` say who is taught what, in which scale, from which day until which; a pupil may be in lists of several subjects, and
 * counts once in each. `marks` say whose marks are wanted of which measures. Pupils and objectives that the ledger does not know
 * yet are no mistake: they count as soon as somebody has written of them. Ask it with `tallyLedger`; when lists or scales change,
 * make a new one.
 *
 * @example
 * ```ts
 * import { ledgerOf, planOf, tallyLedger } from '@track/markbook'
 *
 * const line = { measureId: null, track: 'teacher', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e1', pupilId: 'ada', objectiveId: 'count-in-6s', value: 'secure' },
 *   { ...line, id: 'e2', pupilId: 'ben', objectiveId: 'count-in-6s', value: 'emerging' },
 * ])
 * const plan = planOf(ledger, {
 *   lists: [{
 *     pupilIds: ['ada', 'ben'],
 *     objectives: [
 *       { objectiveId: 'count-in-6s', scaleId: 'depth', from: '2026-02-23' },
 *       { objectiveId: 'count-in-7s', scaleId: 'depth', from: '2026-04-20' },
 *     ],
 *   }],
 *   scales: [{
 *     id: 'depth', codes: [{ id: 'emerging' }, { id: 'secure' }], secureFrom: 'secure',
 *     effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z',
 *   }],
 * })
 * const { taught, assessed, secured } = tallyLedger(plan, { dates: ['2026-03-31', '2026-07-10'] })
 * taught // => Int32Array.of(1, 1, 2, 2)
 * assessed // => Int32Array.of(1, 1, 1, 1)
 * secured // => Int32Array.of(1, 0, 1, 0)
 * ```
 */
export function planOf(ledger: Ledger, { lists, scales, marks = [], asKnown }: PlanInput): Plan {
  checkLedger(ledger)
  const members = numberPupils(lists)
  const slots = numberPupils(marks)
  const names: Names = { objectives: dictionaryOf([]), days: new Map() }
  const strands = lists.map((list) => strandsOf(list, names))
  return {
    ledger,
    members: members.length,
    memberStarts: members.starts,
    listOfMember: members.lists,
    membersOfPupil: members.ofPupil,
    objectives: names.objectives.numbers,
    strands,
    slots: slots.length,
    slotStarts: slots.starts,
    measureOfSlot: marks.flatMap(({ measureId, pupilIds }) => pupilIds.map(() => measureId)),
    slotsOfPupil: slots.ofPupil,
    scaleIds: [...new Set(strands.flatMap((ofList) => ofList.map(({ scaleId }) => scaleId)))],
    scales: asKnown === undefined ? scales : scales.filter(({ recordedAt }) => recordedAt <= asKnown),
    made: { index: ledger.index, counts: new Map(), marks: null },
  }
}

/** Numbers the pupils of all lists one after the other. */
function numberPupils(lists: readonly { readonly pupilIds: readonly string[] }[]) {
  const starts = new Int32Array(lists.length + 1)
  for (const [list, { pupilIds }] of lists.entries()) starts[list + 1] = starts[list]! + pupilIds.length
  const length = starts[lists.length]!
  const ofPupil = new Map<string, number[]>()
  const listOf = new Int32Array(length)
  for (const [list, { pupilIds }] of lists.entries())
    for (const [place, pupilId] of pupilIds.entries()) {
      const number = starts[list]! + place
      listOf[number] = list
      const numbers = ofPupil.get(pupilId)
      if (numbers) numbers.push(number)
      else ofPupil.set(pupilId, [number])
    }
  return { length, starts, lists: listOf, ofPupil }
}

/** Before every day there is. */
const ALWAYS = -(2 ** 31)
/** After every day there is. */
const NEVER = 2 ** 31 - 1
/** Counts are kept in 16 bits each. */
const MOST = 65_535

/** What is looked up once for all lists: the numbers of objectives, the days of dates. */
interface Names {
  readonly objectives: Dictionary
  readonly days: Map<string, number>
}

function strandsOf({ objectives }: LedgerList, names: Names): Strand[] {
  if (objectives.length > MOST)
    throw new TrackError('markbook/list-too-long', 'A list teaches more objectives than can be counted', {
      objectives: objectives.length,
    })
  const inScales = new Map<string, Span[]>()
  for (const span of spansOf(objectives, names)) {
    const inScale = inScales.get(span.scaleId)
    if (inScale) inScale.push(span)
    else inScales.set(span.scaleId, [span])
  }
  return [...inScales.values()].flatMap((spans) => {
    const ending = spans.filter(({ end }) => end !== NEVER)
    const begin = strandOf(1, spans)
    return ending.length === 0 ? begin : [begin, strandOf(-1, ending)]
  })
}

function strandOf(sign: 1 | -1, spans: readonly Span[]): Strand {
  const [objectives, days] = [new Int32Array(spans.length), new Int32Array(spans.length)]
  for (const [place, { objective, from, end }] of spans.entries()) {
    objectives[place] = objective
    days[place] = sign === 1 ? from : end
  }
  return { sign, scaleId: spans[0]!.scaleId, objectives, days, daysAscending: days.slice().sort() }
}

/** An objective is taught from a day on, up to the day before `end`. */
interface Span {
  readonly objective: number
  readonly scaleId: string
  readonly from: number
  readonly end: number
}

/** When each objective of a list is taught. One that is named several times is taught once on each day that any of them covers. */
function spansOf(objectives: readonly TaughtObjective[], { objectives: dictionary, days }: Names): Span[] {
  const spans: Span[] = []
  const named = new Set<number>()
  for (const { objectiveId, scaleId, from, until } of objectives) {
    const span = {
      objective: numberFor(dictionary, objectiveId),
      scaleId,
      from: from == null ? ALWAYS : dayIn(days, from),
      end: until == null ? NEVER : dayIn(days, until) + 1,
    }
    if (span.from >= span.end) continue
    named.add(span.objective)
    spans.push(span)
  }
  return named.size === spans.length ? spans : joined(spans)
}

/** Of each objective, the spans that touch made one; in the scale that it is named with first. */
function joined(spans: readonly Span[]): Span[] {
  const result = new Map<number, Span[]>()
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const ofObjective = result.get(span.objective) ?? []
    result.set(span.objective, ofObjective)
    const last = ofObjective.at(-1)
    if (last && span.from <= last.end)
      ofObjective[ofObjective.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else ofObjective.push(span)
  }
  const scaleIds = new Map([...spans].reverse().map(({ objective, scaleId }) => [objective, scaleId]))
  return [...result.values()].flat().map((span) => ({ ...span, scaleId: scaleIds.get(span.objective)! }))
}
