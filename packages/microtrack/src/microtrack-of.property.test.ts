import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceTask, deepFreeze, instant, log, monday, type Said, task } from '../test/acts.js'
import { type Act, type CarryOver, carryOver, creditOf, mergeActs, microtrackOf } from './index.js'

const runs = { numRuns: 300 }
const taskId = fc.constantFrom('wall', 'practise', 'two', 'extra', 'puzzle', 'mine', 'other', 'friday', '__proto__')
const optionId = fc.constantFrom('cards', 'game', 'drawing', 'constructor')
const by = fc.constantFrom('pupil' as const, 'teacher' as const, 'partner' as const)
const words = fc.option(fc.constantFrom({ text: 'Swept' }, { text: 'Asked' }), { nil: undefined })
const proposalId = fc.constantFrom('p1', 'p2')
const change = fc.constantFrom(
  { about: 'outcome' as const },
  { about: 'criterion' as const, criterionId: 'c1' },
  { about: 'more-time' as const, endsOn: '2026-03-05' as const },
  { about: 'leave-out' as const, taskId: 'wall' },
  { about: 'instead' as const, taskId: 'practise' },
)

const publication = deepFreeze({
  ...monday,
  tasks: [...monday.tasks, choiceTask('two', 2), task('extra', { optional: true })],
})
const before: CarryOver = deepFreeze({
  tasks: [{ fromPublicationId: 'fri', task: task('friday') }],
  own: [{ fromPublicationId: 'fri', taskId: 'mine', text: 'Ask my cousin' }],
  startNext: 'with the game',
})

/** Anything that anybody may say, whether or not it is theirs to say. */
const anySaid: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ kind: fc.constantFrom('tick' as const, 'untick' as const), taskId, by }),
  fc.record({
    kind: fc.constantFrom('tick' as const, 'untick' as const),
    taskId: fc.constantFrom('practise', 'two'),
    optionId,
  }),
  fc.record({
    kind: fc.constant('choose' as const),
    taskId: fc.constantFrom('practise', 'two', 'wall'),
    optionIds: fc.array(optionId, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('add' as const), taskId, done: fc.boolean(), by, words }),
  fc.record({ kind: fc.constant('reword' as const), taskId, by, words }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'acknowledge' as const), taskId, by }),
  fc.record({
    kind: fc.constant('build' as const),
    taskIds: fc.uniqueArray(taskId),
    carried: fc.constantFrom([], before.tasks),
  }),
  fc.record({ kind: fc.constantFrom('propose' as const, 'adjust' as const), proposalId, change, by, words }),
  fc.record({ kind: fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const), proposalId, by }),
  fc.record({ kind: fc.constant('ready' as const), ready: fc.boolean() }),
  fc.record({ kind: fc.constant('ask' as const), asks: fc.boolean() }),
  fc.record({ kind: fc.constant('heard' as const), about: fc.constantFrom('ask' as const, 'ready' as const), by }),
  fc.record({
    kind: fc.constant('gauge' as const),
    criterionId: fc.constant('c1'),
    gauge: fc.constantFrom('not-yet' as const, 'nearly' as const, 'got-it' as const),
  }),
  fc.constant({ kind: 'exit' as const, helped: null, skipped: true }),
  fc.constant({ kind: 'close' as const }),
)

/** A log of two pupils on two notes, full of ties. */
const anyLog = fc
  .array(
    fc.tuple(
      anySaid,
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('ada', 'ada', 'ada', 'ben'),
      fc.constantFrom('mon', 'mon', 'mon', 'tue'),
    ),
    { maxLength: 25 },
  )
  .map((rows) =>
    deepFreeze(
      log(...rows.map(([said]) => said)).map((act, place): Act => {
        const [, second, pupilId, publicationId] = rows[place]!
        return { ...act, recordedAt: instant(second), pupilId, publicationId }
      }),
    ),
  )
const threeLogs = anyLog.chain((acts) =>
  fc.tuple(fc.shuffledSubarray(acts), fc.shuffledSubarray(acts), fc.shuffledSubarray(acts)),
)

const noteOf = (acts: readonly Act[], pupilId = 'ada') => microtrackOf(publication, acts, { pupilId, before })
/** The same log with one more act at its end. */
const afterwards = (acts: readonly Act[], said: Said): Act[] => [
  ...acts,
  { ...log(said)[0]!, id: 'z', recordedAt: instant(59) },
]

test('the order in which acts arrive, and how often, never matters', () => {
  fc.assert(
    fc.property(
      anyLog.chain((acts) => fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts))),
      ([acts, again]) => {
        const note = noteOf(acts)
        expect(noteOf([...again, ...acts.toReversed(), ...again])).toEqual(note)
        expect(noteOf(mergeActs([again, acts]))).toEqual(note)
      },
    ),
    runs,
  )
})

test('merging logs does not care which comes first, which were merged before, or what is merged again', () => {
  fc.assert(
    fc.property(threeLogs, ([a, b, c]) => {
      expect(mergeActs([a, b])).toEqual(mergeActs([b, a]))
      expect(mergeActs([mergeActs([a, b]), c])).toEqual(mergeActs([a, mergeActs([b, c])]))
      const merged = mergeActs([a, b])
      expect(mergeActs([merged, a, merged])).toEqual(merged)
      expect(new Set(merged)).toEqual(new Set([...a, ...b]))
    }),
    runs,
  )
})

test('a device’s clock orders nothing', () => {
  fc.assert(
    fc.property(anyLog, fc.constantFrom('2020-01-01T00:00:00.000Z', '2040-01-01T00:00:00.000Z'), (acts, at) => {
      expect(noteOf(acts.map((act) => ({ ...act, at })))).toEqual(noteOf(acts))
    }),
    runs,
  )
})

test('no act of one pupil changes the note of another', () => {
  fc.assert(
    fc.property(anyLog, (acts) => {
      const own = acts.filter(({ pupilId }) => pupilId === 'ada')
      expect(noteOf(own)).toEqual(noteOf(acts))
    }),
    runs,
  )
})

test('unplanned work raises the credit and never touches what is planned (A0-01)', () => {
  fc.assert(
    fc.property(anyLog, (acts) => {
      const [was, is] = [acts, afterwards(acts, { kind: 'add', taskId: 'new', done: true })].map(
        (log) => noteOf(log).credit,
      )
      expect(is).toMatchObject({ plannedDone: was!.plannedDone, plannedPercent: was!.plannedPercent })
      expect(is!.creditDone).toBe(was!.creditDone + 1)
    }),
    runs,
  )
})

test('trying another way never lowers credit (A0-34)', () => {
  fc.assert(
    fc.property(
      anyLog,
      fc.constantFrom('practise', 'two'),
      fc.array(optionId, { maxLength: 3 }),
      (acts, taskId, optionIds) => {
        const [was, is] = [acts, afterwards(acts, { kind: 'choose', taskId, optionIds })].map((log) => noteOf(log))
        expect(is!.credit).toEqual(was!.credit)
        const attempts = (note: typeof was) =>
          [...note!.lines, ...note!.leftOff].find(({ id }) => id === taskId)?.choice?.attempts
        expect(attempts(is)?.slice(0, attempts(was)!.length)).toEqual(attempts(was))
      },
    ),
    runs,
  )
})

test('a tick always counts for its line, however late, and whatever was agreed or closed before', () => {
  fc.assert(
    fc.property(anyLog, fc.constantFrom('wall', 'practise', 'two', 'extra', 'friday'), (acts, taskId) => {
      const line = noteOf(afterwards(acts, { kind: 'tick', taskId })).lines.find(({ id }) => id === taskId)
      expect(line).toMatchObject({ isDone: true })
    }),
    runs,
  )
})

test('what was settled stays settled (A0-49)', () => {
  fc.assert(
    fc.property(
      anyLog,
      fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const),
      by,
      (acts, kind, by) => {
        const settled = noteOf(acts).adjustments.filter(({ status }) => status !== 'proposed')
        const later = noteOf(afterwards(acts, { kind, proposalId: 'p1', by })).adjustments
        expect(later).toEqual(expect.arrayContaining(settled))
      },
    ),
    runs,
  )
})

test('a note adds up, always says what comes next, and is JSON', () => {
  fc.assert(
    fc.property(anyLog, (acts) => {
      const note = noteOf(acts)
      expect(JSON.parse(JSON.stringify(note))).toEqual(note)
      expect(JSON.parse(JSON.stringify(carryOver(note)))).toEqual(carryOver(note))
      const lines = [...note.lines, ...note.leftOff, ...note.moveOn]
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      expect(note.leftOff.every(({ done }) => done === 0)).toBe(true)
      expect(note.credit).toEqual(creditOf([...note.lines, ...note.moveOn]))
      expect(note.credit.creditDone).toBeLessThanOrEqual(note.credit.creditTotal)
      if ('lineId' in note.next) {
        const { lineId } = note.next
        expect(lines.find(({ id }) => id === lineId)?.isDone).toBe(false)
      } else expect(note.next.kind).toMatch(/^(build|show|reflect|closed)$/)
    }),
    runs,
  )
})
