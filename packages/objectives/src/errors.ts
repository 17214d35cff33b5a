/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'objectives/strand-loop':
    'A strand stands, by way of its parents, under itself; give one of them another parent or none.',
  'objectives/not-in-order':
    'An objective to move, or to move it before, is not in the list; pass ids that the list holds.',
  'objectives/unknown-programme':
    'An assignment names a programme that was not passed along; pass every programme that assignments name.',
  'objectives/wording-too-long': 'A pasted objective is longer than 2,000 characters; shorten or split the line.',
  'objectives/strand-too-long': 'A pasted heading is longer than 200 characters; shorten it.',
  'objectives/same-wording':
    'Two pasted objectives under one heading have the same wording; both are kept, delete one if it was not meant.',
} as const
