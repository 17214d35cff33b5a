import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClassMarkbook } from '@track/api-contract'
import { useEffect } from 'react'
import { api } from '../../../lib/client'
import { isLasting } from '../../../lib/problem'
import { withChanges } from '../with-entries'
import { classMarkbookQueryOptions } from './read-class-markbook'

const EVERY = 2_000

const changesQueryOptions = ({ schoolId, since }: { readonly schoolId: string; readonly since: string }) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'changes', since],
    queryFn: ({ signal }) => api.listChanges({ params: { schoolId }, query: { since }, signal }),
    // Whoever may not see the school any more need not ask every two seconds whether that is still so.
    refetchInterval: ({ state: { error } }) => (isLasting(error) ? false : EVERY),
    gcTime: 0,
    staleTime: 0,
  })

/** Keeps an open markbook up to date with what other people write, within two seconds, while the page is in sight. */
export function useChanges(
  key: { readonly schoolId: string; readonly classId: string; readonly subjectId: string },
  since: string,
) {
  const queryClient = useQueryClient()
  const { schoolId, classId, subjectId } = key
  const { data, error } = useQuery(changesQueryOptions({ schoolId, since }))
  useEffect(() => {
    if (isLasting(error)) void queryClient.invalidateQueries({ queryKey: ['school', schoolId] })
  }, [error, queryClient, schoolId])
  useEffect(() => {
    if (!data || data.next === since) return
    const { queryKey } = classMarkbookQueryOptions({ schoolId, classId, subjectId })
    queryClient.setQueryData(queryKey, (markbook: ClassMarkbook | undefined) => markbook && withChanges(markbook, data))
  }, [data, since, queryClient, schoolId, classId, subjectId])
}
