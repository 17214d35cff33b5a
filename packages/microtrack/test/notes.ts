import type { Instant } from '@track/kernel'
import type { Line, Microtrack } from '../src/microtrack.js'
import type { ChoiceKind } from '../src/template.js'
import { deepFreeze } from './acts.js'

/** A moment of one school day. */
export function at(time: string): Instant {
  return `2026-03-02T${time}:00.000Z`
}

/** A line of a note on which nothing was done, but for what is said otherwise. */
export function aLine(line: Partial<Line> & Pick<Line, 'id'>): Line {
  return deepFreeze({
    text: `Task ${line.id}`,
    original: null,
    from: 'template',
    criterionIds: [],
    getsMeReady: false,
    symbol: null,
    counts: 1,
    done: line.isDone ? 1 : 0,
    isDone: false,
    doneBy: line.isDone ? 'pupil' : null,
    seenBy: [],
    createdBy: 'teacher',
    choice: null,
    ...line,
  })
}

/** A choice of one among some ways, which are named by their words; attempts name the way and when it was finished, if it was. */
export function aChoice(
  ways: readonly string[],
  {
    kind = 'practice',
    attempts = [],
  }: { readonly kind?: ChoiceKind; readonly attempts?: readonly (readonly [string, Instant | null])[] } = {},
): NonNullable<Line['choice']> {
  return {
    kind,
    choose: 1,
    options: ways.map((text) => ({ id: text, text })),
    chosenIds: attempts.slice(-1).map(([way]) => way),
    attempts: attempts.map(([optionId, doneAt]) => ({ optionId, chosenAt: at('09:00'), doneAt })),
  }
}

/** Ada's note of 2 March on which nothing was done, but for what is said otherwise. */
export function aNote(note: Partial<Microtrack> = {}): Microtrack {
  const lines = note.lines ?? []
  const creditDone = lines.reduce((sum, { done }) => sum + done, 0)
  return deepFreeze({
    publicationId: 'p',
    pupilId: 'ada',
    startsOn: '2026-03-02',
    endsOn: '2026-03-02',
    readingBand: 'middle',
    symbols: false,
    largePrint: false,
    outcome: { text: 'I can find equivalent fractions', original: null },
    criteria: [],
    isBuilt: false,
    startNext: null,
    lines,
    leftOff: [],
    moveOn: [],
    isMoveOnOpen: false,
    credit: {
      plannedDone: creditDone,
      plannedTotal: lines.length,
      plannedPercent: null,
      creditDone,
      creditTotal: lines.length,
      creditPercent: null,
    },
    next: { kind: 'build' },
    confidence: { before: null, after: null },
    readyAt: null,
    askedAt: null,
    questions: [],
    checkIns: [],
    adjustments: [],
    exit: null,
    isParked: false,
    isClosed: false,
    ...note,
  })
}

/** A criterion with the gauges it was given, oldest first. */
export function aCriterion(
  id: string,
  gauges: readonly (readonly ['not-yet' | 'nearly' | 'got-it', Instant])[] = [],
): Microtrack['criteria'][number] {
  return {
    id,
    text: `Criterion ${id}`,
    original: null,
    gauge: gauges.at(-1)?.[0] ?? null,
    gauges: gauges.map(([gauge, recordedAt]) => ({ gauge, by: 'pupil', recordedAt })),
  }
}

/** The exit ticket of a pupil who answered, in the words given. */
export function anExit(exit: Partial<NonNullable<Microtrack['exit']>>): Microtrack['exit'] {
  return { helped: null, skipped: false, why: null, success: null, startNext: null, recordedAt: at('10:00'), ...exit }
}
