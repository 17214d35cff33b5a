import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** How the pupils of a class get in. Who is in now and who is blocked changes by itself, so it is asked for again. */
export const pupilKeysQueryOptions = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['pupil-keys', schoolId, classId],
    queryFn: ({ signal }) => api.listPupilKeys({ params: { schoolId, classId }, signal }),
    refetchInterval: 10_000,
  })
