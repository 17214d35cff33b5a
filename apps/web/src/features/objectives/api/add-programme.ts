import type { NewProgramme } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddProgramme = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewProgramme) => api.addProgramme({ params: { schoolId }, body }))
