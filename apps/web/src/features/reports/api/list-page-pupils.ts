import { queryOptions } from '@tanstack/react-query'
import type { PageDefinition } from '@track/api-contract'
import { api } from '../../../lib/client'
import type { OpenNumber } from '../page-address'

export const pagePupilsQueryOptions = (schoolId: string, definition: PageDefinition, number: OpenNumber) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'pupils', definition, number],
    queryFn: ({ signal }) => api.listPagePupils({ params: { schoolId }, body: { definition, ...number }, signal }),
  })
