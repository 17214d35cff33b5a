import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useUndoImport = (schoolId: string) =>
  useSchoolChange(schoolId, (importId: string) => api.undoImport({ params: { schoolId, importId } }))
