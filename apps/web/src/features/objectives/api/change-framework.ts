import type { EditableFramework, FrameworkChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeFramework = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({
      framework: { id, etag },
      change,
    }: {
      readonly framework: EditableFramework
      readonly change: FrameworkChange
    }) => api.changeFramework({ params: { schoolId, frameworkId: id }, body: change, ifMatch: etag }),
  )
