import type { PupilChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangePupil = (schoolId: string) =>
  useSchoolChange(schoolId, ({ pupilId, change }: { readonly pupilId: string; readonly change: PupilChange }) =>
    api.changePupil({ params: { schoolId, pupilId }, body: change }),
  )
