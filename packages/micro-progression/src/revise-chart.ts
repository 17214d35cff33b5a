import { TrackError } from '@track/kernel'
import type { Chart } from './chart.js'
import type { NewEntry } from './session.js'

/**
 * What a new session begins with when a chart is revised: the papers that come along, each anchored where it stood, and the levels as
 * they were: which of these papers show them, and their words.
 *
 * The papers keep their ids, so that placements on the old chart can be told on the new one. One that was never compared has no anchor.
 * First the papers in the order of the chart, low to high, then the levels; `newId` makes the id of each entry. A session with another
 * scale takes the papers alone.
 *
 * @example
 * ```ts
 * import { reviseChart } from '@track/micro-progression'
 *
 * const exemplar = { pieceId: 'p', origin: 'pupil' as const, text: 'Half of a half', imageId: null, quality: -1, standardError: 0.4 }
 * const chart = { levels: [{ level: { id: '0', label: '0', value: 0 }, exemplars: [exemplar], qualifiers: [], isApart: null }] }
 * const [paper, shown] = reviseChart(chart, { pieceIds: ['p'], newId: () => 'e1' })
 * paper // => { id: 'e1', kind: 'piece', pieceId: 'p', collectionId: null, origin: 'carried', imageId: null, anchor: { quality: -1, standardError: 0.4 }, words: { text: 'Half of a half' } }
 * shown // => { id: 'e1', kind: 'exemplar', levelId: '0', pieceIds: ['p'], method: 'hand' }
 * ```
 */
export function reviseChart(
  { levels }: Pick<Chart, 'levels'>,
  { pieceIds, newId }: { readonly pieceIds: readonly string[]; readonly newId: () => string },
): NewEntry[] {
  const exemplars = levels.flatMap((level) => level.exemplars)
  const unknown = pieceIds.find((id) => !exemplars.some(({ pieceId }) => pieceId === id))
  if (unknown !== undefined)
    throw new TrackError('micro-progression/unknown-exemplar', 'No such piece hangs on this chart', {
      pieceId: unknown,
    })
  const pieces = exemplars
    .filter(({ pieceId }) => pieceIds.includes(pieceId))
    .map(({ pieceId, imageId, text, quality, standardError }) => ({
      id: newId(),
      kind: 'piece' as const,
      pieceId,
      collectionId: null,
      origin: 'carried' as const,
      imageId,
      ...(quality !== null && standardError !== null && { anchor: { quality, standardError } }),
      ...(text !== null && { words: { text } }),
    }))
  const shown = levels.flatMap(({ level, exemplars }): NewEntry[] => {
    const kept = exemplars.map(({ pieceId }) => pieceId).filter((id) => pieceIds.includes(id))
    return kept.length === 0
      ? []
      : [{ id: newId(), kind: 'exemplar', levelId: level.id, pieceIds: kept, method: 'hand' }]
  })
  const said = levels
    .filter(({ qualifiers }) => qualifiers.length > 0)
    .map(
      ({ level, qualifiers }): NewEntry => ({
        id: newId(),
        kind: 'qualifiers',
        levelId: level.id,
        words: { qualifiers: [...qualifiers] },
      }),
    )
  return [...pieces, ...shown, ...said]
}
