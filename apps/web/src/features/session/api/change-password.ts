import { useMutation } from '@tanstack/react-query'
import type { PasswordChange } from '@track/api-contract'
import { api } from '../../../lib/client'

export function useChangePassword({ onChanged }: { readonly onChanged: () => void }) {
  return useMutation({ mutationFn: (body: PasswordChange) => api.changePassword({ body }), onSuccess: onChanged })
}
