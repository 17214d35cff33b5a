import type { NewAssignment } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAssignProgramme = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewAssignment) => api.assignProgramme({ params: { schoolId }, body }))
