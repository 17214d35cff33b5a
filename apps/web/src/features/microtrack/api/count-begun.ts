import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** How many pupils have done anything on a note themselves. Asked for again while the page is open. */
export const begunQueryOptions = (schoolId: string, publicationId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'begun', publicationId],
    queryFn: async ({ signal }) => {
      const { acts } = await api.readLesson({ params: { schoolId, publicationId }, signal })
      return new Set(acts.filter(({ by }) => by === 'pupil').map(({ pupilId }) => pupilId)).size
    },
    refetchInterval: 15_000,
  })
