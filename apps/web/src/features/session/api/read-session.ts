import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'
import { asYou, withoutPerson } from '../session-on-device'

export const sessionQueryOptions = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => api.readSession({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    meta: { device: { keep: withoutPerson, restore: asYou } },
  })
