import type { EditableObjective, ObjectiveChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeObjective = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({
      objective: { id, etag },
      change,
    }: {
      readonly objective: Pick<EditableObjective, 'id' | 'etag'>
      readonly change: ObjectiveChange
    }) => api.changeObjective({ params: { schoolId, objectiveId: id }, body: change, ifMatch: etag }),
  )
