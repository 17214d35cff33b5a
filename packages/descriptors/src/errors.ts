/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'descriptors/impossible-count':
    'Counts of objectives must be whole, not negative, with no more that count than assessed and no more assessed than asked about; pass counts of one pupil on one day.',
  'descriptors/missing-count': 'A count that the rule needs was not given; count for each counter of `countersOf`.',
  'descriptors/code-count': 'A depth scale has fewer than two or more than seven codes; add or remove codes.',
  'descriptors/descriptor-count': 'A set has fewer than two or more than twelve words; add or remove words.',
  'descriptors/repeated-id': 'Two codes, words or categories have the same id; give each its own.',
  'descriptors/repeated-label': 'Two codes, words or categories have the same label; give each its own word.',
  'descriptors/repeated-short-code':
    'Two codes of a scale or words of a set have the same short code; give each its own letters.',
  'descriptors/unknown-secure-from':
    'The code from which a scale counts as secured is not one of its codes; choose one.',
  'descriptors/low-contrast': 'Text is hard to read on the colour of a code or word; choose a lighter colour.',
  'descriptors/repeated-symbol':
    'Two codes of a scale or words of a set have the same symbol and look alike in greyscale; choose another.',
  'descriptors/code-removed':
    'A new version of a scale leaves out a code, and judgements may use it; keep the code and rename it, or move it.',
  'descriptors/descriptor-removed':
    'A new version of a set leaves out a word, and teachers may have used it; keep the word and rename it, or move it.',
  'descriptors/unknown-suggestion': 'A set suggests a word that it does not have; choose one of its words.',
  'descriptors/mixed-reading':
    'A set is read as coverage and its rule asks about what was taught, or as competence and it asks about what is planned; change one of the two.',
  'descriptors/unknown-measure': 'A rule asks about a column that is not there; choose another.',
  'descriptors/not-words': 'A rule asks for a word in a column of marks; ask for a mark, or choose a column of words.',
  'descriptors/not-marks': 'A rule asks for a mark in a column of words; ask for a word, or choose a column of marks.',
  'descriptors/unknown-word':
    'A rule or correspondence names a word that none of the sets has on the day; choose another.',
  'descriptors/unknown-scale': 'A rule names a scale that is not there; choose another.',
  'descriptors/unknown-depth': 'A rule names a depth that its scale does not have on the day; choose one of its words.',
  'descriptors/retired':
    'A scale or a word of a set is retired on the day it is asked for or said; choose another, or an earlier day.',
  'descriptors/impossible-percent': 'A rule asks for less than 0 or more than 100 per cent; correct the number.',
  'descriptors/unknown-tag':
    'A rule asks about a tag that no objective carries; tag the objectives, or choose another.',
  'descriptors/repeated-alternative': 'Two alternatives of a rule say the same; remove one.',
  'descriptors/word-in-two-categories': 'A word of a correspondence stands in more than one category; choose one.',
  'descriptors/guarded-wording':
    'A text has words that the school does not want this audience to read; say it another way, or allow them.',
  'descriptors/comma-decimal':
    'A mark has a comma, which may be a decimal point or not; write it with a point, or without.',
  'descriptors/out-of-range':
    "A mark, or the mark a rule asks for, is outside the measure's lowest and highest mark; correct it or the measure.",
  'descriptors/not-a-mark': "A mark is neither a number nor one of the measure's codes; correct it, or add the code.",
} as const
