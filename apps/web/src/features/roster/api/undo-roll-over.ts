import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useUndoRollOver = (schoolId: string) =>
  useSchoolChange(schoolId, (rollOverId: string) => api.undoRollOver({ params: { schoolId, rollOverId } }))
