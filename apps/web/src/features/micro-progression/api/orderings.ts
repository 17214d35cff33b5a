import { queryOptions } from '@tanstack/react-query'
import type { NewOrderingSession, OrderingSessionChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** The sessions that a class takes part in, the latest first. */
export const orderingsQueryOptions = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'sessions', classId],
    queryFn: async ({ signal }) =>
      (await api.listOrderingSessions({ params: { schoolId }, query: { classId }, signal })).sessions,
    // Whoever comes back from a session sees what was done in it.
    staleTime: 0,
  })

/** Begins a session; sent twice with one id it is begun once. */
export const useBeginOrdering = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewOrderingSession) => api.addOrderingSession({ params: { schoolId }, body }))

/** Changes what a session is about, adds a class, or puts it away and takes it out again. */
export const useChangeOrdering = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ id, etag, ...body }: OrderingSessionChange & { readonly id: string; readonly etag: string }) =>
      api.changeOrderingSession({ params: { schoolId, sessionId: id }, body, ifMatch: etag }),
  )
