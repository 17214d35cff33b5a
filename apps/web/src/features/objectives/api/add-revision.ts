import type { NewRevision } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddRevision = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewRevision) => api.addRevision({ params: { schoolId }, body }))
