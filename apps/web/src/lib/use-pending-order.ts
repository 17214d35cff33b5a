import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refreshSchool } from './refresh-school'

/**
 * An order of things that is shown before the server knows it: moves come faster than answers.
 *
 * Orders are sent one after the other. `pending` is the latest until the server's own answer is on the page, or the
 * server has said no.
 */
export function usePendingOrder(
  schoolId: string,
  { what, save }: { readonly what: string; readonly save: (ids: readonly string[]) => Promise<unknown> },
) {
  const queryClient = useQueryClient()
  const [pending, setPending] = useState<readonly string[] | null>(null)
  const mutationKey = ['order', schoolId, what]
  const isLast = () => queryClient.isMutating({ mutationKey }) === 1
  const { mutate } = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: save,
    onSettled: async () => {
      if (!isLast()) return
      await refreshSchool(queryClient, schoolId)
      // A move made meanwhile waits for its own answer.
      if (isLast()) setPending(null)
    },
  })
  const put = (ids: readonly string[], said: { onSuccess?: () => void; onError: (error: Error) => void }) => {
    setPending(ids)
    mutate(ids, said)
  }
  return { pending, put }
}
