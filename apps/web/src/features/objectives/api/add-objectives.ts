import type { NewObjectives } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddObjectives = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewObjectives) => api.addObjectives({ params: { schoolId }, body }))
