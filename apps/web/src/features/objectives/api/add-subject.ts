import type { NewSubject } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddSubject = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewSubject) => api.addSubject({ params: { schoolId }, body }))
