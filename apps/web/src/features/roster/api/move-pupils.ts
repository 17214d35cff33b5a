import type { ClassMove } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useMovePupils = (schoolId: string) =>
  useSchoolChange(schoolId, (body: ClassMove) => api.movePupils({ params: { schoolId }, body }))
