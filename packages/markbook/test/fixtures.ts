import type { CalendarDate } from '@track/kernel'
import fc from 'fast-check'
import type { EntryLike } from '../src/index.js'

/** Freezes a fixture all the way down, so that a function that changes its input fails its test. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** One judgement of Ada in one objective, recorded at noon of the day it was observed unless told otherwise. */
export function line(id: string, observedOn: CalendarDate, more: Partial<EntryLike> = {}): EntryLike {
  return deepFreeze({
    id,
    pupilId: 'ada',
    objectiveId: 'count-in-6s',
    measureId: null,
    value: 'secure',
    observedOn,
    recordedAt: `${observedOn}T12:00:00.000Z`,
    track: 'teacher',
    ...more,
  })
}

const day = fc.constantFrom<CalendarDate[]>('2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04')

const anyInstant = fc
  .tuple(day, fc.constantFrom('08:00:00.000', '12:00:00.000'))
  .map(([date, time]) => `${date}T${time}Z`)

/** A small log of one cell, full of ties, corrections, voids, clears, chains, and targets nobody has. */
export const anyCell = fc
  .array(
    fc.record({
      observedOn: day,
      recordedAt: anyInstant,
      value: fc.constantFrom('emerging', 'secure', 'deep', null),
      target: fc.option(fc.nat(11), { nil: undefined }),
    }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ target, ...row }, index) =>
      line(`e${index}`, row.observedOn, { ...row, ...(target === undefined ? {} : { supersedes: `e${target}` }) }),
    ),
  )

/** A small log of a few pupils, objectives, measures and tracks. */
export const anyLog = fc
  .array(
    fc.record({
      pupilId: fc.constantFrom('ada', 'ben', '__proto__'),
      column: fc.constantFrom('o1', 'o2', 'm1', 'constructor'),
      track: fc.constantFrom('teacher' as const, 'pupil' as const),
      observedOn: day,
      recordedAt: anyInstant,
      value: fc.constantFrom('secure', 'deep', null),
      target: fc.option(fc.nat(13), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ target, column, ...row }, index) =>
      line(`e${index}`, row.observedOn, {
        ...row,
        objectiveId: column === 'm1' ? null : column,
        measureId: column === 'm1' ? column : null,
        ...(target === undefined ? {} : { supersedes: `e${target}` }),
      }),
    ),
  )

export const anyDay = day
export const anyMoment = anyInstant

/** A few days, with ties in day and moment everywhere. */
export const someDates: CalendarDate[] = ['2026-03-03', '2026-02-28', '2026-03-01', '2026-03-04']

/**
 * A larger log than `anyLog`, so that cells have histories: of a few pupils, items and words, codes unknown to any scale too. Ids
 * are e10 to e49: as text they compare as their numbers do.
 */
export const anyLongLog = fc
  .array(
    fc.record({
      pupilId: fc.constantFrom('ada', 'ben', '__proto__', 'cleo'),
      column: fc.constantFrom('o1', 'o2', 'o3', 'm1', 'm2', 'constructor'),
      track: fc.constantFrom('teacher' as const, 'teacher' as const, 'teacher' as const, 'pupil' as const),
      observedOn: day,
      recordedAt: anyInstant,
      depth: fc.constantFrom('emerging', 'secure', 'secure', 'deep', 'of-another-scale', null),
      mark: fc.constantFrom('absent', 99.5, 104, 0, null),
      target: fc.option(fc.integer({ min: 10, max: 50 }), { nil: undefined, freq: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ target, column, depth, mark, ...row }, index): EntryLike => {
      const isMark = column.startsWith('m')
      return line(`e${index + 10}`, row.observedOn, {
        ...row,
        value: isMark ? mark : depth,
        objectiveId: isMark ? null : column,
        measureId: isMark ? column : null,
        ...(target === undefined ? {} : { supersedes: `e${target}` }),
      })
    }),
  )
