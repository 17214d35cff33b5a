import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** What a one-time link is for. Its token is kept no longer than the page that it opened. */
export const linkQueryOptions = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: ({ signal }) => api.readLink({ body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: token !== '',
  })
