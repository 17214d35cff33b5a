import type { MembershipRemoval } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRemoveMemberships = (schoolId: string) =>
  useSchoolChange(schoolId, (memberships: MembershipRemoval['memberships']) =>
    api.removeMemberships({ params: { schoolId }, body: { memberships } }),
  )
