/** Every code this package throws: what happened and what to do. */
export const ERROR_CODES = {
  'roster/not-a-day': 'A date is not a day of the calendar written YYYY-MM-DD; parse it with CalendarDate first.',
  'roster/not-a-year':
    'An academic year is named by the whole number of the year it starts in (2025 for 2025/26); pass that number.',
  'roster/not-in-roster': 'A pupil or group is named that the roster lacks; pass the roster they belong to.',
} as const
