import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export function useSignOut({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => api.signOut({}),
    onSuccess: () => {
      queryClient.clear()
      onSignedOut()
    },
  })
}
