import type { NewStrand } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddStrand = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewStrand) => api.addStrand({ params: { schoolId }, body }))
