import { queryOptions } from '@tanstack/react-query'
import type { Entry } from '@track/markbook'
import { api } from '../../../lib/client'

type Cell = Pick<Entry, 'pupilId' | 'objectiveId' | 'measureId'>

export const cellQueryOptions = ({ schoolId, pupilId, objectiveId, measureId }: Cell & { readonly schoolId: string }) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'cell', pupilId, objectiveId ?? measureId],
    queryFn: ({ signal }) =>
      api.readCell({
        params: { schoolId },
        query: { pupilId, ...(objectiveId ? { objectiveId } : measureId ? { measureId } : {}) },
        signal,
      }),
    staleTime: 0,
  })
