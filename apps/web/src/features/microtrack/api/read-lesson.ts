import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Lesson } from '@track/api-contract'
import { api } from '../../../lib/client'

const EVERY = 1_000

/** A lesson with everything done on it. It holds names, so it is kept in memory alone. */
export const lessonQueryOptions = (schoolId: string, publicationId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'lesson', publicationId],
    queryFn: ({ signal }) => api.readLesson({ params: { schoolId, publicationId }, signal }),
  })

/** While a lesson is on the screen, takes in what anybody does in it within a second or so; also when the page is looked at again. */
export function useLiveLesson(schoolId: string, publicationId: string): { readonly isOutOfReach: boolean } {
  const queryClient = useQueryClient()
  const { queryKey } = lessonQueryOptions(schoolId, publicationId)
  const { isError } = useQuery({
    queryKey: [...queryKey, 'acts'],
    queryFn: async ({ signal }) => {
      const since = queryClient.getQueryData(queryKey)?.cursor
      if (since === undefined) return null
      const { acts, cursor } = await api.listLessonActs({
        params: { schoolId, publicationId },
        query: { since },
        signal,
      })
      if (acts.length > 0)
        queryClient.setQueryData(queryKey, (lesson: Lesson | undefined) =>
          // Asked for afresh meanwhile, it holds them already.
          lesson?.cursor === since ? { ...lesson, acts: [...lesson.acts, ...acts], cursor } : lesson,
        )
      return cursor
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: EVERY,
    refetchOnWindowFocus: 'always',
  })
  return { isOutOfReach: isError }
}
