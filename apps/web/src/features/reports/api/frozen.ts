import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewFrozenReport } from '@track/api-contract'
import { api } from '../../../lib/client'

/** The pages that were kept as they were, the latest first. */
export const frozenListQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'frozen'],
    queryFn: async ({ signal }) => (await api.listFrozenReports({ params: { schoolId }, signal })).frozen,
  })

/** One kept page. It never changes, so it is read once. */
export const frozenQueryOptions = (schoolId: string, frozenId: string) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'frozen', frozenId],
    queryFn: ({ signal }) => api.readFrozenReport({ params: { schoolId, frozenId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What the same page says today where a kept one says otherwise, and why: worked out when it is asked for. */
export const frozenChangesQueryOptions = (schoolId: string, frozenId: string) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'frozen', frozenId, 'changes'],
    queryFn: ({ signal }) => api.listFrozenChanges({ params: { schoolId, frozenId }, signal }),
  })

export function useKeepPage(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewFrozenReport) => api.freezeReport({ params: { schoolId }, body }),
    onSuccess: (kept) => queryClient.setQueryData(frozenQueryOptions(schoolId, kept.id).queryKey, kept),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: frozenListQueryOptions(schoolId).queryKey, exact: true }),
  })
}
