import type { Role } from '@track/api-contract'

/** Who may change what a school works with: pupils, groups, objectives, words. Support staff read it, and write entries. */
export const EDITORS: readonly Role[] = ['admin', 'leader', 'teacher']
