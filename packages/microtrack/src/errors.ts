/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'microtrack/id-reused':
    'One act id stands for two different acts; an id is made once and its act never changes, so make a new id for the new act.',
  'microtrack/mixed-pupils':
    'Notes of several pupils were given where those of one are asked for; ask for each pupil apart.',
  'microtrack/no-outcome':
    'A row or a text has no outcome; it was read all the same, write what the pupils are to reach.',
  'microtrack/empty-row': 'A row has neither an outcome nor criteria and was not read; leave it out or fill it in.',
  'microtrack/criterion-left-out': 'A criterion of a row is empty or repeats another one of it and was left out.',
  'microtrack/choose-criteria':
    'An outcome has fewer or more criteria than a note of this school holds; choose or add some before it is published.',
  'microtrack/too-much':
    'A row holds an outcome or a criterion over 300 characters, or over 20 criteria, and was not read; shorten or split it.',
  'microtrack/long-line': 'A line of a pasted text is longer than 300 characters and became several; shorten it.',
  'microtrack/no-room':
    'A pasted text holds more lines than a template has room for; put those left over into another.',
} as const
