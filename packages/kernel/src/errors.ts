/** Every code this package throws with, and what to do about it. Codes are stable: part of semver. */
export const ERROR_CODES = {
  'kernel/invalid-date': 'A date is not a day of the calendar written YYYY-MM-DD: check it with isCalendarDate first.',
  'kernel/date-out-of-range': 'Calendar dates run from year 0000 to 9999: check the number of days or months added.',
  'kernel/not-whole': 'A whole number was expected: pass one, or read a decimal with rationalOf.',
  'kernel/zero-denominator': 'A fraction was made with denominator 0: decide first what an empty whole means.',
  'kernel/not-finite': 'NaN or an infinity was given as a number: leave unknown values out instead.',
  'kernel/invalid-places': 'Decimal places are counted 0, 1, 2 and so on: pass a whole number that is not negative.',
} as const
