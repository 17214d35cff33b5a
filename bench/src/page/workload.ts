import { createHash } from 'node:crypto'
import { type Random, xoshiro128 } from './random.js'

/** How big a school is made up, and from which seed. */
export interface SchoolSize {
  readonly seed: number
  readonly pupils: number
  readonly years: number
  readonly objectivesPerYear: number
  readonly judgements: number
}

export const SIZES = {
  tiny: { seed: 7, pupils: 30, years: 3, objectivesPerYear: 27, judgements: 2_000 },
  primary: { seed: 420, pupils: 420, years: 7, objectivesPerYear: 250, judgements: 150_000 },
  secondary: { seed: 1500, pupils: 1_500, years: 5, objectivesPerYear: 240, judgements: 1_000_000 },
} as const satisfies Record<string, SchoolSize>
export type Size = keyof typeof SIZES

/** Schools of one trust: 21,000 pupils, 10 million judgements. Each has its own seed, so that each can be made by itself. */
export const TRUST: readonly SchoolSize[] = Array.from({ length: 50 }, (_, school) => ({
  seed: 21_000 + school,
  pupils: 420,
  years: 7,
  objectivesPerYear: 250,
  judgements: 200_000,
}))

/**
 * What counts as taught. `all-year`: everything from the first day, which keeps every denominator the same at each date.
 * `dated`: each class on its own days, pupils in programmes that leave out or take in objectives.
 */
export const TEACHINGS = ['all-year', 'dated'] as const
export type Teaching = (typeof TEACHINGS)[number]

export const SUBJECTS = 6
export const SECURED_FROM = 2
/** Days since 1 September 2025, a Monday: 12 December, 27 March and 10 July. Tests are sat in the week before. */
export const TERM_ENDS = [102, 207, 312] as const
/** On track: at least this percentage of the taught objectives secured, each from its day on. */
export const ON_TRACK = [
  { from: 0, percent: 30 },
  { from: 126, percent: 45 },
  { from: 224, percent: 60 },
] as const
const GROUPS = ['All', 'Boys', 'Girls', 'PP', 'Not PP', 'SEND', 'EAL', 'Summer born'] as const

/** Rows of a log as columns, in the order in which they arrived. Days since 1 September, seconds since its midnight. */
export interface Rows {
  readonly pupil: Int32Array
  /** The objective of a judgement, the subject of a test. */
  readonly item: Int32Array
  /** The depth, 0 to 3, or the score; `VOID` in a row that only takes another one back. */
  readonly value: Int32Array
  readonly day: Int32Array
  readonly recorded: Int32Array
  readonly id: Int32Array
  /** The id of the row that this one replaces or takes back, or -1. */
  readonly supersedes: Int32Array
}
export const VOID = -1

/** What pupils of one class who follow one programme are taught in one subject, and from which day on. */
export interface Plan {
  readonly subject: number
  readonly objectives: readonly number[]
  readonly taughtFrom: readonly number[]
}

export interface Workload {
  readonly pupils: number
  readonly objectives: number
  readonly judgements: Rows
  readonly tests: Rows
  readonly plans: readonly Plan[]
  /** The plan of pupil p in subject s is `plans[planOf[p * SUBJECTS + s]]`. */
  readonly planOf: Int32Array
  /** The pupils of each of `GROUPS`. */
  readonly groups: Groups
  /** The pupils of each year group. */
  readonly yearGroups: Groups
}
export type Groups = readonly (readonly number[])[]

/**
 * A school's year, made up: who is who, what was taught, and everything that was judged, with the flaws of real logs.
 *
 * Back-dated and late rows, several a day in one cell, corrections, voids, judgements of objectives outside the pupil's own
 * framework. Whole numbers from a seeded source only, so the seed fixes every byte. The log is the same for both teachings.
 */
export function makeWorkload(
  { seed, pupils, years, objectivesPerYear, judgements }: SchoolSize,
  teaching: Teaching,
): Workload {
  const random = xoshiro128(seed)
  const frameworks = makeFrameworks(random, { years, objectivesPerYear })
  const people = Array.from({ length: pupils }, (_, pupil) => makePupil(random, { pupil, pupils, years }))
  const log = makeJudgements(random, { people, frameworks, judgements })
  const tests = makeTests(random, people)
  const { plans, planOf } =
    teaching === 'all-year'
      ? plansOfWholeYears({ people, frameworks })
      : plansByClass(random, { people, frameworks, years })
  return {
    pupils,
    objectives: years * objectivesPerYear,
    judgements: log,
    tests,
    plans,
    planOf,
    groups: GROUPS.map((_, group) => people.filter(({ groups }) => groups[group]).map(({ pupil }) => pupil)),
    yearGroups: range(years).map((number) => people.filter(({ year }) => year === number).map(({ pupil }) => pupil)),
  }
}

/** Several schools as one, for engines that keep all of them in one table. */
export function joined(schools: readonly Workload[]): Workload {
  const firstPupil = offsets(schools.map(({ pupils }) => pupils))
  const firstPlan = offsets(schools.map(({ plans }) => plans.length))
  const join = (rowsOf: (school: Workload) => Rows): Rows => {
    const parts = schools.map(rowsOf)
    const firstRow = offsets(parts.map(({ id }) => id.length))
    const column = (name: keyof Rows, shift: (part: number) => number): Int32Array => {
      const all = new Int32Array(parts.reduce((sum, { id }) => sum + id.length, 0))
      for (const [part, rows] of parts.entries())
        all.set(
          rows[name].map((value) => (value === -1 ? -1 : value + shift(part))),
          firstRow[part]!,
        )
      return all
    }
    const same = () => 0
    return {
      pupil: column('pupil', (part) => firstPupil[part]!),
      item: column('item', same),
      value: column('value', same),
      day: column('day', same),
      recorded: column('recorded', same),
      id: column('id', (part) => firstRow[part]!),
      supersedes: column('supersedes', (part) => firstRow[part]!),
    }
  }
  const together = (groupsOf: (school: Workload) => Groups): Groups =>
    groupsOf(schools[0]!).map((_, group) =>
      schools.flatMap((school, part) => groupsOf(school)[group]!.map((pupil) => pupil + firstPupil[part]!)),
    )
  return {
    pupils: schools.reduce((sum, { pupils }) => sum + pupils, 0),
    objectives: schools[0]!.objectives,
    judgements: join(({ judgements }) => judgements),
    tests: join(({ tests }) => tests),
    plans: schools.flatMap(({ plans }) => plans),
    planOf: Int32Array.from(schools.flatMap(({ planOf }, part) => [...planOf].map((plan) => plan + firstPlan[part]!))),
    groups: together(({ groups }) => groups),
    yearGroups: together(({ yearGroups }) => yearGroups),
  }
}

/** Three days of the school's year, earliest first, that are not asked for again: nothing remembered by date helps. */
export function freshDates(seed: number, count: number): number[][] {
  const random = xoshiro128(seed)
  const asked = new Set<string>()
  while (asked.size < count) {
    const days = new Set(range(3).map(() => 35 + random.below(285)))
    if (days.size === 3) asked.add([...days].sort((a, b) => a - b).join(' '))
  }
  return [...asked].map((days) => days.split(' ').map(Number))
}

/** The percentage of the taught objectives that is on track on a day. */
export function onTrackPercent(day: number): number {
  return ON_TRACK.findLast(({ from }) => from <= day)!.percent
}

function offsets(sizes: readonly number[]): number[] {
  let sum = 0
  return sizes.map((size) => {
    sum += size
    return sum - size
  })
}

/** The same rows in another order: what a page says must not depend on the order of arrival. */
export function shuffled(workload: Workload, seed: number): Workload {
  const random = xoshiro128(seed)
  const reorder = (rows: Rows): Rows => {
    const order = random.shuffle(Int32Array.from(rows.id.keys()))
    return pick(rows, order)
  }
  return { ...workload, judgements: reorder(workload.judgements), tests: reorder(workload.tests) }
}

/** SHA-256 of every byte of the workload. */
export function fingerprint({ judgements, tests, plans, planOf, groups }: Workload): string {
  const hash = createHash('sha256')
  const add = (values: ArrayLike<number>) => hash.update(new Uint8Array(Int32Array.from(values).buffer))
  for (const rows of [judgements, tests]) for (const name of COLUMNS) add(rows[name])
  for (const { subject, objectives, taughtFrom } of plans) add([subject, ...objectives, ...taughtFrom])
  add(planOf)
  for (const members of groups) add(members)
  return hash.digest('hex')
}

const COLUMNS = ['pupil', 'item', 'value', 'day', 'recorded', 'id', 'supersedes'] as const

interface Pupil {
  readonly pupil: number
  readonly year: number
  readonly schoolClass: number
  /** The framework followed in each subject: mostly the pupil's own year. */
  readonly follows: readonly number[]
  readonly groups: readonly boolean[]
  /** 0 to 40: some find everything easier. */
  readonly ease: number
}

/** `frameworks[year][subject]`: its objectives, and how often each is assessed relative to the others, added up. */
type Frameworks = readonly (readonly { readonly objectives: readonly number[]; readonly sums: readonly number[] }[])[]

function makeFrameworks(
  random: Random,
  { years, objectivesPerYear }: { years: number; objectivesPerYear: number },
): Frameworks {
  return range(years).map((year) =>
    range(SUBJECTS).map((subject) => {
      const objectives = range(objectivesPerYear)
        .filter((slot) => slot % SUBJECTS === subject)
        .map((slot) => year * objectivesPerYear + slot)
      // A few objectives are assessed again and again, most of them once: about 1 / (rank + 4), in any order.
      let sum = 0
      const sums = random.shuffle(range(objectives.length)).map((rank) => {
        sum += Math.floor(1_000_000 / (rank + 4))
        return sum
      })
      return { objectives, sums }
    }),
  )
}

const CLASS_SIZE = 30

function makePupil(random: Random, { pupil, pupils, years }: { pupil: number; pupils: number; years: number }): Pupil {
  const perYear = pupils / years
  const year = Math.floor(pupil / perYear)
  const classesPerYear = Math.max(1, Math.floor(perYear / CLASS_SIZE))
  const boy = random.percent(51)
  const premium = random.percent(25)
  const send = random.percent(15)
  const additionalLanguage = random.percent(20)
  const summer = random.below(12) < 4
  const outOfYear = random.percent(send ? 22 : 2.5)
  // Out of year is mostly behind: one framework down, or up for the first year's.
  const other = year > 0 && (year === years - 1 || random.percent(80)) ? year - 1 : year + 1
  return {
    pupil,
    year,
    schoolClass: year * classesPerYear + (pupil % classesPerYear),
    follows: range(SUBJECTS).map(() => (outOfYear && random.percent(50) ? other : year)),
    groups: [true, boy, !boy, premium, !premium, send, additionalLanguage, summer],
    ease: random.below(41),
  }
}

/** First and last Monday of each half-term, in days since 1 September 2025. */
const HALF_TERMS = [
  [0, 49],
  [63, 105],
  [126, 161],
  [175, 203],
  [224, 259],
  [273, 315],
] as const
const SCHOOL_DAYS = HALF_TERMS.flatMap(([first, last]) =>
  range((last - first) / 7 + 1).flatMap((week) => range(5).map((weekday) => first + 7 * week + weekday)),
)
/** Two weeks before a holiday three times as much is judged. */
const DAY_SUMS = addUp(
  SCHOOL_DAYS.map((day) => (HALF_TERMS.some(([, last]) => day >= last - 7 && day < last + 7) ? 3 : 1)),
)

/** Rows while they are being made, with the time at which they reach the log. */
interface Draft {
  readonly pupil: number
  readonly item: number
  readonly value: number
  readonly day: number
  readonly recorded: number
  readonly supersedes: number
}

function makeJudgements(
  random: Random,
  { people, frameworks, judgements }: { people: readonly Pupil[]; frameworks: Frameworks; judgements: number },
): Rows {
  const [ties, corrections, voids] = [4, 10, 5].map((perMille) => Math.floor((judgements * perMille) / 1000))
  const plain = judgements - ties! - corrections! - voids!
  const classOf = new Map<number, Pupil[]>()
  for (const pupil of people) classOf.set(pupil.schoolClass, [...(classOf.get(pupil.schoolClass) ?? []), pupil])

  const drafts: Draft[] = []
  while (drafts.length < plain) {
    const someone = people[random.below(people.length)]!
    const subject = random.below(SUBJECTS)
    const own = frameworks[someone.follows[subject]!]![subject]!
    const place = random.weighted(own.sums)
    const day = SCHOOL_DAYS[random.weighted(DAY_SUMS)]!
    const recorded = recordedAfter(random, day)
    // About one time in thirteen a teacher judges 8 to 27 of a class at once: six rows of ten come like that.
    const judged = random.below(1000) < 79 ? someOf(random, classOf.get(someone.schoolClass)!) : [someone]
    for (const { pupil, follows, ease } of judged.slice(0, plain - drafts.length)) {
      const framework = random.percent(4)
        ? frameworks[(follows[subject]! + 1 + random.below(frameworks.length - 1)) % frameworks.length]!
        : frameworks[follows[subject]!]!
      const { objectives } = framework[subject]!
      const item = objectives[place % objectives.length]!
      drafts.push({ pupil, item, value: depthOn(random, { ease, day }), day, recorded, supersedes: -1 })
    }
  }

  // The same cell on the same day once more, half of them in the same second: then only the id decides.
  for (let count = 0; count < ties!; count++) {
    const twin = drafts[random.below(plain)]!
    const recorded = count % 2 === 0 ? twin.recorded : recordedAfter(random, twin.day)
    drafts.push({ ...twin, value: random.below(4), recorded })
  }

  // Ids first, then who supersedes whom: a row can only name one that is there. No row is superseded twice, and no
  // superseding row is superseded itself.
  const ids = idsInArrivalOrder(random, drafts.length + corrections! + voids!)
  const arrival = arrivalOrder(random, drafts)
  const targets = random.shuffle(range(plain)).slice(0, corrections! + voids!)
  const idOf = new Int32Array(drafts.length)
  for (const [place, draft] of arrival.entries()) idOf[draft] = ids[place]!
  const replacing = targets.map((target, count): Draft => {
    const { pupil, item, day, recorded } = drafts[target]!
    const later = recorded + 60 + random.below(14 * 86_400)
    const value = count < corrections! ? random.below(4) : VOID
    return { pupil, item, value, day, recorded: later, supersedes: idOf[target]! }
  })

  const all = [...drafts, ...replacing]
  const rowIds = new Int32Array(all.length)
  rowIds.set(idOf)
  rowIds.set(ids.subarray(drafts.length), drafts.length)
  const rows = toRows(all, rowIds)
  return pick(rows, arrivalOrder(random, all))
}

/** 7 of 10 on the day itself, 2 of 10 one to three days later, 1 of 10 four to thirty. */
function recordedAfter(random: Random, day: number): number {
  const kind = random.below(10)
  const late = kind < 7 ? 0 : kind < 9 ? 1 + random.below(3) : 4 + random.below(27)
  return (day + late) * 86_400 + 8 * 3_600 + random.below(9 * 60) * 60
}

/** Deeper as the year goes on, and for pupils who find it easier. */
function depthOn(random: Random, { ease, day }: { ease: number; day: number }): number {
  const reached = random.below(100) + ease + Math.floor(day / 6)
  return reached < 40 ? 0 : reached < 75 ? 1 : reached < 135 ? 2 : 3
}

function someOf(random: Random, pupils: readonly Pupil[]): Pupil[] {
  const places = random.shuffle(range(pupils.length)).slice(0, 8 + random.below(20))
  return places.map((place) => pupils[place]!)
}

/** Ids rise with time only roughly: devices hand them out, and send when they can. */
function idsInArrivalOrder(random: Random, length: number): Int32Array {
  const ids = Int32Array.from({ length }, (_, place) => place)
  for (let start = 0; start < length; start += 256) random.shuffle(ids.subarray(start, start + 256))
  return ids
}

/** By the time of recording; 3 of 100 rows arrive up to a few thousand rows late. */
function arrivalOrder(random: Random, drafts: readonly Draft[]): Int32Array {
  const order = Int32Array.from(drafts.keys()).sort((a, b) => drafts[a]!.recorded - drafts[b]!.recorded || a - b)
  const place = new Int32Array(drafts.length)
  const reach = Math.max(1, Math.floor(drafts.length / 50))
  for (const [index, draft] of order.entries()) place[draft] = index + (random.percent(3) ? random.below(reach) : 0)
  return order.sort((a, b) => place[a]! - place[b]! || a - b)
}

/** A test in each subject in the week before each end of term; 6 of 100 pupils are away. */
function makeTests(random: Random, people: readonly Pupil[]): Rows {
  const drafts: Draft[] = []
  for (const date of TERM_ENDS)
    for (const { pupil, ease } of people)
      for (const item of range(SUBJECTS)) {
        if (random.percent(6)) continue
        const day = date - random.below(5)
        const value = 75 + random.below(30) + Math.floor(ease / 2)
        drafts.push({ pupil, item, value, day, recorded: recordedAfter(random, day), supersedes: -1 })
      }
  const rows = toRows(drafts, idsInArrivalOrder(random, drafts.length))
  return pick(rows, arrivalOrder(random, drafts))
}

function plansOfWholeYears({ people, frameworks }: { people: readonly Pupil[]; frameworks: Frameworks }) {
  const plans = frameworks.flatMap((framework) =>
    framework.map(({ objectives }, subject): Plan => ({ subject, objectives, taughtFrom: objectives.map(() => 0) })),
  )
  const planOf = Int32Array.from(
    people.flatMap(({ follows }) => follows.map((year, subject) => year * SUBJECTS + subject)),
  )
  return { plans, planOf }
}

/**
 * Three programmes a subject: the whole framework, a shorter one without every third objective, and one that ends with the
 * first quarter of the next framework. Each class is taught each objective on its own day; some are never reached.
 */
function plansByClass(
  random: Random,
  { people, frameworks, years }: { people: readonly Pupil[]; frameworks: Frameworks; years: number },
) {
  const programmes = frameworks.map((framework, year) =>
    framework.map(({ objectives }, subject) => {
      const next = frameworks[(year + 1) % years]![subject]!.objectives
      return [
        objectives,
        objectives.filter((_, place) => place % 3 !== 2),
        [...objectives, ...next.slice(0, Math.ceil(next.length / 4))],
      ]
    }),
  )
  const plans: Plan[] = []
  const placeOf = new Map<string, number>()
  const planOf = people.flatMap(({ follows, schoolClass }) =>
    follows.map((year, subject) => {
      const drawn = random.below(10)
      const programme = drawn < 6 ? 0 : drawn < 8 ? 1 : 2
      const key = `${schoolClass} ${subject} ${year} ${programme}`
      let place = placeOf.get(key)
      if (place === undefined) {
        place = plans.length
        placeOf.set(key, place)
        const objectives = programmes[year]![subject]![programme]!
        const taughtFrom = objectives.map((_, order) => {
          const planned = Math.floor((order * SCHOOL_DAYS.length) / objectives.length) + random.below(15)
          return SCHOOL_DAYS[planned] ?? NEVER
        })
        plans.push({ subject, objectives, taughtFrom })
      }
      return place
    }),
  )
  return { plans, planOf: Int32Array.from(planOf) }
}

const NEVER = 1_000

function toRows(drafts: readonly Draft[], id: Int32Array): Rows {
  const column = (name: keyof Draft) => Int32Array.from(drafts, (draft) => draft[name])
  return {
    pupil: column('pupil'),
    item: column('item'),
    value: column('value'),
    day: column('day'),
    recorded: column('recorded'),
    id,
    supersedes: column('supersedes'),
  }
}

function pick(rows: Rows, order: Int32Array): Rows {
  const inOrder = (column: Int32Array) => order.map((row) => column[row]!)
  return {
    pupil: inOrder(rows.pupil),
    item: inOrder(rows.item),
    value: inOrder(rows.value),
    day: inOrder(rows.day),
    recorded: inOrder(rows.recorded),
    id: inOrder(rows.id),
    supersedes: inOrder(rows.supersedes),
  }
}

function addUp(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
