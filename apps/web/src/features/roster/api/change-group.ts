import type { GroupChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeGroup = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ groupId, etag, change }: { readonly groupId: string; readonly etag: string; readonly change: GroupChange }) =>
      api.changeGroup({ params: { schoolId, groupId }, body: change, ifMatch: etag }),
  )
