import { type CalendarDate, type Instant, plusDays } from '@track/kernel'
import {
  type Objective,
  type ObjectiveLink,
  type Programme,
  planRevision,
  type Revision,
  type Strand,
  type TaughtFrom,
} from '@track/objectives'
import { french } from './content/french.js'
import { promises } from './content/promises.js'
import { swimming } from './content/swimming.js'
import { type Line, moment } from './judgements.js'
import type { Learning } from './learning.js'
import type { DemoClass, Learner } from './people.js'
import type { Random } from './random.js'
import type { DemoCalendar } from './school-year.js'

/** What is taught and judged so that its numbers are known beforehand: `docs/worked-cases.md` says where each is seen. */
export interface WorkedCases extends Omit<Learning, 'lessons'> {
  readonly revisions: readonly Revision[]
  readonly links: readonly ObjectiveLink[]
  /** Lines of the log: they stand in the place of any other line of the same cell. */
  readonly lines: readonly Line[]
}

interface Setting {
  readonly random: Random
  readonly today: CalendarDate
  readonly calendar: DemoCalendar
  readonly classes: readonly DemoClass[]
  readonly learning: Learning
  /** The scale's codes, lowest first. */
  readonly depths: readonly string[]
  readonly scaleId: string
  readonly mathsTestId: string
  readonly teacher: (year: number, form: number) => string
}

/** Ranks of the scale by the days they were seen on. */
type Seen = readonly (readonly [day: CalendarDate, rank: number])[]

/** Who works in a programme of Year 2, then Year 3, in maths: the pupil of 5 Oak to whom it comes hardest. */
export function outOfYearLearner(classes: readonly DemoClass[], { startsOn }: DemoCalendar): Learner {
  const { learners } = classNamed(classes, '5 Oak')
  return hereSince(learners, startsOn).toSorted((a, b) => a.abilities.Maths! - b.abilities.Maths!)[0]!
}

/** The n-th of a register, from 0, of those who were at the school when the record began. */
function onRegister(itsClass: DemoClass, place: number, { startsOn }: DemoCalendar): Learner {
  return hereSince(itsClass.learners, startsOn)[place]!
}

/** The day on which the list of swimming was split: the latest 1 February that the record has days on both sides of. */
export function splitDay({ startsOn }: DemoCalendar, today: CalendarDate): CalendarDate {
  const year = Number(today.slice(0, 4))
  const days = [year, year - 1].map((one) => `${one}-02-01` as CalendarDate)
  return days.find((day) => day > startsOn && `${day.slice(0, 7)}-11` <= today)!
}

/** The three latest of the school's assessment dates, oldest first. */
export function latestDates({ years }: DemoCalendar, today: CalendarDate): [CalendarDate, CalendarDate, CalendarDate] {
  const past = years.flatMap(({ assessmentDates }) => assessmentDates.map(({ on }) => on)).filter((on) => on <= today)
  return past.slice(-3) as [CalendarDate, CalendarDate, CalendarDate]
}

/**
 * French for four classes, swimming for one, what is promised to families in geography, and a few pupils of whom every judgement is
 * known: the worked cases that a person can look up on the demo school.
 */
export function workedCases(setting: Setting): WorkedCases {
  const { random, today, calendar, classes, depths } = setting
  const { startsOn, years } = calendar
  const [first, second, third] = latestDates(calendar, today)
  const days = years.flatMap((year) => year.days).filter((day) => day >= startsOn && day < today)
  const since = { effectiveFrom: years[0]!.days[0]!, recordedAt: at(startsOn, '07:30') }

  const taughtFrom: TaughtFrom[] = []
  const lines: Line[] = []
  const teach = (objectiveId: string, on: CalendarDate, whom: Pick<TaughtFrom, 'groupId' | 'pupilId'>) =>
    taughtFrom.push({ objectiveId, ...whom, taughtFrom: on, recordedAt: at(on, '08:05') })
  const see = (itsClass: DemoClass, { pupil }: Learner, objectiveId: string, seen: Seen) => {
    for (const [day, rank] of seen)
      if (day >= pupil.joinedOn)
        lines.push({
          pupilId: pupil.id,
          cell: { objectiveId, measureId: null },
          value: depths[rank]!,
          observedOn: day,
          recordedAt: moment(day, random),
          recordedBy: teacherOn(itsClass, day),
          via: 'entry',
        })
  }
  const teacherOn = ({ year, form }: DemoClass, day: CalendarDate) =>
    setting.teacher(Math.max(0, day < years.at(-1)!.days[0]! ? year - 1 : year), form)
  /** So many days of school, evenly from one day up to another. */
  const spread = (count: number, from: CalendarDate, until: CalendarDate): CalendarDate[] => {
    const between = days.filter((day) => day >= from && day <= until)
    return Array.from({ length: count }, (_, index) => between[Math.floor((index * between.length) / count)]!)
  }
  /** The last day of school up to a day. */
  const upTo = (date: CalendarDate) => days.findLast((day) => day <= date)!
  /** Where a pupil stands who is not a worked case. */
  const guess = ({ abilities }: Learner) => {
    const understood = 0.7 * abilities.Writing! + 0.5 + random.normal() * 0.6
    return understood < -1 ? 0 : understood < 0.1 ? 1 : understood < 1.5 ? 2 : 3
  }

  // French

  const frenchSubject = { id: random.uuid(), name: 'French', position: setting.learning.subjects.length }
  const frenchList = list({ ...setting, subjectId: frenchSubject.id, name: 'Larkfield French' })
  for (const { strand, objectives } of french)
    for (const wording of objectives) {
      const known = frenchList.strand(strand)
      frenchList.add(known, { wording, code: `FR.${String(frenchList.objectives.length + 1).padStart(2, '0')}` })
    }
  const frenchIds = frenchList.objectives.map(({ id }) => id)
  const frenchProgramme = programme(random, frenchSubject.id, 'French for Years 5 and 6', frenchIds)
  const frenchClasses = ['5 Oak', '5 Elm', '6 Oak', '6 Elm'].map((name) => classNamed(classes, name))
  const [fiveOak, fiveElm, sixOak, sixElm] = frenchClasses as [DemoClass, DemoClass, DemoClass, DemoClass]
  const judged = (itsClass: DemoClass, taughtOn: readonly CalendarDate[], order: readonly string[]) => {
    const known = onRegister(itsClass, 0, calendar)
    for (const [place, on] of taughtOn.entries()) {
      teach(order[place]!, on, { groupId: itsClass.group.id, pupilId: null })
      for (const learner of itsClass.learners)
        if (learner !== known && random.chance(0.94)) see(itsClass, learner, order[place]!, [[on, guess(learner)]])
    }
    return known
  }

  // E4: 8 of 24 taught, six secure, one deeper, one emerging.
  const eight = spread(8, startsOn, third)
  const coverage = judged(fiveOak, eight, frenchIds)
  for (const [place, on] of eight.entries())
    see(fiveOak, coverage, frenchIds[place]!, [[on, place === 6 ? 3 : place === 7 ? 1 : 2]])

  // The parallel class takes its first two headings the other way round.
  const turned = [...frenchIds.slice(6, 12), ...frenchIds.slice(0, 6), ...frenchIds.slice(12)]
  const nine = spread(9, startsOn, third)
  const other = judged(fiveElm, nine, turned)
  for (const [place, on] of nine.entries()) see(fiveElm, other, turned[place]!, [[on, guess(other)]])

  // E6: secure all year, and deeper in five of twelve at the end.
  const twelve = [...spread(8, startsOn, first), ...spread(2, after(first), second), ...spread(2, after(second), third)]
  const deepened = judged(sixOak, twelve, frenchIds)
  for (const [place, on] of twelve.entries()) {
    const deeperOn = place < 2 ? upTo(second) : place < 5 ? upTo(third) : undefined
    see(sixOak, deepened, frenchIds[place]!, [[on, 2], ...(deeperOn ? [[deeperOn, 3] as const] : [])])
  }

  // E5: ten known, then two of them deepen and five new ones start: the average falls although nobody slipped.
  const fifteen = [...spread(10, startsOn, second), ...spread(5, after(second), third)]
  for (const [place, on] of fifteen.entries()) teach(frenchIds[place]!, on, { groupId: sixElm.group.id, pupilId: null })
  for (const [index, learner] of sixElm.learners.entries()) {
    if (learner.pupil.joinedOn > startsOn) continue
    for (const [place, on] of fifteen.entries()) {
      const turn = (place + index) % 10
      const before = turn < 6 ? 2 : turn < 8 ? 3 : 1
      const deeper = turn < 2 ? [[upTo(third), 3] as const] : []
      see(sixElm, learner, frenchIds[place]!, place < 10 ? [[on, before], ...deeper] : [[on, 1]])
    }
  }

  // Swimming: a supplied list, split on 1 February (E22).

  const on = splitDay(calendar, today)
  const fourOak = classNamed(classes, '4 Oak')
  const swimmingSubject = { id: random.uuid(), name: 'Swimming', position: frenchSubject.position + 1 }
  const source = `urn:example:${swimming.name.toLowerCase().replaceAll(' ', '-')}`
  const supplied = list({
    ...setting,
    subjectId: swimmingSubject.id,
    name: swimming.name,
    publisher: swimming.publisher,
    source,
  })
  const inTheWater = supplied.strand(swimming.strand)
  for (const [place, one] of swimming.objectives.entries()) {
    const wording = 'own' in one ? one.own : one.supplied
    supplied.add(inTheWater, { wording, code: `SW.${place + 1}`, supplied: one.supplied })
  }
  const before = programme(
    random,
    swimmingSubject.id,
    'Swimming',
    supplied.objectives.map(({ id }) => id),
  )
  const replaced = supplied.objectives.at(-1)!
  const { accepted } = planRevision(
    { objectives: supplied.objectives, programmes: [before], strands: supplied.strands },
    {
      frameworkId: supplied.framework.id,
      on,
      replacedIds: [replaced.id],
      added: swimming.split.map((wording, place) => ({ id: random.uuid(), wording, code: `SW.5${'ab'[place]}` })),
    },
  )
  if (!accepted) throw new Error('The list of swimming cannot be split')
  const { added } = accepted
  const swimmingObjectives = [
    ...supplied.objectives.map((one) => (one === replaced ? { ...one, retiredOn: on } : one)),
    ...added,
  ]
  const swimmingProgramme = { ...before, ...accepted.programmes[0]! }
  const split = onRegister(fourOak, 1, calendar)
  const lessons = [
    ...supplied.objectives.map(({ id }, place) => ({
      id,
      day: spread(5, startsOn, beforeDay(on))[place]!,
      rank: place === 2 ? 1 : 2,
    })),
    ...added.map(({ id }, place) => ({ id, day: days.filter((day) => day >= on)[1 + place]!, rank: 2 - place })),
  ]
  for (const { id, day, rank } of lessons) {
    teach(id, day, { groupId: fourOak.group.id, pupilId: null })
    for (const learner of fourOak.learners)
      if (learner === split) see(fourOak, learner, id, [[day, rank]])
      else if (random.chance(0.95)) see(fourOak, learner, id, [[day, guess(learner)]])
  }

  // E7: a pupil of Year 5 in Year 2 and then Year 3 maths: 24 of 28 secured.

  const mathsOf = (year: string) => setting.learning.objectives.filter(({ code }) => code?.startsWith(`M${year}.`))
  const ownIds = [...mathsOf('2'), ...mathsOf('3')].map(({ id }) => id)
  const maths = setting.learning.subjects.find(({ name }) => name === 'Maths')!
  const ownProgramme = programme(random, maths.id, 'Year 2, then Year 3 maths', ownIds)
  const outOfYear = outOfYearLearner(classes, calendar)
  const ownDays = [
    ...spread(6, startsOn, first),
    ...spread(14, after(first), second),
    ...spread(8, after(second), third),
  ]
  for (const [place, day] of ownDays.entries()) {
    teach(ownIds[place]!, day, { groupId: null, pupilId: outOfYear.pupil.id })
    const isSecureAtOnce = place < 4
    const stays = [4, 19, 26, 27].includes(place)
    const later = isSecureAtOnce || stays ? [] : [[upTo(third), place % 5 === 0 ? 3 : 2] as const]
    see(fiveOak, outOfYear, ownIds[place]!, [[day, isSecureAtOnce ? 2 : 1], ...later])
  }

  // E8: two baselines, 97 and 92, and 101 now.

  const tested = onRegister(sixOak, 1, calendar)
  for (const [index, date] of [first, second, third].entries()) {
    const day = upTo(date)
    lines.push({
      pupilId: tested.pupil.id,
      cell: { objectiveId: null, measureId: setting.mathsTestId },
      value: [97, 92, 101][index]!,
      observedOn: day,
      recordedAt: moment(day, random),
      recordedBy: teacherOn(sixOak, day),
      via: 'import',
    })
  }

  // E16: four judgements of one objective, the first of them entered last.

  const computing = setting.learning.lessons.filter(
    ({ subject, form, learners }) =>
      subject.name === 'Computing' && form === fourOak.form && learners.includes(onRegister(fourOak, 0, calendar)),
  )
  const [lesson] = computing
  const often = onRegister(fourOak, 0, calendar)
  const from = lesson!.schoolYear.days[lesson!.day]!
  const four = spread(4, from, days.at(-1)!)
  const seen = lines.length
  see(
    fourOak,
    often,
    lesson!.objectiveId,
    [1, 2, 3, 2].map((rank, index) => [four[index]!, rank] as const),
  )
  lines[seen] = { ...lines[seen]!, recordedAt: lines.at(-1)!.recordedAt + 60_000 }

  // Promises: statements with links to what the school teaches, two of them without any.

  const geography = setting.learning.subjects.find(({ name }) => name === 'Geography')!
  const promised = list({ ...setting, subjectId: geography.id, name: 'What we promise families', position: 1 })
  const links = promises.flatMap(({ statement, codes }, place) => {
    const targetId = promised.add(null, { wording: statement, code: `P${place + 1}` }).id
    return codes.map((code): ObjectiveLink => {
      const origin = setting.learning.objectives.find((one) => one.code === code)!
      return { id: random.uuid(), originId: origin.id, kind: 'isPartOf', targetId, external: null }
    })
  })

  const objectives = [
    ...frenchList.objectives.map((one) => ({ ...one, pupilWordings: { en: iCan(one.wording) } })),
    ...swimmingObjectives,
    ...promised.objectives,
  ]
  return {
    subjects: [frenchSubject, swimmingSubject],
    frameworks: [frenchList.framework, supplied.framework, promised.framework],
    strands: [...frenchList.strands, ...supplied.strands],
    objectives,
    wordings: objectives.map(({ id, wording, pupilWordings, offeredFrom }) => ({
      objectiveId: id,
      wording,
      pupilWordings,
      effectiveFrom: offeredFrom ?? since.effectiveFrom,
      recordedAt: offeredFrom ? at(offeredFrom, '07:30') : since.recordedAt,
    })),
    programmes: [frenchProgramme, swimmingProgramme, ownProgramme],
    assignments: [
      ...frenchClasses.map(({ group }) => ({
        subjectId: frenchSubject.id,
        groupId: group.id,
        pupilId: null,
        programmeId: frenchProgramme.id,
        ...since,
      })),
      {
        subjectId: swimmingSubject.id,
        groupId: fourOak.group.id,
        pupilId: null,
        programmeId: swimmingProgramme.id,
        ...since,
      },
      { subjectId: maths.id, groupId: null, pupilId: outOfYear.pupil.id, programmeId: ownProgramme.id, ...since },
    ],
    taughtFrom,
    revisions: [
      {
        id: random.uuid(),
        frameworkId: supplied.framework.id,
        on,
        replacedIds: [replaced.id],
        addedIds: added.map(({ id }) => id),
        recordedAt: at(on, '07:30'),
      },
    ],
    links,
    lines,
  }
}

/** A framework to be filled: headings and objectives in the order in which they are added. */
function list({
  random,
  scaleId,
  subjectId,
  name,
  position = 0,
  publisher,
  source,
}: Pick<Setting, 'random' | 'scaleId'> & {
  readonly subjectId: string
  readonly name: string
  readonly position?: number
  readonly publisher?: string
  readonly source?: string
}) {
  const framework = {
    id: random.uuid(),
    subjectId,
    name,
    scaleId,
    position,
    ...(publisher && { publisher }),
    ...(source && { source: { source, externalId: 'list' } }),
  }
  const strands: Strand[] = []
  const objectives: Objective[] = []
  return {
    framework,
    strands,
    objectives,
    strand: (heading: string): string => {
      const known = strands.find((one) => one.name === heading)
      if (known) return known.id
      const made = {
        id: random.uuid(),
        frameworkId: framework.id,
        parentId: null,
        name: heading,
        position: strands.length,
      }
      strands.push(made)
      return made.id
    },
    add: (
      strandId: string | null,
      { wording, code, supplied }: { readonly wording: string; readonly code: string; readonly supplied?: string },
    ): Objective => {
      const made = {
        id: random.uuid(),
        frameworkId: framework.id,
        strandId,
        code,
        wording,
        pupilWordings: {},
        tags: [],
        yearGroups: [],
        position: objectives.length,
        offeredFrom: null,
        retiredOn: null,
        ...(source && supplied && { source: { source, externalId: code, wording: supplied } }),
      }
      objectives.push(made)
      return made
    },
  }
}

function programme(random: Random, subjectId: string, name: string, objectiveIds: readonly string[]): Programme {
  return { id: random.uuid(), subjectId, name, objectiveIds: [...objectiveIds], spells: [] }
}

function classNamed(classes: readonly DemoClass[], name: string): DemoClass {
  return classes.find(({ group }) => group.name === name)!
}

function hereSince(learners: readonly Learner[], day: CalendarDate): Learner[] {
  return learners.filter(({ pupil }) => pupil.joinedOn <= day)
}

/** "Say my name" as a pupil reads it: "I can say my name". */
function iCan(wording: string): string {
  return `I can ${wording.charAt(0).toLowerCase()}${wording.slice(1)}`
}

function after(date: CalendarDate): CalendarDate {
  return plusDays(date, 1)
}

function beforeDay(date: CalendarDate): CalendarDate {
  return plusDays(date, -1)
}

function at(date: CalendarDate, time: string): Instant {
  return `${date}T${time}:00.000Z`
}
