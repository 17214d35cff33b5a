import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../lib/client'
import { templatesQueryOptions } from './templates'

/** Somebody says that a report which nobody used for a year is still needed: that counts as a use of it. */
export function useStillNeed(schoolId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (templateId: string) => api.noteReportUse({ params: { schoolId, templateId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: templatesQueryOptions(schoolId).queryKey }),
  })
}
