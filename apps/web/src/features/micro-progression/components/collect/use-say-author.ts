import { useQueryClient } from '@tanstack/react-query'
import { problemWords } from '../../../../lib/problem-words'
import { useNotices } from '../../../../ui/notices'
import { authorsQueryOptions, setAuthor } from '../../api/authors'

/** Says who wrote a piece: it shows at once, and goes back to what it was with a word when it could not be kept. */
export function useSayAuthor(schoolId: string, sessionId: string) {
  const queryClient = useQueryClient()
  const notices = useNotices()
  const { queryKey } = authorsQueryOptions(schoolId, sessionId)
  return async (pieceId: string, pupilId: string | null) => {
    // An answer that is on its way knows nothing of this yet.
    await queryClient.cancelQueries({ queryKey })
    const was = queryClient.getQueryData(queryKey)?.get(pieceId) ?? null
    const show = (pupil: string | null) => queryClient.setQueryData(queryKey, (map) => new Map(map).set(pieceId, pupil))
    show(pupilId)
    try {
      await setAuthor(schoolId, sessionId, { pieceId, pupilId })
    } catch (failure) {
      show(was)
      notices.show({ text: problemWords(failure) })
    }
  }
}
