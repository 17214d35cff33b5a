import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MembershipList } from '@track/api-contract'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'

export function useSetMemberships(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (memberships: MembershipList['memberships']) =>
      api.setMemberships({ params: { schoolId }, body: { memberships } }),
    onSuccess: () => refreshSchool(queryClient, schoolId),
  })
}
