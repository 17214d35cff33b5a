/** Every code this package throws, or says of a page, and what to do about it. */
export const ERROR_CODES = {
  'reports/entries-or-ledger':
    'A page is calculated from the entries of the log or from its ledger; give exactly one of the two.',
  'reports/invalid-definition':
    'The definition lacks a field that a page needs, or has one that is not known; mend the field that the error names.',
  'reports/no-sums':
    'A measure of the page cannot be added up from whole numbers; leave its column out, or call calculatePage.',
  'reports/sums-do-not-match':
    'Sums can be added up if they have the same measures in the same columns and equally many dates; make them from one page.',
  'reports/unknown-pupil':
    'The new rows of a prepared page have a pupil whom it was not prepared for; prepare it with a row of everybody.',
  'reports/unknown-group':
    'The page, or a row made of groups, asks for a group whose members were not given; pass it among the groups.',
  'reports/combined-of-combined':
    'A row made of groups has another such row among its parts; name the groups themselves.',
  'reports/unknown-objective':
    'An objective is listed as taught, and nothing says which scale it is recorded in; pass it among the objectives.',
  'reports/unknown-rule': 'The page asks for an on-track rule of which no version was given; pass it among the rules.',
  'reports/unknown-correspondence':
    'The page asks for a category of a correspondence that was not given; pass it among the correspondences.',
  'reports/pages-differ':
    'Two pages are compared that do not ask for the same: give both the same groups, columns, dates, membership and scope.',
  'reports/planned-missing':
    'A rule asks for a share of what is planned for the year, and no planned lists were given; pass one for each programme.',
  'reports/unknown-cell': 'The page has no such group, column or date; columns and dates count from 0.',
  'reports/dates-do-not-match':
    'Members and taught objectives come as one list for each date of the page, in the same order; pass as many lists as dates.',
  'reports/taught-twice':
    'A pupil stands in two lists of what is taught in one subject; pass one list, the programme the pupil works in.',
  'reports/no-count':
    'A column asks how many of what is no share; only secured, on-track, described and category can be counted, so leave show out.',
  'reports/no-change':
    'A column asks for the change of a count or of a measure of progress; leave change out, or ask for the share.',
  'reports/no-baseline':
    'A column that is no mean mark is compared with a baseline test; choose a date, or a mean mark.',
  'reports/no-such-date':
    'A template names an assessment date that the calendar does not have; choose one it has, or add this one to it.',
  'reports/date-to-come': 'A date of a template is still to come, so the page is without it until then.',
  'reports/date-of-earlier-year':
    'A date of a template has not come yet this year, so the page shows the one of an earlier year.',
} as const
