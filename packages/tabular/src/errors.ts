/**
 * Every code this package gives, in an issue or in an error, and what to do about it. Codes are stable: part of semver.
 */
export const ERROR_CODES = {
  'tabular/not-text':
    'The file is an older workbook, a PDF, a picture or other binary data: save it as .xlsx or as CSV UTF-8 and choose that.',
  'tabular/too-large': 'The file is larger than the limit: split it, or raise maximumBytes.',
  'tabular/too-many-rows': 'The file has more rows than the limit: split it, or raise maximumRows.',
  'tabular/too-many-columns': 'A row has more cells than the limit: choose another delimiter, or raise maximumColumns.',
  'tabular/too-many-cells': 'The workbook has more cells than the limit: copy the sheet needed, or raise maximumCells.',
  'tabular/unsafe-workbook':
    'The workbook is packed, protected or linked as no plain table is: copy the table into a new workbook and choose that.',
  'tabular/broken-workbook':
    'The workbook cannot be made out: open it in its own program, save it again as .xlsx and choose that.',
  'tabular/no-such-sheet': 'The workbook has no sheet of that name: choose one of those it has.',
  'tabular/long-cell': 'A cell holds more than 32,767 characters, the most that a workbook keeps: shorten it.',
  'tabular/invalid-sheet':
    'A sheet to be written has a name that spreadsheets refuse, or that another one has: choose another name.',
  'tabular/invalid-delimiter':
    'A delimiter is one character, not a quotation mark or a line end: pass one such as a comma.',
  'tabular/empty': 'The file has no rows with anything in them: choose another file.',
  'tabular/no-header-row': 'The row named as the header is blank or not in the file: name another row.',
  'tabular/unterminated-quote':
    'A quotation mark opens a cell and never closes: close it, or remove it, and read again.',
  'tabular/stray-quote': 'A quoted cell holds a quotation mark that is not doubled: check where the cell ends.',
  'tabular/long-row':
    'A row has more cells than there are headers: put quotation marks round the cell that was cut in two.',
  'tabular/duplicate-header': 'Two columns have one name: they are kept apart, check which of them is meant.',
  'tabular/unreadable-characters': 'Bytes that the encoding cannot read were replaced: choose another encoding.',
  'tabular/nul-removed': 'Invisible NUL characters were taken out: check the cells that held them.',
  'tabular/summary-row':
    'The last rows are an average or a total and were left out: check that they are no rows of the table.',
  'tabular/error-cell': 'A cell of a workbook shows an error, or a formula without a result: mend it and save again.',
  'tabular/formula': 'Cells come from formulas and give what was last worked out: check that it is up to date.',
  'tabular/time-cell': 'Cells hold a time of day: if they are ages such as 7:10, type them as text.',
  'tabular/day-number': 'Bare numbers in a column of days were taken as days: check them.',
  'tabular/hidden': 'Rows or a column that the workbook hides were read like the others: take out what should not be.',
  'tabular/missing-column': 'A field has no column in this file: choose the column that holds it.',
  'tabular/column-mapped-twice': 'Two fields read one column: choose another column for one of them.',
  'tabular/blank-required': 'A cell that must be filled is blank: fill it in.',
  'tabular/not-a-date': 'A cell is not a date: write it as 2016-03-04, or in the order chosen.',
  'tabular/no-such-day': 'A date names a day the calendar does not have: correct it, or choose another order.',
  'tabular/two-digit-year': 'A year has two digits and its century cannot be known: write four.',
  'tabular/not-yes-or-no': 'A cell is neither yes nor no: write Y or N, or leave it blank if it is not known.',
  'tabular/wide-row': 'A row to be written has more cells than there are columns: name a column for each cell.',
  'tabular/not-finite': 'NaN or an infinity cannot be written to a cell: pass null for what is not known.',
} as const

export type TabularCode = keyof typeof ERROR_CODES
