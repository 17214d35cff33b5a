import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

const AT_ONCE = 20

/** The school's templates in which these words occur, the last changed first, page after page. */
export const templatesQueryOptions = (schoolId: string, words: string) =>
  infiniteQueryOptions({
    queryKey: ['microtrack', schoolId, 'templates', words],
    queryFn: ({ signal, pageParam }) =>
      api.listMicrotrackTemplates({
        params: { schoolId },
        query: { limit: AT_ONCE, ...(words && { words }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
