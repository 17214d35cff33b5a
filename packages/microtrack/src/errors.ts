/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'microtrack/id-reused':
    'One act id stands for two different acts; an id is made once and its act never changes, so make a new id for the new act.',
} as const
