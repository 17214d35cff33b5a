import type { CalendarDate, Instant } from '@track/kernel'
import type {
  Framework,
  Objective,
  ObjectiveWording,
  Programme,
  ProgrammeAssignment,
  Strand,
  Subject,
  TaughtFrom,
} from '@track/objectives'
import { curriculum } from './content/curriculum.js'
import { PRIMARY_YEARS, type SubjectContent, type UnitContent } from './content/subject-content.js'
import type { DemoClass, Learner } from './people.js'
import { makeRandom, type Random } from './random.js'
import type { DemoCalendar, SchoolYear } from './school-year.js'

/** What the school teaches, in its own words, and when it taught it to whom. */
export interface Learning {
  readonly subjects: readonly Subject[]
  readonly frameworks: readonly Framework[]
  readonly strands: readonly Strand[]
  readonly objectives: readonly Objective[]
  readonly wordings: readonly ObjectiveWording[]
  readonly programmes: readonly Programme[]
  readonly assignments: readonly ProgrammeAssignment[]
  readonly taughtFrom: readonly TaughtFrom[]
  readonly lessons: readonly Lesson[]
}

/** An objective taught to some learners from a day on: what judgements follow from. */
export interface Lesson {
  readonly subject: SubjectContent
  readonly objectiveId: string
  readonly schoolYear: SchoolYear
  /** The place of its first day among the year's days. */
  readonly day: number
  readonly learners: readonly Learner[]
  /** The class's year at the time and its form: who taught it. */
  readonly year: number
  readonly form: number
  /** The newest objective of a class: some books are marked, the rest are still in the pile. */
  readonly newest: boolean
  /** A pupil in a programme of their own meets what suits them, so the year's distance does not count against them. */
  readonly own: boolean
}

interface OwnProgramme {
  readonly learner: Learner
  readonly subject: number
  /** How many years away from the registered year; mixed programmes also take the year above that one. */
  readonly offset: number
  readonly mixed: boolean
}

type Whom = Pick<TaughtFrom, 'groupId' | 'pupilId'>

interface PlannedObjective {
  readonly id: string
  readonly unit: number
}

/**
 * Everything Larkfield teaches and taught: 700 objectives, a programme for each subject and year, and, as far as the record
 * reaches, the day from which each objective counts as taught to each class.
 *
 * The two classes of a year take some units in a different order. About one pupil in twenty works in a programme of their own,
 * from years below or above, in one or two subjects.
 */
export function demoLearning(
  seed: string,
  {
    today,
    calendar,
    classes,
    scaleId,
    apart,
  }: {
    readonly today: CalendarDate
    readonly calendar: DemoCalendar
    readonly classes: readonly DemoClass[]
    readonly scaleId: string
    /** A pupil whose maths is told elsewhere. */
    readonly apart: Learner
  },
): Learning {
  const random = makeRandom(`${seed}/learning`)
  const words = objectivesInWords(makeRandom(`${seed}/objectives`), { calendar, scaleId })
  const own = ownProgrammes(classes, random).filter(
    ({ learner, subject }) => learner !== apart || curriculum[subject]!.name !== 'Maths',
  )
  const programmes = new Map<string, Programme>()
  const assignments: ProgrammeAssignment[] = []
  const taughtFrom: TaughtFrom[] = []
  const lessons: Lesson[] = []

  for (const schoolYear of calendar.years) {
    const yearsAgo = calendar.years.at(-1)!.startsIn - schoolYear.startsIn
    const inSchool = classes.filter(({ year }) => year >= yearsAgo)
    for (const itsClass of inSchool) {
      for (const subject of curriculum.keys()) teachSubject(itsClass, subject, { schoolYear, yearsAgo })
    }
  }
  const { planned: _, ...rows } = words
  return { ...rows, programmes: [...programmes.values()], assignments, taughtFrom, lessons }

  function teachSubject(
    { group, year: yearNow, form, learners }: DemoClass,
    index: number,
    { schoolYear, yearsAgo }: { readonly schoolYear: SchoolYear; readonly yearsAgo: number },
  ): void {
    const subject = curriculum[index]!
    const year = yearNow - yearsAgo
    const days = { until: today, schoolYear, random }
    const elsewhere = new Set<Learner>(subject.name === 'Maths' ? [apart] : [])
    for (const its of own) {
      const { learner } = its
      const years = yearsOf(its, year)
      const isHere = learners.includes(learner) && learner.pupil.joinedOn <= schoolYear.days.at(-1)!
      if (its.subject !== index || !isHere || years.every((one) => one === year)) continue
      elsewhere.add(learner)
      const pupilId = learner.pupil.id
      assign(index, years, { groupId: null, pupilId }, schoolYear)
      const from = later(calendar.startsOn, learner.pupil.joinedOn)
      for (const { id, day } of plan(plannedOf(index, years), { ...days, from, fresh: false })) {
        // What last year's mix of years held already keeps its first date.
        if (taughtFrom.some((row) => row.pupilId === pupilId && row.objectiveId === id)) continue
        teach(
          { subject, objectiveId: id, schoolYear, day, learners: [learner], year, form, newest: false, own: true },
          { groupId: null, pupilId },
        )
      }
    }

    assign(index, [year], { groupId: group.id, pupilId: null }, schoolYear)
    const together = learners.filter((learner) => !elsewhere.has(learner))
    const fresh = yearsAgo === 0 && subject.core
    const planned = plan(classOrder(words.planned[index]![year]!, form), { ...days, from: calendar.startsOn, fresh })
    for (const [place, { id, day }] of planned.entries()) {
      const newest = fresh && place === planned.length - 1
      teach(
        { subject, objectiveId: id, schoolYear, day, learners: together, year, form, newest, own: false },
        { groupId: group.id, pupilId: null },
      )
    }
  }

  function assign(subject: number, years: readonly number[], whom: Whom, { days }: SchoolYear): void {
    assignments.push({
      subjectId: words.subjects[subject]!.id,
      ...whom,
      programmeId: programmeOf(subject, years).id,
      effectiveFrom: days[0]!,
      recordedAt: at(later(days[0]!, calendar.startsOn), '07:30'),
    })
  }

  function teach(lesson: Lesson, whom: Whom): void {
    const date = lesson.schoolYear.days[lesson.day]!
    taughtFrom.push({ objectiveId: lesson.objectiveId, ...whom, taughtFrom: date, recordedAt: at(date, '08:05') })
    lessons.push(lesson)
  }

  function plannedOf(subject: number, years: readonly number[]): readonly PlannedObjective[] {
    if (years.length === 1) return words.planned[subject]![years[0]!]!
    const [lower, upper] = years.map((year) => words.planned[subject]![year]!) as [
      PlannedObjective[],
      PlannedObjective[],
    ]
    return [...lower.slice(lower.length / 2), ...upper.slice(0, upper.length / 2)]
  }

  function programmeOf(subject: number, years: readonly number[]): Programme {
    const name = `${nameOfYears(years)} ${curriculum[subject]!.name.toLowerCase()}`
    const known = programmes.get(name)
    if (known) return known
    const objectiveIds = plannedOf(subject, years).map(({ id }) => id)
    const made = { id: random.uuid(), subjectId: words.subjects[subject]!.id, name, objectiveIds, spells: [] }
    programmes.set(name, made)
    return made
  }
}

/** The school's frameworks as rows, and for each subject and year the objectives in the order of its programme. */
function objectivesInWords(
  random: Random,
  { calendar, scaleId }: { readonly calendar: DemoCalendar; readonly scaleId: string },
) {
  const subjects: Subject[] = []
  const frameworks: Framework[] = []
  const strands: Strand[] = []
  const objectives: Objective[] = []
  const planned: PlannedObjective[][][] = []
  for (const [position, subject] of curriculum.entries()) {
    const itsSubject = { id: random.uuid(), name: subject.name, position }
    const framework = {
      id: random.uuid(),
      subjectId: itsSubject.id,
      name: `Larkfield ${subject.name.toLowerCase()}`,
      scaleId,
      position: 0,
    }
    subjects.push(itsSubject)
    frameworks.push(framework)
    const strandIds = new Map<string, string>()
    planned.push(
      PRIMARY_YEARS.map((year) => {
        const numbered = subject.years[year].flatMap((unit, index) => inUnit(unit, index))
        return numbered.map(({ unit, strand, wording, tags }, place) => {
          if (!strandIds.has(strand)) {
            strandIds.set(strand, random.uuid())
            strands.push({
              id: strandIds.get(strand)!,
              frameworkId: framework.id,
              parentId: null,
              name: strand,
              position: strandIds.size - 1,
            })
          }
          const objective = {
            id: random.uuid(),
            frameworkId: framework.id,
            strandId: strandIds.get(strand)!,
            code: `${subject.code}${year}.${String(place + 1).padStart(2, '0')}`,
            wording,
            tags: [...tags],
            yearGroups: [year],
            position: PRIMARY_YEARS.indexOf(year) * 100 + place,
            pupilWordings: {},
            offeredFrom: null,
            retiredOn: null,
          }
          objectives.push(objective)
          return { id: objective.id, unit }
        })
      }),
    )
  }
  const effectiveFrom = calendar.years[0]!.days[0]!
  const recordedAt = at(calendar.startsOn, '07:00')
  const wordings = objectives.map(({ id, wording, pupilWordings }) => ({
    objectiveId: id,
    wording,
    pupilWordings,
    effectiveFrom,
    recordedAt,
  }))
  return { subjects, frameworks, strands, objectives, wordings, planned }
}

function inUnit({ strand, objectives }: UnitContent, unit: number) {
  return objectives.map((objective) =>
    typeof objective === 'string' ? { unit, strand, wording: objective, tags: [] } : { unit, strand, ...objective },
  )
}

/** The second form of a year takes its second and third units the other way round. */
function classOrder(planned: readonly PlannedObjective[], form: number): readonly PlannedObjective[] {
  if (form === 0) return planned
  const place = (unit: number) => (unit === 1 ? 2 : unit === 2 ? 1 : unit)
  return planned.toSorted((a, b) => place(a.unit) - place(b.unit))
}

/**
 * Spreads objectives over the days of a year and keeps those taught while the record runs.
 * `fresh` brings the newest up to the last day of school before today: a lesson that is still being marked.
 */
function plan(
  objectives: readonly PlannedObjective[],
  {
    from,
    until,
    schoolYear,
    random,
    fresh,
  }: {
    readonly from: CalendarDate
    readonly until: CalendarDate
    readonly schoolYear: SchoolYear
    readonly random: Random
    readonly fresh: boolean
  },
): { id: string; day: number }[] {
  const { days } = schoolYear
  const room = days.length - 10
  const spread = objectives.map(({ id }, place) => {
    const shift = place === 0 ? 0 : random.fraction() * 0.4
    return { id, day: Math.floor(((place + shift) / objectives.length) * room) }
  })
  const taught = spread.filter(({ day }) => days[day]! >= from && days[day]! <= until)
  const lastDay = days.findLastIndex((day) => day < until)
  const newest = taught.at(-1)
  if (fresh && newest && newest.day < lastDay) newest.day = lastDay
  return taught
}

/** One pupil in twenty: most on the SEND register and below their year, a few who find their year easy above it. */
function ownProgrammes(classes: readonly DemoClass[], random: Random): OwnProgramme[] {
  const core = curriculum.flatMap(({ core }, index) => (core ? [index] : []))
  const everyone = classes.flatMap(({ year, learners }) =>
    learners.map((learner) => ({
      learner,
      year,
      ability: mean(core.map((index) => learner.abilities[curriculum[index]!.name]!)),
    })),
  )
  const byAbility = everyone.toSorted((a, b) => a.ability - b.ability)
  const below = byAbility.filter(({ learner, year }) => learner.sen !== 'none' && year > 0).slice(0, 16)
  const above = byAbility.filter(({ year }) => year > 0 && year < PRIMARY_YEARS.length - 1).slice(-5)
  return [
    ...below.flatMap(({ learner, year }, rank) => {
      const offset = -Math.min(year, rank < 4 ? 3 : rank < 9 ? 2 : 1)
      const subjects = random.shuffle(core).slice(0, random.chance(0.5) ? 2 : 1)
      return subjects.map((subject) => ({ learner, subject, offset, mixed: offset < -1 && random.chance(0.4) }))
    }),
    ...above.map(({ learner }) => {
      const subject = core.toSorted(
        (a, b) => learner.abilities[curriculum[b]!.name]! - learner.abilities[curriculum[a]!.name]!,
      )[0]!
      return { learner, subject, offset: 0, mixed: true }
    }),
  ]
}

function yearsOf({ offset, mixed }: OwnProgramme, year: number): number[] {
  const years = mixed ? [year + offset, year + offset + 1] : [year + offset]
  return years.filter((one) => PRIMARY_YEARS[one] !== undefined)
}

function nameOfYears(years: readonly number[]): string {
  const [lower, upper] = years.map((year) => PRIMARY_YEARS[year]!)
  if (upper === undefined) return lower === 'R' ? 'Reception' : `Year ${lower}`
  return lower === 'R' ? `Reception and Year ${upper}` : `Years ${lower} and ${upper}`
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}

function at(date: CalendarDate, time: string): Instant {
  return `${date}T${time}:00.000Z`
}
