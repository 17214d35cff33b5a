import { currentOrder, type Entry, levelsOf, newSession } from '@track/micro-progression'

/** Each line of `nominations` is a class; whatever nobody nominated is of the first. One judge decides everything. */
export function answerOrdering({
  pieces,
  nominations,
  decisions,
  exemplars = [],
}: {
  readonly pieces: readonly string[]
  readonly nominations: readonly { readonly lowest: string; readonly highest: string }[]
  readonly decisions: readonly (readonly [left: string, right: string, outcome: 'left' | 'right' | 'same'])[]
  readonly exemplars?: readonly string[]
}) {
  const classOf = (pieceId: string) => {
    const index = nominations.findIndex(({ lowest, highest }) => lowest === pieceId || highest === pieceId)
    return nominations.length === 0 ? null : `class-${Math.max(0, index)}`
  }
  const lines = [
    ...pieces.map((pieceId) => ({
      kind: 'piece' as const,
      pieceId,
      collectionId: classOf(pieceId),
      origin: 'pupil' as const,
      imageId: null,
    })),
    ...nominations.map((nomination, index) => ({
      kind: 'nomination' as const,
      collectionId: `class-${index}`,
      ...nomination,
    })),
    ...decisions.map(([left, right, outcome]) => ({ kind: 'decision' as const, issueId: null, left, right, outcome })),
  ]
  const log = lines.map((line, index): Entry => ({ ...line, id: `entry-${index}`, seq: index + 1, by: 'team' }))
  const { rungs } = currentOrder({ ...newSession({ id: 'vector', levels: [] }), log })

  const order = rungs.map((rung) => pieces.filter((pieceId) => rung.includes(pieceId)))
  const levels = levelsOf(
    rungs,
    exemplars.map((pieceId, level) => ({ levelId: String(level), pieceIds: [pieceId] })),
  )
  const numbered = Object.entries(levels).map(([id, level]) => [id, level === null ? null : Number(level)])
  return { order, levels: Object.fromEntries(numbered) as Record<string, number | null> }
}
