import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const templateQueryOptions = (schoolId: string, templateId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'template', templateId],
    queryFn: ({ signal }) => api.readMicrotrackTemplate({ params: { schoolId, templateId }, signal }),
  })
