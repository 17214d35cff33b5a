import type { School } from '@track/api-contract'

export function JudgePage(_: { readonly school: School; readonly classId: string; readonly sessionId: string }) {
  return null
}
