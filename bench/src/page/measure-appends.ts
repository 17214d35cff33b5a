import { appendToLedger, type Ledger, type LedgerEntry, ledgerOfColumns } from '@track/markbook'
import { type LiveSums, refreshSums } from '@track/reports'
import { type Figure, say } from './goals.js'
import { hashOf } from './integers.js'
import { logColumns } from './log-columns.js'
import { oracleOf } from './oracle.js'
import { dayName, depthCode, instantOf, uuid } from './plain-objects.js'
import { xoshiro128 } from './random.js'
import { spreadOf } from './rounds.js'
import { integersOfSums, preparedPage, sumsOn } from './track-page.js'
import { makeWorkload, type Rows, SIZES, type Size, SUBJECTS, TERM_ENDS, VOID, type Workload } from './workload.js'

const APPENDS = 4_000
const WARM_UP = 500

/**
 * One judgement comes in, and the page of the day is there again: the line appended, the sums refreshed, the whole numbers laid
 * out. Of a hundred lines two correct another, one takes another back, and most are back-dated. A million judgements in turns with
 * a primary school's.
 */
export function measureAppends(size: Size, { on }: { readonly on: string }): Figure[] {
  const school = liveSchool(size)
  const small = size === 'secondary' ? liveSchool('primary') : undefined
  for (let append = 0; append < APPENDS; append++) {
    appendOne(school)
    if (small) appendOne(small)
  }
  for (const { workload, appended, page } of small ? [school, small] : [school]) {
    const expected = oracleOf({ ...workload, judgements: withRows(workload.judgements, appended) })(TERM_ENDS)()
    if (hashOf(page()) !== hashOf(expected)) {
      console.log('NOT EQUAL to the oracle, so not counted: appends')
      process.exitCode = 1
      return []
    }
  }
  const [median, p99, most] = percentiles(school.taken)
  console.log(
    `\nOne line appended and the page there again, ${on}: median ${say(median)} µs, p99 ${say(p99)} µs, at most ${say(most)} µs of ${school.taken.length}`,
  )
  if (!small) return []
  const [medianOfSmall] = percentiles(small.taken)
  console.log(`The same at ${SIZES.primary.judgements} judgements: median ${say(medianOfSmall)} µs`)
  const what = 'one line appended and the page again'
  return [
    {
      goal: 'G6',
      what: `${what}, median`,
      on,
      found: spreadOf([median]),
      unit: 'µs',
      target: { atMost: 50 },
      stretch: { atMost: 10 },
    },
    { goal: 'G6', what: `${what}, p99`, on, found: spreadOf([p99]), unit: 'µs', target: { atMost: 1_000 } },
    {
      goal: 'G6',
      what: `${what}, 1,000,000 ÷ 150,000 judgements`,
      on,
      found: spreadOf([median / medianOfSmall]),
      unit: '',
      target: { atMost: 2 },
    },
  ]
}

interface LiveSchool {
  readonly workload: Workload
  readonly ledger: Ledger
  readonly sums: LiveSums
  readonly page: () => Int32Array
  readonly next: () => Row
  readonly appended: Row[]
  /** Microseconds. */
  readonly taken: number[]
}

function liveSchool(size: Size): LiveSchool {
  const workload = makeWorkload(SIZES[size], 'all-year')
  const ledger = ledgerOfColumns(logColumns(workload))
  const sums = sumsOn(preparedPage(ledger, workload), TERM_ENDS)
  return {
    workload,
    ledger,
    sums,
    page: () => integersOfSums(sums),
    next: rowsToCome(workload),
    appended: [],
    taken: [],
  }
}

function appendOne({ ledger, sums, page, next, appended, taken }: LiveSchool): void {
  const row = next()
  const entries = [toEntry(row)]
  const start = performance.now()
  appendToLedger(ledger, entries)
  refreshSums(sums)
  page()
  const end = performance.now()
  appended.push(row)
  if (appended.length > WARM_UP) taken.push((end - start) * 1000)
}

type Row = { readonly [name in keyof Rows]: number }

/** The next line, again and again: of somebody, in the programme of theirs, on some day of the year. */
function rowsToCome({ pupils, plans, planOf, judgements, tests }: Workload): () => Row {
  const random = xoshiro128(6)
  const rows = judgements.id.length
  const targets = random.shuffle(Int32Array.from(judgements.id.keys()))
  const superseded = new Set(judgements.supersedes)
  let [id, target, recorded] = [rows + tests.id.length, 0, 320 * 86_400]
  return () => {
    recorded += random.below(60)
    const drawn = random.below(100)
    if (drawn < 3) {
      let row = targets[target++]!
      while (superseded.has(judgements.id[row]!) || judgements.supersedes[row] !== -1) row = targets[target++]!
      return {
        pupil: judgements.pupil[row]!,
        item: judgements.item[row]!,
        value: drawn < 2 ? random.below(4) : VOID,
        day: judgements.day[row]!,
        recorded,
        id: id++,
        supersedes: judgements.id[row]!,
      }
    }
    const pupil = random.below(pupils)
    const { objectives } = plans[planOf[pupil * SUBJECTS + random.below(SUBJECTS)]!]!
    const item = objectives[random.below(objectives.length)]!
    return { pupil, item, value: random.below(4), day: random.below(313), recorded, id: id++, supersedes: -1 }
  }
}

function toEntry({ pupil, item, value, day, recorded, id, supersedes }: Row): LedgerEntry {
  return {
    id,
    pupilId: uuid('pupil', pupil),
    objectiveId: uuid('objective', item),
    measureId: null,
    value: value === VOID ? null : depthCode(value),
    observedOn: dayName(day),
    recordedAt: instantOf(recorded),
    track: 'teacher',
    supersedes: supersedes === -1 ? null : supersedes,
  }
}

function withRows(rows: Rows, more: readonly Row[]): Rows {
  const column = (name: keyof Rows) => Int32Array.from([...rows[name], ...more.map((row) => row[name])])
  return {
    pupil: column('pupil'),
    item: column('item'),
    value: column('value'),
    day: column('day'),
    recorded: column('recorded'),
    id: column('id'),
    supersedes: column('supersedes'),
  }
}

function percentiles(values: readonly number[]): [median: number, p99: number, most: number] {
  const sorted = values.toSorted((a, b) => a - b)
  return [sorted[sorted.length >> 1]!, sorted[Math.floor(sorted.length * 0.99)]!, sorted.at(-1)!]
}
