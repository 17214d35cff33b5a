import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Session } from '@track/api-contract'
import { api } from '../../../lib/client'
import { sessionQueryOptions } from './read-session'

export function useSignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly email: string; readonly password: string }) => api.signIn({ body }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQueryOptions().queryKey, session)
      onSignedIn(session)
    },
  })
}
