import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useUndoRevision = (schoolId: string) =>
  useSchoolChange(schoolId, (revisionId: string) => api.undoRevision({ params: { schoolId, revisionId } }))
