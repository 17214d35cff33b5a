import { t } from '@lingui/core/macro'
import type { Role } from '@track/api-contract'

/** A role as it stands in a sentence or a list. */
export function roleName(role: Role): string {
  switch (role) {
    case 'admin':
      return t`admin`
    case 'leader':
      return t`leader`
    case 'teacher':
      return t`teacher`
    case 'support':
      return t`support staff`
  }
}

/** What somebody of this role can do, in a line. */
export function roleWords(role: Role): string {
  switch (role) {
    case 'admin':
      return t`Everything, and who works here`
    case 'leader':
      return t`Everything except who works here`
    case 'teacher':
      return t`Marks, pupils, objectives and reports`
    case 'support':
      return t`Reads everything and marks`
  }
}
