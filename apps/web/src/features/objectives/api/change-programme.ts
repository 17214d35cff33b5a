import type { EditableProgramme, ProgrammeChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeProgramme = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({
      programme: { id, etag },
      change,
    }: {
      readonly programme: Pick<EditableProgramme, 'id' | 'etag'>
      readonly change: ProgrammeChange
    }) => api.changeProgramme({ params: { schoolId, programmeId: id }, body: change, ifMatch: etag }),
  )
