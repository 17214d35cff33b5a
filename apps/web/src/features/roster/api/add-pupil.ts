import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewPupil } from '@track/api-contract'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'

export function useAddPupil(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewPupil) => api.addPupil({ params: { schoolId }, body }),
    onSuccess: () => refreshSchool(queryClient, schoolId),
  })
}
