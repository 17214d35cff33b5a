/** Every code this package throws, and what to do about it. */
export const ERROR_CODES = {
  'reports/unknown-group': 'The page asks for a group whose members were not given; pass it among the groups.',
  'reports/unknown-objective':
    'An objective is listed as taught, and nothing says which scale it is recorded in; pass it among the objectives.',
  'reports/unknown-rule': 'The page asks for an on-track rule of which no version was given; pass it among the rules.',
  'reports/unknown-correspondence':
    'The page asks for a category of a correspondence that was not given; pass it among the correspondences.',
  'reports/planned-missing':
    'A rule asks for a share of what is planned for the year, and no planned lists were given; pass one for each programme.',
  'reports/unknown-cell': 'The page has no such group, column or date; columns and dates count from 0.',
  'reports/dates-do-not-match':
    'Members and taught objectives come as one list for each date of the page, in the same order; pass as many lists as dates.',
  'reports/taught-twice':
    'A pupil stands in two lists of what is taught in one subject; pass one list, the programme the pupil works in.',
} as const
