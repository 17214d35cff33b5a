import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PupilChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'

export function useChangePupil(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ pupilId, change }: { readonly pupilId: string; readonly change: PupilChange }) =>
      api.changePupil({ params: { schoolId, pupilId }, body: change }),
    onSuccess: () => refreshSchool(queryClient, schoolId),
  })
}
