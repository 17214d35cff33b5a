import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** Whose piece is whose, for those who may know: asked for apart from the session, kept in memory alone. */
export const authorsQueryOptions = (schoolId: string, sessionId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'authors', sessionId],
    queryFn: async ({ signal }) => {
      const { authors } = await api.listAuthors({ params: { schoolId, sessionId }, signal })
      return new Map(authors.map(({ pieceId, pupilId }) => [pieceId, pupilId]))
    },
    staleTime: 0,
  })

export async function setAuthor(
  schoolId: string,
  sessionId: string,
  author: { readonly pieceId: string; readonly pupilId: string | null },
): Promise<void> {
  await api.setAuthors({ params: { schoolId, sessionId }, body: { authors: [author] } })
}

/** A piece that takes another's place is by the same pupil. Whoever may not know whose it is cannot say so either. */
export async function keepAuthor(
  schoolId: string,
  sessionId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  try {
    const { authors } = await api.listAuthors({ params: { schoolId, sessionId } })
    const pupilId = authors.find(({ pieceId }) => pieceId === from)?.pupilId
    if (pupilId) await setAuthor(schoolId, sessionId, { pieceId: to, pupilId })
  } catch {
    // It can be assigned by hand.
  }
}
