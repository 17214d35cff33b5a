import { type CalendarDate, type Instant, plusDays, TrackError, weekday } from '@track/kernel'
import {
  type Chart,
  checkAnonymity,
  comparisonsOf,
  currentOrder,
  type Entry,
  estimate,
  type Level,
  type NewEntry,
  newSession,
  nextPair,
  type Placement,
  publishChart,
  record,
  type Session,
  stateOf,
  type Work,
} from '@track/micro-progression'
import type { Group, Membership } from '@track/roster'
import {
  type DemoAnswer,
  HELD_UP,
  HUNG_LEVELS,
  HUNG_PROMPT,
  OPEN_ANSWERS,
  OPEN_PROMPT,
  OTHER_ANSWERS,
} from './content/charts.js'
import type { Random } from './random.js'
import type { StaffMember } from './staff.js'

/** The school's charts: two sessions with their logs, the chart that came of the first, and what was held up to it. */
export interface DemoCharts {
  readonly sessions: readonly DemoSession[]
  readonly chart: {
    readonly chart: Chart
    readonly subjectId: string
    readonly classId: string
    readonly publishedBy: string
  }
  readonly works: readonly Work[]
  readonly placements: readonly Placement[]
}

export interface DemoSession {
  readonly id: string
  readonly prompt: string
  readonly subjectId: string
  readonly levels: readonly Level[]
  readonly collections: readonly { readonly id: string; readonly classId: string }[]
  readonly createdBy: string
  readonly createdAt: Instant
  readonly log: readonly Entry[]
  /** Whose piece is whose. */
  readonly authors: readonly { readonly pieceId: string; readonly pupilId: string }[]
}

interface School {
  readonly today: CalendarDate
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  readonly staff: readonly StaffMember[]
}

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4].map((value) => ({ id: `level-${value}`, label: `${value}`, value }))

/**
 * 4 Oak has a chart on its wall, put in order two weeks ago, and four pupils have held a piece up to it since; on one of them pupil and
 * teacher see it differently. With 4 Elm it is in the middle of ordering twelve more.
 */
export function demoCharts(random: Random, school: School): DemoCharts {
  const hung = hungSession(random, school)
  const open = openSession(random, school)
  const { chart, works, placements } = heldUp(random, hung, school)
  const publishedBy = hung.createdBy
  return {
    sessions: [hung, open],
    chart: { chart, subjectId: hung.subjectId, classId: hung.collections[0]!.classId, publishedBy },
    works,
    placements,
  }
}

type Write = (by: string, entry: { readonly kind: NewEntry['kind'] } & Readonly<Record<string, unknown>>) => void

/** A session that is written entry by entry, half a minute apart, as the rules have it. */
function begin(
  random: Random,
  school: School,
  {
    prompt,
    classNames,
    day,
  }: { readonly prompt: string; readonly classNames: readonly string[]; readonly day: CalendarDate },
) {
  const createdAt: Instant = `${day}T15:10:00.000Z`
  let session: Session = newSession({ id: random.uuid(), levels: LEVELS })
  const write: Write = (by, entry) => {
    const recordedAt = new Date(Date.parse(createdAt) + (session.log.length + 1) * 30_000).toISOString()
    const after = record(session, { id: random.uuid(), ...entry } as NewEntry, { by, recordedAt })
    if ('issue' in after) throw new TrackError('demo/session', after.issue.message)
    session = after.session
  }
  const classes = classNames.map((name) => {
    const { id: classId } = school.groups.find((group) => group.name === name)!
    const pupilIds = school.memberships
      .filter((its) => its.groupId === classId && its.until === null)
      .map((its) => its.pupilId)
    return { id: random.uuid(), classId, pupilIds, teacherId: teacherOf(school, classId) }
  })
  const places = new Map<string, number>()
  const authors: { pieceId: string; pupilId: string }[] = []
  const collect = (answers: readonly (DemoAnswer & { readonly origin?: 'pupil' | 'rewritten' })[]) =>
    answers.map(({ text, place, origin = 'pupil' }, at) => {
      const pile = classes[at % classes.length]!
      const pieceId = random.uuid()
      places.set(pieceId, place)
      write(pile.teacherId, { kind: 'piece', pieceId, collectionId: pile.id, origin, imageId: null, words: { text } })
      if (origin === 'pupil') authors.push({ pieceId, pupilId: pile.pupilIds[(at * 5 + 2) % pile.pupilIds.length]! })
      return pieceId
    })
  /** Each teacher nominates the lowest and the highest of their own pile. */
  const nominate = () => {
    for (const { id, teacherId } of classes) {
      const own = stateOf(session)
        .pieces.filter(({ collectionId }) => collectionId === id)
        .map(({ pieceId }) => pieceId)
      const [lowest, ...others] = own.toSorted((a, b) => places.get(a)! - places.get(b)!)
      write(teacherId, { kind: 'nomination', collectionId: id, lowest, highest: others.at(-1) })
    }
  }
  /** The teachers take turns for so many decisions, or until everything has its place. */
  const judge = (most: number) => {
    for (let turn = 0; turn < most && stateOf(session).phase !== 'check'; turn++) {
      const by = classes[turn % classes.length]!.teacherId
      const next = nextPair(session, { judge: by, id: random.uuid() })
      if ('none' in next) continue
      const { left, right } = next.pair
      write(by, next.entry)
      const outcome = places.get(left)! > places.get(right)! ? 'left' : 'right'
      write(by, { kind: 'decision', issueId: next.entry.id, left, right, outcome })
    }
  }
  const done = (): DemoSession => ({
    id: session.id,
    prompt,
    subjectId: school.subjects.find(({ name }) => name === 'Maths')!.id,
    levels: LEVELS,
    collections: classes.map(({ id, classId }) => ({ id, classId })),
    createdBy: classes[0]!.teacherId,
    createdAt,
    log: session.log,
    authors,
  })
  return { write, collect, nominate, judge, done, teacherId: classes[0]!.teacherId }
}

function hungSession(random: Random, school: School): DemoSession {
  const day = schoolDayBefore(school.today, 14)
  const { write, collect, nominate, judge, done, teacherId } = begin(random, school, {
    prompt: HUNG_PROMPT,
    classNames: ['4 Oak'],
    day,
  })
  const shown = HUNG_LEVELS.map(({ exemplar: text, origin }, place) => ({ text, origin, place }))
  const pieceIds = collect([...shown, ...OTHER_ANSWERS])
  nominate()
  judge(100)
  HUNG_LEVELS.forEach(({ origin, qualifiers }, place) => {
    const [pieceId, levelId] = [pieceIds[place], LEVELS[place]!.id]
    if (origin === 'pupil') write(teacherId, { kind: 'consent', pieceId, given: true })
    write(teacherId, { kind: 'exemplar', levelId, pieceIds: [pieceId], method: 'hand' })
    const words = { qualifiers: qualifiers.map((text) => ({ id: random.uuid(), text })) }
    write(teacherId, { kind: 'qualifiers', levelId, words })
  })
  return done()
}

function openSession(random: Random, school: School): DemoSession {
  const { collect, nominate, judge, done } = begin(random, school, {
    prompt: OPEN_PROMPT,
    classNames: ['4 Oak', '4 Elm'],
    day: schoolDayBefore(school.today, 1),
  })
  collect(OPEN_ANSWERS)
  nominate()
  judge(9)
  return done()
}

function heldUp(
  random: Random,
  hung: DemoSession,
  school: School,
): Omit<DemoCharts, 'sessions' | 'chart'> & { readonly chart: Chart } {
  const chart = chartOf(random, hung)
  const classId = hung.collections[0]!.classId
  const pupilIds = school.memberships
    .filter((its) => its.groupId === classId && its.until === null)
    .map((its) => its.pupilId)
  const doneOn = schoolDayBefore(school.today, 3)
  const works: Work[] = []
  const placements: Placement[] = []
  HELD_UP.forEach(({ text, level, glow, grow, teacher }, place) => {
    const pupilId = pupilIds[place * 6 + 1]!
    const of = { chartId: chart.id, pupilId }
    const work = { id: random.uuid(), ...of, doneOn, imageId: null, words: { text } }
    works.push(work)
    const say = (at: number, minute: number, more: Pick<Placement, 'by' | 'recordedBy' | 'words'>) => {
      const { level: shown, exemplars, qualifiers } = chart.levels[at]!
      placements.push({
        id: random.uuid(),
        workId: work.id,
        ...of,
        levelId: shown.id,
        betweenId: null,
        rule: 'hand',
        answers: [],
        probability: null,
        nearestId: exemplars[0]!.pieceId,
        qualifierIds: [qualifiers[0]!.id],
        recordedAt: new Date(Date.parse(`${doneOn}T10:00:00.000Z`) + minute * 60_000 + place * 1_000).toISOString(),
        ...more,
      })
    }
    say(level, 5, { by: 'pupil', recordedBy: pupilId, words: { glows: [glow], grow } })
    if (teacher)
      say(teacher.level, 320, {
        by: 'teacher',
        recordedBy: teacherOf(school, classId),
        words: { reason: teacher.reason },
      })
  })
  return { chart, works, placements }
}

function chartOf(random: Random, { id: sessionId, prompt, levels, log }: DemoSession): Chart {
  const session: Session = { format: 'micro-progression/1', id: sessionId, levels: [...levels], log: [...log] }
  const { pieces, exemplars, qualifiers } = stateOf(session)
  const { quality, standardError } = estimate(comparisonsOf(session), { items: pieces.map(({ pieceId }) => pieceId) })
  const draft = {
    levels: session.levels.map((level) => ({
      level,
      exemplarIds: exemplars.find(({ levelId }) => levelId === level.id)!.pieceIds,
      qualifiers: qualifiers.find(({ levelId }) => levelId === level.id)!.qualifiers,
    })),
    rungs: currentOrder(session).rungs,
    pieces: pieces.map(({ pieceId, origin, text, imageId, consent, isChecked }) => ({
      id: pieceId,
      origin,
      text,
      imageId,
      quality: quality[pieceId]!,
      standardError: standardError[pieceId]!,
      mayHang: consent === true,
      isChecked,
    })),
  }
  const result = publishChart(draft, {
    id: random.uuid(),
    sessionId,
    version: 1,
    prompt,
    publishedAt: new Date(Date.parse(log.at(-1)!.recordedAt!) + 60_000).toISOString(),
    anonymity: checkAnonymity({ texts: [] }, []),
    confirmations: { handwriting: [], lowestOwnClass: false, loneNames: [] },
  })
  if ('issues' in result) throw new TrackError('demo/chart', result.issues[0]!.message)
  return result.chart
}

function teacherOf({ staff }: School, classId: string): string {
  return staff.find((member) => member.classId === classId)!.id
}

/** So many days back, or before the weekend that this is in. */
function schoolDayBefore(today: CalendarDate, days: number): CalendarDate {
  let day = plusDays(today, -days)
  while (weekday(day) > 5) day = plusDays(day, -1)
  return day
}
