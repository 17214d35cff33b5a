import type { Measure } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { Lesson } from './learning.js'
import type { DemoClass, Learner } from './people.js'
import { makeRandom, type Random } from './random.js'
import type { DemoCalendar } from './school-year.js'

/** A line of the log before it has a name; a correction points at the line it is about. */
export interface Line {
  readonly pupilId: string
  readonly cell:
    | { readonly objectiveId: string; readonly measureId: null }
    | { readonly objectiveId: null; readonly measureId: string }
  readonly value: string | number | null
  readonly observedOn: CalendarDate
  readonly recordedAt: number
  readonly recordedBy: string
  readonly via: Entry['via']
  readonly batchId?: string
  readonly supersedes?: Line
}

interface Setting {
  readonly today: CalendarDate
  readonly calendar: DemoCalendar
  readonly classes: readonly DemoClass[]
  readonly lessons: readonly Lesson[]
  readonly measures: readonly Measure[]
  /** The scale's codes, lowest first. */
  readonly depths: readonly string[]
  readonly subjectNames: Readonly<Record<string, string>>
  /** Who teaches the class of a year and a form. */
  readonly teacher: (year: number, form: number) => string
  /** Lines that stand in the place of whatever else there is of their cells. */
  readonly known: readonly Line[]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * The log of the school in the order it was accepted: judgements of what was taught, and tests before each assessment date.
 *
 * A class is judged together soon after a lesson; those not yet secure are looked at again, and some of everybody later, when
 * most know more, some the same and a few have slipped. Now and then a tap is corrected or taken back, a batch is written up
 * days late, and an absent pupil is caught up with. Nothing is recorded on `today` itself, which belongs to the visitor.
 */
export function demoLog(seed: string, setting: Setting): Entry[] {
  const random = makeRandom(`${seed}/log`)
  const known = new Set(setting.known.map(cellOf))
  const made = [
    ...setting.lessons.flatMap((lesson) => judgementsOf(lesson, setting, random)),
    ...marks(setting, random),
  ]
  const lines = [...made.filter((line) => !known.has(cellOf(line))), ...setting.known]
  return inOrderOfAcceptance(lines, makeRandom(`${seed}/entries`))
}

function judgementsOf(lesson: Lesson, setting: Setting, random: Random): Line[] {
  const { days } = lesson.schoolYear
  const lastDay = days.findLastIndex((day) => day < setting.today)
  const recordedBy = setting.teacher(lesson.year, lesson.form)
  const difficulty = random.normal() * 0.45
  const reached = new Map<Learner, number>()
  const lines: Line[] = []

  const look = (day: number, learners: readonly Learner[], gained: number) => {
    if (day > lastDay || day >= days.length) return
    const present = learners.filter(({ pupil }) => pupil.joinedOn <= days[day]!)
    if (present.length === 0) return
    const written = random.chance(0.04) ? day + 2 + random.below(8) : day
    const recordedAt = moment(days[Math.min(written, lastDay)]!, random)
    const batchId = random.uuid()
    for (const learner of present) {
      const rank = judge(learner, { lesson, difficulty, gained, before: reached.get(learner), random })
      const slipOfTheFinger = random.fraction()
      const line = (value: string | null, at: number, more: Partial<Line> = {}): Line => ({
        pupilId: learner.pupil.id,
        cell: { objectiveId: lesson.objectiveId, measureId: null },
        value,
        observedOn: days[day]!,
        recordedAt: at,
        recordedBy,
        via: 'entry',
        ...more,
      })
      if (slipOfTheFinger < 0.006) {
        const tapped = line(setting.depths[rank === 0 ? 1 : rank - 1]!, recordedAt, { batchId })
        const mended = correctionMoment(recordedAt, days[lastDay]!, random)
        lines.push(tapped, line(setting.depths[rank]!, mended, { supersedes: tapped }))
      } else if (slipOfTheFinger < 0.0075) {
        const tapped = line(setting.depths[rank]!, recordedAt, { batchId })
        lines.push(tapped, line(null, recordedAt + 2 * MINUTE + random.below(MINUTE), { supersedes: tapped }))
        continue
      } else {
        lines.push(line(setting.depths[rank]!, recordedAt, { batchId }))
      }
      reached.set(learner, rank)
    }
  }

  const { learners } = lesson
  if (lesson.newest && lesson.day <= lastDay) {
    const marked = Math.round(learners.length * (0.4 + random.fraction() * 0.3))
    look(lastDay, random.shuffle(learners).slice(0, marked), 0)
    return lines
  }

  const { core } = lesson.subject
  const first = lesson.day + random.below(core ? 3 : 6)
  const away = learners.filter(() => random.chance(0.05))
  const there = learners.filter((learner) => !away.includes(learner))
  look(first, there, 0)
  const caughtUp = away.filter(() => random.chance(core ? 0.9 : 0.6))
  look(first + 2 + random.below(4), caughtUp, 0)
  for (const learner of learners.filter(({ pupil }) => pupil.joinedOn > (days[first] ?? days.at(-1)!)))
    look(days.findIndex((day) => day >= learner.pupil.joinedOn) + 5 + random.below(6), [learner], 0)

  const again = (day: number, unsureShare: number, otherShare: number, gained: number) => {
    const isUnsure = (learner: Learner) => (reached.get(learner) ?? 0) < 2
    const looked = learners.filter((learner) => random.chance(isUnsure(learner) ? unsureShare : otherShare))
    look(day, looked, gained)
  }
  if (core || random.chance(0.6)) again(first + 8 + random.below(10), 1, 0.25, 0.7)
  if (core) {
    again(first + 30 + random.below(25), 0.9, 0.6, 1.1)
    again(first + 62 + random.below(30), 0.7, 0.5, 1.2)
  }
  return lines
}

/** Where a pupil stands on an objective: what comes easily, what was gained since, and the luck of the day. Mostly not below before. */
function judge(
  { abilities }: Learner,
  {
    lesson,
    difficulty,
    gained,
    before,
    random,
  }: {
    readonly lesson: Lesson
    readonly difficulty: number
    readonly gained: number
    readonly before: number | undefined
    readonly random: Random
  },
): number {
  const ability = abilities[lesson.subject.name]!
  const ease = lesson.own ? Math.max(ability, -0.8) * 0.4 : ability * 0.8 + (lesson.subject.core ? 0 : 0.4)
  const understood = ease - difficulty + gained + random.normal() * 0.5
  const rank = understood < -1.15 ? 0 : understood < 0 ? 1 : understood < 1.45 ? 2 : 3
  if (before === undefined) return rank
  if (rank >= before) return Math.min(rank, before + 2)
  return random.chance(0.25) ? before - 1 : before
}

/** Standardised tests in the weeks before each assessment date, Years 1 to 6; "A" absent, "B" below the level of the test. */
function marks(
  { today, calendar, classes, measures, subjectNames, lessons, teacher }: Setting,
  random: Random,
): Line[] {
  const belowTheTest = new Set(
    lessons
      .filter(({ own }) => own)
      .flatMap(({ learners, subject }) => learners.map(({ pupil }) => `${subject.name} ${pupil.id}`)),
  )
  return calendar.years.flatMap((schoolYear, index) => {
    const yearsAgo = calendar.years.length - 1 - index
    const rounds = schoolYear.assessmentDates.filter(({ on }) => on >= calendar.startsOn && on < today)
    return rounds.flatMap(({ on }) =>
      classes
        .filter(({ year }) => year - yearsAgo > 0)
        .flatMap(({ year, form, learners }) =>
          measures.flatMap((measure) => {
            const name = subjectNames[measure.subjectId]!
            const satOn = schoolYear.days[schoolYear.days.findLastIndex((day) => day <= on) - random.below(5)]!
            const recordedAt = moment(on, random)
            const batchId = random.uuid()
            const present = learners.filter(({ pupil }) => pupil.joinedOn <= satOn)
            return present.map(({ pupil, sen, abilities }): Line => {
              const score = Math.round(100.5 + 14.5 * (0.85 * abilities[name]! + 0.5 * random.normal()) + index)
              const below = sen === 'E' && belowTheTest.has(`${name} ${pupil.id}`)
              const value = random.chance(0.03) ? 'A' : below ? 'B' : Math.min(140, Math.max(70, score))
              return {
                pupilId: pupil.id,
                cell: { objectiveId: null, measureId: measure.id },
                value,
                observedOn: satOn,
                recordedAt,
                recordedBy: teacher(year - yearsAgo, form),
                via: 'import',
                batchId,
              }
            })
          }),
        ),
    )
  })
}

function inOrderOfAcceptance(lines: readonly Line[], random: Random): Entry[] {
  const ids = new Map<Line, string>()
  return lines
    .toSorted((a, b) => a.recordedAt - b.recordedAt)
    .map((line) => {
      const id = random.uuidAt(line.recordedAt)
      ids.set(line, id)
      return {
        id,
        pupilId: line.pupilId,
        ...line.cell,
        value: line.value,
        observedOn: line.observedOn,
        recordedAt: new Date(line.recordedAt).toISOString(),
        recordedBy: line.recordedBy,
        track: 'teacher',
        via: line.via,
        ...(line.batchId === undefined ? {} : { batchId: line.batchId }),
        ...(line.supersedes === undefined ? {} : { supersedes: ids.get(line.supersedes)! }),
      }
    })
}

function cellOf({ pupilId, cell }: Line): string {
  return `${pupilId} ${cell.objectiveId ?? cell.measureId}`
}

/** A moment of the working day, from half past nine to half past four. */
export function moment(day: CalendarDate, random: Random): number {
  return startOf(day) + 570 * MINUTE + random.below(420 * MINUTE)
}

/** Minutes later for most, a day later for some; never after the last day of school. */
function correctionMoment(recordedAt: number, lastDay: CalendarDate, random: Random): number {
  const soon = recordedAt + (3 + random.below(25)) * MINUTE
  return random.chance(0.4) && soon + DAY < startOf(lastDay) + DAY ? soon + DAY : soon
}

function startOf(day: CalendarDate): number {
  return Date.parse(`${day}T00:00:00.000Z`)
}
