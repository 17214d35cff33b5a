/** Every code this package throws or puts into an issue or advice: what happened and what to do. */
export const ERROR_CODES = {
  'objectives/strand-loop':
    'A strand stands, by way of its parents, under itself; give one of them another parent or none.',
  'objectives/not-in-order':
    'An objective to move, or to move it before, is not in the list; pass ids that the list holds.',
  'objectives/unknown-programme':
    'An assignment names a programme that was not passed along; pass every programme that assignments name.',
  'objectives/wording-too-long': 'The words of an objective are longer than 2,000 characters; shorten or split them.',
  'objectives/strand-too-long': 'A pasted heading is longer than 2,000 characters; shorten it.',
  'objectives/same-wording':
    'Two pasted objectives under one heading have the same wording; both are kept, delete one if it was not meant.',
  'objectives/not-a-framework':
    'A file of objectives is not of the kind that it was taken for; the message says what such a file has.',
  'objectives/case-field': 'A field of a CASE file is missing or not as the standard asks; it was read all the same.',
  'objectives/unplaced': 'Statements of a file stand under nothing that the file holds; they are kept at the top.',
  'objectives/several-parents':
    'A statement of a file stands under several others; it is kept under the first, and the others as links.',
  'objectives/tree-loop':
    'Statements of a file stand, by way of their parents, under themselves and are not read; put one of them elsewhere.',
  'objectives/same-identifier': 'Statements of a file share an identifier; they are kept apart, give each its own.',
  'objectives/same-code': 'Objectives have the same code; all are kept, change a code if it was not meant.',
  'objectives/no-wording': 'Something to be an objective has no words of its own; write them.',
  'objectives/statement-too-long':
    'A statement of a file is longer than 2,000 characters, or its identifier longer than 200, and is not read; shorten it.',
  'objectives/part-too-long':
    'A code, tag, year group or pupil wording of a file is longer than can be kept, or there are too many; it is left out.',
  'objectives/left-out': 'A file says something for which there is no place here; it is left out.',
  'objectives/loose-link':
    'An association of a file lacks an end or a kind, or starts at a statement of another file; nothing here can hold it.',
  'objectives/which-column': 'Two or more columns of a pasted table could hold the objectives; say which one does.',
  'objectives/unknown-objective': 'An objective to replace is not in the list; read the list again.',
  'objectives/foreign-framework': 'An objective to replace belongs to another framework; revise it there.',
  'objectives/already-retired': 'An objective to replace is retired already; offer it again first.',
  'objectives/before-it-was-offered':
    'An objective would be replaced before the day from which it is offered; choose that day or a later one.',
  'objectives/programme-full': 'A programme would hold more than 500 objectives; take some out of it first.',
  'objectives/unknown-strand':
    'A strand to move, or to move it under, is not in the list; pass ids that the list holds.',
  'objectives/missing-parent': 'A strand stands under one that is not there; put it under another one or at the top.',
  'objectives/same-heading':
    'Two strands side by side have the same name; both are kept, rename or merge them if it was not meant.',
  'objectives/no-weeks': 'Work was to be shared out over no school weeks; pass how many the school year has.',
  'objectives/above-year':
    'A programme reaches above the registered year; nothing is blocked, look at the year before.',
} as const
