import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'
import type { CellRef } from '../markbook-view'

export const cellQueryOptions = ({ schoolId, pupilId, objectiveId }: CellRef & { readonly schoolId: string }) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'cell', pupilId, objectiveId],
    queryFn: ({ signal }) => api.readCell({ params: { schoolId }, query: { pupilId, objectiveId }, signal }),
    staleTime: 0,
  })
