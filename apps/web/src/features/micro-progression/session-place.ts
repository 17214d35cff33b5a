import type { School } from '@track/api-contract'

/** Where a page of an ordering session stands, and who looks at it. */
export interface SessionPlace {
  readonly school: School
  readonly accountId: string
  readonly classId: string
  readonly sessionId: string
}
