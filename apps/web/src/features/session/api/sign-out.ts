import { useMutation, useQueryClient } from '@tanstack/react-query'
import { leaveDevice } from '../../../lib/offline/device'
import { tellOfSignOut } from '../../../lib/offline/owed-sign-out'

/** How long the server may take to hear of it. After that the device is left all the same, and the server is told later. */
const PATIENCE = 1_000

/** Signs out: wipes this device first, which needs no network, and then tells the server, now or when it can be reached. */
export function useSignOut({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await leaveDevice()
      const told = tellOfSignOut().catch(() => undefined)
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    },
    onSuccess: () => {
      queryClient.clear()
      onSignedOut()
    },
  })
}
