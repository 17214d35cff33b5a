import { queryOptions } from '@tanstack/react-query'
import { api } from './client'

export const settingsQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['settings', schoolId],
    queryFn: ({ signal }) => api.readSchoolSettings({ params: { schoolId }, signal }),
  })
