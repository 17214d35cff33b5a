/** The roles that a person can have in a school, from the most trusted. */
export const ROLES = ['admin', 'leader', 'teacher', 'support'] as const
