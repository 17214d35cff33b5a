import type { CalendarDate, Chart, Exemplar, NewPlacement, Placement, Work } from '../src/index.js'

/** Freezes a fixture all the way down, so that a function that changes its input fails its test. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** The nine papers of three classes, as the group put them in order. */
export const rungs: string[][] = deepFreeze(
  ['r04', 'r01', 'r07', 'r02', 'r05', 'r08', 'r03', 'r06', 'r09'].map((id) => [id]),
)

/** The papers that the group chose to show 0 to 4. */
export const exemplars: { levelId: string; pieceIds: string[] }[] = deepFreeze(
  ['r04', 'r07', 'r05', 'r03', 'r09'].map((pieceId, level) => ({ levelId: `L${level}`, pieceIds: [pieceId] })),
)

export function exemplar(pieceId: string, more: Partial<Exemplar> = {}): Exemplar {
  return { pieceId, origin: 'rewritten', text: 'A copy', imageId: null, quality: null, standardError: null, ...more }
}

/** A chart that shows these papers, low to high, one a level: L0, L1, …, with a qualifier each: q0, q1, … */
export function chartOf(papers: readonly (string | Exemplar)[], more: Partial<Chart> = {}): Chart {
  return deepFreeze({
    id: 'wall',
    sessionId: 's',
    version: 1,
    revisesId: null,
    prompt: 'How can you show a half?',
    levels: papers.map((paper, place) => ({
      level: { id: `L${place}`, label: String(place), value: place },
      exemplars: [typeof paper === 'string' ? exemplar(paper) : paper],
      qualifiers: [{ id: `q${place}`, text: `Qualifier of ${place}` }],
      isApart: null,
    })),
    publishedAt: '2026-03-02T15:00:00.000Z',
    ...more,
  })
}

export const wall: Chart = chartOf(exemplars.flatMap(({ pieceIds }) => pieceIds))

export function workOf(id: string, doneOn: CalendarDate, more: Partial<Work> = {}): Work {
  return { id, pupilId: 'ada', chartId: 'wall', doneOn, imageId: null, ...more }
}

export function newPlacement(more: Partial<NewPlacement> = {}): NewPlacement {
  return {
    id: 'x',
    workId: 'w',
    chartId: 'wall',
    pupilId: 'ada',
    by: 'pupil',
    levelId: 'L1',
    betweenId: null,
    rule: 'hand',
    answers: [],
    probability: null,
    nearestId: 'r07',
    qualifierIds: ['q1'],
    ...more,
  }
}

export function placement(id: string, recordedAt: string, more: Partial<Placement> = {}): Placement {
  return deepFreeze({ ...newPlacement(), id, recordedAt, recordedBy: more.by === 'teacher' ? 'bea' : 'ada', ...more })
}
