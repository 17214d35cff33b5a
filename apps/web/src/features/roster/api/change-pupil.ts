import type { PupilChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** `etag` names the version of the pupil that was changed. */
export const useChangePupil = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ pupilId, etag, change }: { readonly pupilId: string; readonly etag: string; readonly change: PupilChange }) =>
      api.changePupil({ params: { schoolId, pupilId }, body: change, ifMatch: etag }),
  )
