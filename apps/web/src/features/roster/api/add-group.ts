import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewGroup } from '@track/api-contract'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'

export function useAddGroup(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewGroup) => api.addGroup({ params: { schoolId }, body }),
    onSuccess: () => refreshSchool(queryClient, schoolId),
  })
}
