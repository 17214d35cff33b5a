/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'markbook/mixed-cells':
    'Entries of different pupils, objectives, measures or tracks came where one cell was asked for; group them first, or call statesAsOf.',
  'markbook/id-reused':
    'One entry id stands for two different entries; an id is made once and its entry never changes, so make a new id for the new entry.',
  'markbook/ids-do-not-match': 'A batch needs exactly one new id for each of its entries; make as many ids as entries.',
  'markbook/observed-in-future':
    "The day of the observation is after the school's own today; choose today or an earlier day.",
  'markbook/unknown-target':
    'The entry to correct or void is not known here; send it first, or reload the cell and choose again.',
  'markbook/wrong-cell':
    'A correction or void must name another entry of the same pupil, objective or measure, and track; reload the cell and choose again.',
  'markbook/objective-or-measure':
    'An entry is about exactly one thing; set either objectiveId (a judgement) or measureId (a mark), and the other to null.',
  'markbook/value-kind':
    'A judgement holds the id of a depth code, as text; a number belongs to a measure. Send a code, or name the measure.',
  'markbook/out-of-range':
    'A reliability is a fraction from 0 to 1, a confidence one from 0 to below 1, and a standard deviation is above 0; give 0.93 rather than 93.',
  'markbook/invalid-date': 'A day that the calendar lacks, or another format; write days YYYY-MM-DD.',
  'markbook/invalid-instant':
    'A moment is not written as UTC with exactly three decimals; write 2026-03-02T10:00:00.000Z.',
  'markbook/not-an-entry':
    'A line of a log is no entry: it is empty, or names no pupil. Leave it out, or give it the pupil it is about; the error says which it is.',
  'markbook/ledger-moved':
    'The columns of this ledger were moved to another thread (postMessage with buffersOf), so it holds nothing any more; ask the ledger there, or copy the snapshot instead of moving it.',
  'markbook/columns-differ':
    'The columns of a log are of different lengths; give every column one place for every line.',
  'markbook/no-such-word':
    'A column holds a number beyond the list of what it stands for, or a day beyond the calendar; look at the row and the column the error names.',
  'markbook/not-a-mark':
    'A list of marks holds what is no number; leave NaN out, and give lines without a mark the value -1.',
  'markbook/word-repeated': 'A list that columns count in holds one word or mark twice; give each one number.',
  'markbook/ids-of-two-kinds':
    'The ids of a ledger, and what they supersede, are all text or all whole numbers from 0 to 2,147,483,647; give every line ids of one kind.',
  'markbook/log-too-wide':
    'A ledger holds fewer than 2^31 combinations of objectives and measures with days; split the log, by school for example.',
  'markbook/list-too-long': 'A list of what is taught holds more than 65,535 objectives; split it by subject.',
} as const
