import { useQueries } from '@tanstack/react-query'
import { checkAnonymity, type Recognised, type SessionPiece } from '@track/micro-progression'
import { useMemo } from 'react'
import { pupilsQueryOptions } from '../../../../lib/list-pupils'
import type { SessionHere } from '../../use-session'

/** A typed piece in which a name of its class may stand, and where. */
export interface NamedText {
  readonly piece: SessionPiece
  readonly spots: readonly Recognised[]
}

/** The typed pieces that hold a name of their own class and that nobody has looked at yet. */
export function useNamedTexts(
  schoolId: string,
  { head: { collections }, state: { pieces } }: Pick<SessionHere, 'head' | 'state'>,
): readonly NamedText[] {
  const classes = useQueries({
    queries: collections.map(({ classId }) => pupilsQueryOptions({ schoolId, groupId: classId })),
    // The same list until a class changes, so that a piece is read once and not whenever the page is drawn.
    combine: (answers) => answers.map(({ data }) => data ?? []),
  })
  return useMemo(
    () =>
      collections.flatMap(({ id }, place) => {
        const roll = (classes[place] ?? []).map(({ id: pupilId, label, forename, surname }) => ({
          id: pupilId,
          names: forename || surname ? [forename ?? '', surname ?? '', label] : [label],
        }))
        const typed = pieces.filter(
          ({ collectionId, text, isChecked, isWithdrawn }) =>
            collectionId === id && text !== null && !isChecked && !isWithdrawn,
        )
        return typed.flatMap((piece) => {
          const { refusals, questions } = checkAnonymity(
            { texts: [{ where: piece.pieceId, text: piece.text ?? '' }] },
            roll,
          )
          const spots = [...refusals, ...questions].sort((a, b) => a.start - b.start)
          return spots.length > 0 ? [{ piece, spots }] : []
        })
      }),
    [collections, pieces, classes],
  )
}
