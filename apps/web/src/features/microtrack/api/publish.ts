import type { NewPublication } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Gives a note out to pupils; sent twice with one id it is given out once. */
export const usePublish = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewPublication) => api.publishMicrotrack({ params: { schoolId }, body }))
