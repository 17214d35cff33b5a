import type { Act, Publication, Task } from '../src/index.js'

/** Freezes a fixture all the way down, so that a function that changes its input fails its test. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

export function task(id: string, more: Partial<Task> = {}): Task {
  return { id, text: `Do ${id}`, criterionIds: ['c1'], getsMeReady: false, optional: false, ...more }
}

/** "Choose 1 of 3", unless told otherwise. */
export function choiceTask(id: string, choose = 1, options = ['cards', 'game', 'drawing']): Task {
  return task(id, {
    choice: { kind: 'practice', choose, options: options.map((option) => ({ id: option, text: `With ${option}` })) },
  })
}

/** Six tasks, one of them a choice of three, two to move on to: the note of the worked case. */
export const monday: Publication = deepFreeze({
  id: 'mon',
  outcome: 'I can find equivalent fractions',
  criteria: [
    { id: 'c1', text: 'I can show it with a drawing' },
    { id: 'c2', text: 'I can explain why 1/2 = 2/4' },
  ],
  tasks: [
    task('wall'),
    choiceTask('practise'),
    task('three', { criterionIds: ['c2'] }),
    task('explain', { criterionIds: ['c2'] }),
    task('check'),
    task('tidy', { criterionIds: [], getsMeReady: true }),
  ],
  moveOn: [task('puzzle'), task('teach')],
  questions: [{ id: 'q1', text: 'Is your way working?' }],
  startsOn: '2026-03-02',
  endsOn: '2026-03-02',
  readingBand: 'middle',
  variants: [
    {
      id: 'short',
      name: 'Shorter',
      leaveOut: ['tidy', 'check', 'teach'],
      symbols: true,
      largePrint: true,
      readingBand: 'early',
    },
  ],
  pupils: [
    { pupilId: 'ada', variantId: null },
    { pupilId: 'ben', variantId: 'short' },
  ],
  publishedAt: '2026-03-01T16:00:00.000Z',
})

const ADA = {
  publicationId: 'mon',
  pupilId: 'ada',
  by: 'pupil' as Act['by'],
  via: 'screen' as Act['via'],
  at: '2026-03-02T09:00:00.000Z',
  recordedBy: 'ada',
}

/** What an act says; who and where is Ada on her note of Monday unless said otherwise. */
export type Said = Act extends infer A
  ? A extends Act
    ? Loose<Omit<A, 'id' | 'recordedAt' | keyof typeof ADA>> & Partial<typeof ADA & { readonly id: string }>
    : never
  : never
type Loose<T> = { readonly [K in keyof T]: T[K] extends (infer E)[] ? readonly E[] : T[K] }

/** Acts of Ada on Monday's note, recorded one second after the other, with ids that follow the order too. */
export function log(...said: readonly Said[]): Act[] {
  return deepFreeze(
    said.map((act, place) => {
      const id = `a${String(place).padStart(3, '0')}`
      return { ...ADA, id, recordedAt: instant(place), ...act } as Act
    }),
  )
}

export function instant(second: number): string {
  return new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString()
}
