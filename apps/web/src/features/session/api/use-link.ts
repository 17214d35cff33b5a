import { useMutation } from '@tanstack/react-query'
import type { LinkUse, Session } from '@track/api-contract'
import { api } from '../../../lib/client'

export function useLink({ onUsed }: { readonly onUsed: (session: Session) => void }) {
  // biome-ignore lint/correctness/useHookAtTopLevel: a route of the API, no hook
  return useMutation({ mutationFn: (body: LinkUse) => api.useLink({ body }), onSuccess: onUsed })
}
