import { useMutation } from '@tanstack/react-query'
import type { LeftDemo } from '@track/api-contract'
import { api } from '../../../lib/client'

export function useLeaveDemo(schoolId: string, { onLeft }: { readonly onLeft: (left: LeftDemo) => Promise<void> }) {
  return useMutation({ mutationFn: () => api.leaveDemo({ params: { schoolId } }), onSuccess: onLeft })
}
