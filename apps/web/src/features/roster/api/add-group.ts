import type { NewGroup } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddGroup = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewGroup) => api.addGroup({ params: { schoolId }, body }))
