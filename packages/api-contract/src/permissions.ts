import type { Role } from './session.js'

/** What a person can be allowed to do in a school. */
export const PERMISSIONS = {
  /** See pupils, objectives, markbooks and reports. */
  read: ['admin', 'leader', 'teacher', 'support'],
  /** Write judgements and marks. */
  record: ['admin', 'leader', 'teacher', 'support'],
  /** Add and change pupils and groups, and who is in which. */
  'change-roster': ['admin', 'leader', 'teacher'],
  /** Change objectives, programmes and what counts as taught. */
  'change-objectives': ['admin', 'leader', 'teacher'],
  /** Change scales, rules and measures. */
  'change-descriptors': ['admin', 'leader', 'teacher'],
  /** Save, change and remove designed reports. */
  'save-reports': ['admin', 'leader', 'teacher'],
  /** Know whose a piece of work is that was put in order without its name. */
  'see-authors': ['admin', 'leader', 'teacher'],
  /** Say who teaches and covers which class. */
  'arrange-classes': ['admin', 'leader'],
  /** Change the school's name, time zone, calendar and settings; move it into a new year. */
  'change-school': ['admin', 'leader'],
  /** Invite people, change their roles, hand out links, shut accounts out. */
  'manage-staff': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/**
 * May somebody of this role do this? The one table that the API asks before every answer and the screens ask before they offer.
 *
 * @example
 * ```ts
 * import { mayDo } from '@track/api-contract'
 *
 * mayDo('support', 'record') // => true
 * mayDo('teacher', 'manage-staff') // => false
 * ```
 */
export function mayDo(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission]
  return roles.includes(role)
}
