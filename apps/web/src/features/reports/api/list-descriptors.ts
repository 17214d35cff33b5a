import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const descriptorsQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['descriptors', schoolId],
    queryFn: ({ signal }) => api.listDescriptors({ params: { schoolId }, signal }),
  })
