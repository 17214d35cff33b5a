import type { ObjectiveChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeObjective = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ objectiveId, change }: { readonly objectiveId: string; readonly change: ObjectiveChange }) =>
      api.changeObjective({ params: { schoolId, objectiveId }, body: change }),
  )
