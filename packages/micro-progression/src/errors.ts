/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {
  'micro-progression/piece-known': 'This piece has joined already: give the new one an id of its own.',
  'micro-progression/unknown-piece': 'No such piece takes part: look at the session again.',
  'micro-progression/piece-withdrawn': 'This piece was withdrawn and takes no further part: choose another.',
  'micro-progression/unknown-collection': 'No piece of this collection takes part: look at the session again.',
  'micro-progression/unknown-level': 'The scale has no such level: look at the session again.',
  'micro-progression/lowest-is-highest':
    'The lowest and the highest must be two different pieces: choose another for one of them.',
  'micro-progression/piece-of-another-collection':
    'Both nominated pieces must be of the class that nominates them: choose from its own pile.',
  'micro-progression/beside-itself':
    'A piece cannot be compared with itself or stand beside itself: choose two different pieces.',
  'micro-progression/names-not-checked':
    'Nobody has looked yet whether a name can be read on this picture: look at it first.',
  'micro-progression/pair-in-flight': 'Somebody is looking at these two already: ask for another pair.',
  'micro-progression/issue-not-open': 'This pair is not in anybody’s hands any more: ask for another one.',
  'micro-progression/issue-of-another':
    'This pair is in somebody else’s hands: let them decide, or give it back for them first.',
  'micro-progression/issue-of-another-pair':
    'The answer is about two other pieces than those that were handed out: look at the pair again.',
  'micro-progression/exemplar-without-place':
    'This piece has no place in the order yet: compare it first, or move it to its place.',
  'micro-progression/exemplars-out-of-order':
    'Exemplars must stand higher from level to level: choose one between those of the levels beside it.',
  'micro-progression/qualifier-empty':
    'A qualifier says in words what makes a piece of this level: write it, or leave it out.',
  'micro-progression/nothing-to-revise': 'There is no such entry to change or take back: look at the session again.',
  'micro-progression/only-decisions-change':
    'Only a decision can be given another answer: take this back and do it anew.',
  'micro-progression/revision-changes-nothing': 'That is how it stands already: there is nothing to change.',
  'micro-progression/id-reused': 'One id was used for two different entries: give every entry an id of its own.',
  'micro-progression/other-session': 'These are copies of different sessions: merge only copies of one.',
  'micro-progression/too-few-pieces': 'An order needs two pieces or more: add some.',
  'micro-progression/nominations-missing':
    'Not every class has nominated its lowest and highest: wait for them, or go on without.',
  'micro-progression/unplaced': 'Some pieces have no place in the order yet: compare them.',
  'micro-progression/bridge-missing':
    'Some pieces were never compared with the rest, directly or through others: compare one with one of the rest.',
  'micro-progression/order-unsure': 'Too much of the order may still be the other way round: compare the closest ones.',
  'micro-progression/seen-too-rarely': 'Some pieces were compared less often than you asked for: compare them more.',
  'micro-progression/too-few-levels': 'A chart has two levels or more: add one.',
  'micro-progression/no-exemplar': 'A level has no exemplar: choose a piece that shows it.',
  'micro-progression/no-qualifier': 'A level has no qualifier: write what makes a piece of this level.',
  'micro-progression/nothing-to-show':
    'An exemplar has neither words nor a picture: copy out what it says, or choose another.',
  'micro-progression/no-consent':
    'The writer of an exemplar has not agreed that it hangs on a wall: ask, rewrite it, or choose another.',
  'micro-progression/lowest-is-a-pupils':
    "The lowest exemplar is a pupil's own paper: rewrite it, or confirm that their own class may see it there.",
  'micro-progression/not-looked-at': 'Nobody has looked whether a name can be read on a picture: look, and cover it.',
  'micro-progression/handwriting':
    'Confirm that nobody can be recognised by the handwriting on this picture, or copy it out.',
  'micro-progression/upn': "A pupil's UPN stands here: take it out.",
  'micro-progression/full-name': 'The full name of a pupil stands here: take it out.',
  'micro-progression/first-name':
    'A word here is the first name of a pupil: take it out, or confirm that nobody is meant.',
  'micro-progression/not-apart': 'compare more, or choose exemplars that are further apart.',
  'micro-progression/another-work':
    'A placement is about another piece, pupil or chart: reload the piece and place it again.',
  'micro-progression/not-the-next-level':
    'A piece falls between a level and the very next one: choose two that are next to each other.',
  'micro-progression/no-qualifier-cited':
    'A placement points at no qualifier of the level it is placed at, or of one below: choose what the piece meets.',
  'micro-progression/unknown-exemplar': 'No such exemplar hangs on this chart: reload the chart and choose again.',
  'micro-progression/no-glow': 'Say at least one thing that was terrific.',
  'micro-progression/no-grow': 'Say the one thing to grow.',
  'micro-progression/anchors-need-map':
    'Anchors hold pieces by a prior and this estimator has none: leave the estimator out, or the anchors.',
  'micro-progression/not-estimated':
    'A piece is asked about that the estimate does not place: ask only about its items.',
  'micro-progression/groups-not-connected':
    'Some pieces were never compared with the others: compare one of each group to build a bridge.',
  'micro-progression/ssr-inflated':
    'Pairs were close in quality, which makes the published kind of reliability far too high: go by the empirical Bayes one.',
  'micro-progression/scale-stretched':
    'Pairs picked at random agree less than the scale says: distances are stretched, so compare more random pairs.',
} as const
