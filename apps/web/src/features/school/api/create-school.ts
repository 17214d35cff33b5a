import { useMutation } from '@tanstack/react-query'
import type { NewSchool, Session } from '@track/api-contract'
import { api } from '../../../lib/client'

export function useCreateSchool({ onCreated }: { readonly onCreated: (session: Session) => void }) {
  return useMutation({ mutationFn: (body: NewSchool) => api.createSchool({ body }), onSuccess: onCreated })
}
