import type { RollOverChoice } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRollOver = (schoolId: string) =>
  useSchoolChange(schoolId, (body: RollOverChoice) => api.rollOver({ params: { schoolId }, body }))
