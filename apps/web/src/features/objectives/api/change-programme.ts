import type { ProgrammeChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeProgramme = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ programmeId, change }: { readonly programmeId: string; readonly change: ProgrammeChange }) =>
      api.changeProgramme({ params: { schoolId, programmeId }, body: change }),
  )
