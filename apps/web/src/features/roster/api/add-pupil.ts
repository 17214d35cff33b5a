import type { NewPupil } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddPupil = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewPupil) => api.addPupil({ params: { schoolId }, body }))
