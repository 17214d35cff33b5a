import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewChart, PublishedChart } from '@track/api-contract'
import { api } from '../../../lib/client'

type Confirmed = Pick<NewChart, 'id' | 'handwriting' | 'notNames' | 'lowestOwnClass'>

/** What keeps a chart from being published, asked again whenever the log has grown or somebody has said yes to something. */
export const chartCheckQueryOptions = (
  { schoolId, sessionId }: { readonly schoolId: string; readonly sessionId: string },
  { written, body }: { readonly written: number; readonly body: Confirmed },
) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'check', sessionId, written, body],
    queryFn: ({ signal }) => api.checkChart({ params: { schoolId, sessionId }, body, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })

export function usePublishChart(
  params: { readonly schoolId: string; readonly sessionId: string },
  { onPublished }: { readonly onPublished: (published: PublishedChart) => void },
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewChart) => api.publishChart({ params, body }),
    onSuccess: async (published) => {
      await queryClient.invalidateQueries({ queryKey: ['micro-progression', params.schoolId] })
      onPublished(published)
    },
  })
}
