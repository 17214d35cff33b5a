import type { School } from '@track/api-contract'

export function ContinuumPage(_: { readonly school: School; readonly classId: string; readonly sessionId: string }) {
  return null
}
