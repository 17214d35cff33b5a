import type { NewFramework } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddFramework = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewFramework) => api.addFramework({ params: { schoolId }, body }))
