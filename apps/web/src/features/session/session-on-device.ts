import { t } from '@lingui/core/macro'
import type { Session } from '@track/api-contract'

/** What of a session may be kept on a device: which account, and the schools it belongs to; no name or address of the person. */
export function withoutPerson({ account, schools, ...rest }: Session) {
  return { ...rest, account: { id: account.id }, schools }
}

/** The session again, of a person without a name. */
export function asYou({ account, ...rest }: ReturnType<typeof withoutPerson>): Session {
  return { ...rest, account: { ...account, name: t`You`, email: '' } }
}
