import { queryOptions } from '@tanstack/react-query'
import type { NewDialSetting } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** How much choice a class and its pupils have been given. */
export const dialsQueryOptions = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'dials', classId],
    queryFn: async ({ signal }) => (await api.listDials({ params: { schoolId }, query: { classId }, signal })).dials,
  })

export const useSetDial = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewDialSetting) => api.setDial({ params: { schoolId }, body }))
