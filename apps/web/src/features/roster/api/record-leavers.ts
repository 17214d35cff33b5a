import type { Leaving } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRecordLeavers = (schoolId: string) =>
  useSchoolChange(schoolId, (body: Leaving) => api.recordLeavers({ params: { schoolId }, body }))
