import type { MembershipList } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useSetMemberships = (schoolId: string) =>
  useSchoolChange(schoolId, (memberships: MembershipList['memberships']) =>
    api.setMemberships({ params: { schoolId }, body: { memberships } }),
  )
