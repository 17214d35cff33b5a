import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRemoveGroup = (schoolId: string) =>
  useSchoolChange(schoolId, ({ groupId, etag }: { readonly groupId: string; readonly etag: string }) =>
    api.removeGroup({ params: { schoolId, groupId }, ifMatch: etag }),
  )
