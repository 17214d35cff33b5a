import { TrackError } from '@track/kernel'
import type { Chart } from './chart.js'
import type { NewEntry } from './session.js'

/**
 * What a new session begins with when a chart is revised: the papers that come along, each anchored where it stood.
 *
 * They keep their ids, so that placements on the old chart can be told on the new one. A paper that was never compared has no anchor.
 * The entries are in the order of the chart, low to high; `newId` makes the id of each.
 *
 * @example
 * ```ts
 * const exemplar = { pieceId: 'p', origin: 'pupil' as const, text: 'Half of a half', imageId: null, quality: -1, standardError: 0.4 }
 * const chart = { levels: [{ level: { id: '0', label: '0', value: 0 }, exemplars: [exemplar], qualifiers: [], isApart: null }] }
 * reviseChart(chart, { pieceIds: ['p'], newId: () => 'e1' })
 * // => [{ id: 'e1', kind: 'piece', pieceId: 'p', collectionId: null, origin: 'carried', imageId: null, anchor: { quality: -1, standardError: 0.4 }, words: { text: 'Half of a half' } }]
 * ```
 */
export function reviseChart(
  { levels }: Pick<Chart, 'levels'>,
  { pieceIds, newId }: { readonly pieceIds: readonly string[]; readonly newId: () => string },
): Extract<NewEntry, { kind: 'piece' }>[] {
  const exemplars = levels.flatMap((level) => level.exemplars)
  const unknown = pieceIds.find((id) => !exemplars.some(({ pieceId }) => pieceId === id))
  if (unknown !== undefined)
    throw new TrackError('micro-progression/unknown-exemplar', 'No such piece hangs on this chart', {
      pieceId: unknown,
    })
  return exemplars
    .filter(({ pieceId }) => pieceIds.includes(pieceId))
    .map(({ pieceId, imageId, text, quality, standardError }) => ({
      id: newId(),
      kind: 'piece',
      pieceId,
      collectionId: null,
      origin: 'carried',
      imageId,
      ...(quality !== null && standardError !== null && { anchor: { quality, standardError } }),
      ...(text !== null && { words: { text } }),
    }))
}
