import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** Every list of every subject: for what leads from one list to another. */
export const allObjectivesQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'all'],
    queryFn: ({ signal }) => api.listObjectives({ params: { schoolId }, signal }),
  })
