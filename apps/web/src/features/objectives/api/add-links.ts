import type { NewLinks } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddLinks = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewLinks) => api.addLinks({ params: { schoolId }, body }))
