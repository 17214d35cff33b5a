import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRemoveLink = (schoolId: string) =>
  useSchoolChange(schoolId, (linkId: string) => api.removeLink({ params: { schoolId, linkId } }))
