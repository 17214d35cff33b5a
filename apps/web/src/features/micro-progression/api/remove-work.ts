import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Takes a pupil's piece off its chart, with what was said about it. */
export const useRemoveWork = (schoolId: string) =>
  useSchoolChange(schoolId, (workId: string) => api.removeWork({ params: { schoolId, workId } }))
