import { queryOptions } from '@tanstack/react-query'
import type { RollOverChoice } from '@track/api-contract'
import { api } from '../../../lib/client'

/** A choice of which only the day is known is filled in by the server: what most schools would do. */
export type RollOverAsked = Pick<RollOverChoice, 'startsOn'> & Partial<RollOverChoice>

/** Nothing is written: a plan says what a move into a new year would do. */
export const planQueryOptions = (schoolId: string, asked: RollOverAsked) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'plan', asked],
    queryFn: ({ signal }) => api.planRollOver({ params: { schoolId }, body: asked, signal }),
  })
