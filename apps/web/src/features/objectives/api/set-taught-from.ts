import type { NewTaughtFrom } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useSetTaughtFrom = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewTaughtFrom) => api.setTaughtFrom({ params: { schoolId }, body }))
