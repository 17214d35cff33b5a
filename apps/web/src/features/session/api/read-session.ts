import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const sessionQueryOptions = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => api.readSession({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
