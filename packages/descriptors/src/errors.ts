/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'descriptors/impossible-count':
    'Counts of objectives must be whole, not negative, with no more that count than assessed and no more assessed than asked about; pass counts of one pupil on one day.',
  'descriptors/missing-count': 'A count that the rule needs was not given; count for each counter of `countersOf`.',
  'descriptors/code-count': 'A depth scale has fewer than two or more than seven codes; add or remove codes.',
  'descriptors/repeated-id': 'Two codes of a scale have the same id; give each its own.',
  'descriptors/repeated-label': 'Two codes of a scale have the same label; give each its own word.',
  'descriptors/repeated-short-code': 'Two codes of a scale have the same short code; give each its own letters.',
  'descriptors/unknown-secure-from':
    'The code from which a scale counts as secured is not one of its codes; choose one.',
  'descriptors/low-contrast': 'Text is hard to read on the colour of a code; choose a lighter colour.',
  'descriptors/repeated-symbol':
    'Two codes of a scale have the same symbol and look alike in greyscale; choose another.',
  'descriptors/code-removed':
    'A new version of a scale leaves out a code, and judgements may use it; keep the code and rename it, or move it.',
  'descriptors/comma-decimal':
    'A mark has a comma, which may be a decimal point or not; write it with a point, or without.',
  'descriptors/out-of-range':
    "A mark is outside the measure's lowest and highest mark; correct the mark or the measure.",
  'descriptors/not-a-mark': "A mark is neither a number nor one of the measure's codes; correct it, or add the code.",
} as const
