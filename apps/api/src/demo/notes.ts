import { type CalendarDate, type Instant, plusDays, TrackError, weekday } from '@track/kernel'
import {
  type Act,
  type CarryOver,
  carryOver,
  microtrackOf,
  type NewAct,
  type Publication,
  publish,
  type Template,
} from '@track/microtrack'
import type { Group, Membership } from '@track/roster'
import {
  type DemoNote,
  EARLY,
  MATHS,
  OWN_TASKS,
  PREPARED,
  START_NEXT,
  SUCCESSES,
  templateOf,
  WHY,
} from './content/notes.js'
import type { Random } from './random.js'
import type { StaffMember } from './staff.js'

/** The school's notes: what lies ready, what was given out, and what was done on it in the order of the log. */
export interface DemoNotes {
  readonly templates: readonly DemoTemplateOfNotes[]
  readonly given: readonly DemoPublication[]
  readonly acts: readonly Act[]
  readonly codes: readonly { readonly code: string; readonly publicationId: string; readonly pupilId: string }[]
}

export interface DemoTemplateOfNotes {
  readonly id: string
  readonly subjectId: string
  readonly title: string
  readonly unit: string
  readonly template: Template
}

export interface DemoPublication {
  readonly publication: Publication
  readonly classId: string
  readonly subjectId: string
  readonly templateId: string
  readonly publishedBy: string
}

interface School {
  readonly today: CalendarDate
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  readonly staff: readonly StaffMember[]
}

/**
 * The notes of two classes. 4 Oak has had a maths note a day: four lessons are over, with exit tickets, and today's is in the middle.
 * 2 Elm has its first, in the words and pictures of its age. Whatever weekday it is, today has notes.
 */
export function demoNotes(random: Random, school: School): DemoNotes {
  const templates = [...MATHS, ...PREPARED, EARLY].map((note) => ready(note, random, school))
  const days = lastDays(school.today, MATHS.length)
  const lessons = MATHS.map((_, place) =>
    give(templates[place]!, { school, className: '4 Oak', day: days[place]!, readingBand: 'middle' }, random),
  )
  const early = give(templates.at(-1)!, { school, className: '2 Elm', day: school.today, readingBand: 'early' }, random)
  // What was not done goes on to the next day, under the ids it always had.
  const before = new Map<string, CarryOver>()
  const acts: Act[] = begun(early, random)
  for (const one of lessons) {
    const done = one === lessons.at(-1) ? underWay(one, before, random) : finished(one, before, random)
    for (const { pupilId } of one.publication.pupils)
      before.set(pupilId, carryOver(microtrackOf(one.publication, done, { pupilId, before: before.get(pupilId) })))
    acts.push(...done)
  }
  const given = [...lessons, early]
  return {
    templates,
    given,
    acts: acts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0)),
    codes: given.flatMap(({ publication }) =>
      publication.pupils.map(({ pupilId }) => ({ code: noteCode(random), publicationId: publication.id, pupilId })),
    ),
  }
}

function ready(note: DemoNote, random: Random, { subjects }: School): DemoTemplateOfNotes {
  const subjectId = subjects.find(({ name }) => name === note.subject)!.id
  const template = templateOf(note, random.uuid)
  return { id: random.uuid(), subjectId, title: note.title, unit: note.unit, template }
}

/** The last days before this one that are no weekend, and this one. */
function lastDays(today: CalendarDate, count: number): CalendarDate[] {
  const days = [today]
  for (let day = plusDays(today, -1); days.length < count; day = plusDays(day, -1))
    if (weekday(day) <= 5) days.unshift(day)
  return days
}

function give(
  { id: templateId, subjectId, template }: DemoTemplateOfNotes,
  {
    school,
    className,
    day,
    readingBand,
  }: { school: School; className: string; day: CalendarDate; readingBand: Publication['readingBand'] },
  random: Random,
): DemoPublication {
  const classId = school.groups.find(({ name }) => name === className)!.id
  const pupilIds = school.memberships
    .filter((its) => its.groupId === classId && its.until === null)
    .map((its) => its.pupilId)
  const pictures = { id: random.uuid(), name: 'With pictures', symbols: true, largePrint: readingBand === 'early' }
  const fewer = template.tasks.filter(({ optional }) => optional).map(({ id }) => id)
  const variants = [{ ...pictures, leaveOut: fewer, readingBand: 'early' as const }]
  // Early readers all have pictures; in the older class two pupils do.
  const hasPictures = (place: number) => readingBand === 'early' || place === 3 || place === 21
  const result = publish(template, {
    id: random.uuid(),
    startsOn: day,
    endsOn: day,
    readingBand,
    variants,
    pupils: pupilIds.map((pupilId, place) => ({ pupilId, variantId: hasPictures(place) ? pictures.id : null })),
    publishedAt: `${plusDays(day, -1)}T15:40:00.000Z`,
  })
  if (!('publication' in result)) throw new TrackError('demo/note', 'A note of the demo cannot be given out')
  const publishedBy = school.staff.find((member) => member.classId === classId)!.id
  return { publication: result.publication, classId, subjectId, templateId, publishedBy }
}

type Doing = { readonly kind: NewAct['kind']; readonly by?: Act['by'] } & Readonly<Record<string, unknown>>
type Do = (minute: number, doing: Doing) => void

/** What each pupil does, minute by minute; their teacher's acts are the teacher's. */
function lesson(
  { publication, publishedBy }: DemoPublication,
  random: Random,
  each: (act: Do, pupil: { readonly place: number; readonly id: string }) => void,
): Act[] {
  const acts: Act[] = []
  publication.pupils.forEach(({ pupilId }, place) => {
    const act: Do = (minute, { by = 'pupil', ...doing }) => {
      const recordedAt = momentOf(publication.startsOn, minute * 60_000 + place * 1_000 + random.below(900))
      const recordedBy = by === 'teacher' ? publishedBy : pupilId
      const note = { id: random.uuid(), publicationId: publication.id, pupilId }
      acts.push({ ...note, by, via: 'screen', at: recordedAt, recordedAt, recordedBy, ...doing } as unknown as Act)
    }
    each(act, { place, id: pupilId })
  })
  return acts
}

/** Lessons begin at nine. */
function momentOf(day: CalendarDate, milliseconds: number): Instant {
  return new Date(Date.parse(`${day}T09:00:00.000Z`) + milliseconds).toISOString()
}

function partsOf({ publication }: DemoPublication) {
  const { tasks, criteria } = publication
  const practise = tasks.find(({ choice }) => choice)!
  const [first, second] = tasks
  const last = tasks.filter(({ optional, choice }) => !optional && !choice).at(-1)!
  return { tasks, criteria, practise, options: practise.choice!.options, first: first!, second: second!, last }
}

/** A lesson that is over: lists built, most of them done, a way chosen, criteria gauged, an exit ticket written or passed over. */
function finished(given: DemoPublication, before: ReadonlyMap<string, CarryOver>, random: Random): Act[] {
  const { tasks, criteria, practise, options, first, second, last } = partsOf(given)
  return lesson(given, random, (act, { place, id }) => {
    // Two were away that day: their notes are as they were given out.
    if (place === 12 || place === 25) return
    const wantsMore = random.chance(0.3)
    const taskIds = tasks.filter(({ optional }) => !optional || wantsMore).map(({ id }) => id)
    act(1, built(taskIds, before.get(id)))
    for (const { task } of before.get(id)?.tasks ?? [])
      if (random.chance(0.7)) act(3, { kind: 'tick', taskId: task.id })
    act(2, { kind: 'confidence', moment: 'before', sure: 1 + random.below(3) })
    const option = options[place % options.length]!
    act(4, { kind: 'tick', taskId: first.id })
    act(9, { kind: 'tick', taskId: second.id })
    act(11, { kind: 'choose', taskId: practise.id, optionIds: [option.id] })
    act(20, { kind: 'tick', taskId: practise.id, optionId: option.id })
    act(22, { kind: 'gauge', criterionId: criteria[0]!.id, gauge: random.chance(0.7) ? 'got-it' : 'nearly' })
    if (place % 5 === 0) act(24, { kind: 'check-in', by: 'teacher', standing: 'going-well' })
    if (random.chance(0.75)) act(30, { kind: 'tick', taskId: last.id })
    if (random.chance(0.2))
      act(34, { kind: 'add', taskId: random.uuid(), done: true, words: { text: random.pick(OWN_TASKS) } })
    act(38, { kind: 'gauge', criterionId: criteria[1]!.id, gauge: random.chance(0.5) ? 'got-it' : 'nearly' })
    act(39, { kind: 'confidence', moment: 'after', sure: 2 + random.below(3) })
    if (random.chance(0.15)) act(41, { kind: 'exit', helped: null, skipped: true })
    else {
      const words = { why: random.pick(WHY), success: random.pick(SUCCESSES), startNext: random.pick(START_NEXT) }
      act(41, { kind: 'exit', helped: random.chance(0.75) ? 'yes' : 'partly', skipped: false, words })
    }
    act(42, { kind: 'close' })
  })
}

/** Today's lesson, half way: a few have not begun, one is trying another way, one is ready, one asks, two want something changed. */
function underWay(given: DemoPublication, before: ReadonlyMap<string, CarryOver>, random: Random): Act[] {
  const { tasks, criteria, practise, options, first, second, last } = partsOf(given)
  return lesson(given, random, (act, { place, id }) => {
    if (place === 9 || place === 27) return
    const taskIds = tasks.filter(({ optional }) => !optional).map(({ id }) => id)
    act(1, built(taskIds, before.get(id)))
    if (place % 2 === 0) act(2, { kind: 'confidence', moment: 'before', sure: 1 + random.below(4) })
    if (place !== 18) act(4, { kind: 'tick', taskId: first.id })
    if (place % 3 !== 2) act(9, { kind: 'tick', taskId: second.id })
    const [cards, drawing] = options
    if (place % 3 === 0) act(11, { kind: 'choose', taskId: practise.id, optionIds: [options[place % 2]!.id] })
    if (place === 4) {
      act(11, { kind: 'choose', taskId: practise.id, optionIds: [cards!.id] })
      act(14, { kind: 'tick', taskId: practise.id, optionId: cards!.id })
      act(15, { kind: 'gauge', criterionId: criteria[1]!.id, gauge: 'not-yet' })
      act(16, { kind: 'choose', taskId: practise.id, optionIds: [drawing!.id] })
    }
    if (place === 7) {
      act(12, { kind: 'tick', taskId: practise.id, optionId: drawing!.id })
      act(16, { kind: 'tick', taskId: last.id })
      act(17, { kind: 'gauge', criterionId: criteria[0]!.id, gauge: 'got-it' })
      act(18, { kind: 'ready', ready: true })
    }
    if (place === 11) act(17, { kind: 'ask', asks: true })
    if (place === 14)
      act(18, {
        kind: 'propose',
        proposalId: random.uuid(),
        change: { about: 'instead', taskId: last.id },
        words: { text: 'Tell my partner how I know' },
      })
    if (place === 18)
      act(18, {
        kind: 'propose',
        by: 'teacher',
        proposalId: random.uuid(),
        change: { about: 'outcome' },
        words: { text: 'I can say which of two bars is longer.' },
      })
    if (place === 5) act(13, { kind: 'add', taskId: random.uuid(), done: true, words: { text: OWN_TASKS[0] } })
    if (place === 6) act(15, { kind: 'acknowledge', taskId: first.id, by: 'partner' })
    if (place === 2)
      act(16, { kind: 'check-in', by: 'teacher', standing: 'needs-a-hand', words: { text: 'Show the bars again' } })
    if (place === 16 || place === 20) act(17, { kind: 'check-in', by: 'teacher', standing: 'going-well' })
  })
}

/** The first minutes of a class that has notes for the first time. */
function begun(given: DemoPublication, random: Random): Act[] {
  const { tasks, practise, options, first } = partsOf(given)
  return lesson(given, random, (act, { place }) => {
    if (place % 4 === 3) return
    act(1, built(tasks.map(({ id }) => id)))
    if (place % 2 === 0) act(3, { kind: 'tick', taskId: first.id })
    if (place % 6 === 0) act(6, { kind: 'choose', taskId: practise.id, optionIds: [options[0]!.id] })
    if (place === 8) act(7, { kind: 'ask', asks: true })
  })
}

/** A list with what came along first, and where the pupil said they would start. */
function built(taskIds: readonly string[], { tasks, startNext }: Partial<CarryOver> = {}): Doing {
  const carried = tasks ?? []
  const words = startNext ? { words: { startNext } } : {}
  return { kind: 'build', taskIds: [...carried.map(({ task }) => task.id), ...taskIds], carried, ...words }
}

/** Letters and digits that nobody confuses, and no vowels to make words of. */
function noteCode(random: Random): string {
  return Array.from({ length: 8 }, () => random.pick([...'CDFHJKMNPRTWXY3479'])).join('')
}
