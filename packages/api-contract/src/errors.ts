/**
 * Every way the API can say no: the code is stable, the status is HTTP's, the title says what happened and what to do.
 *
 * `docs/errors.md` lists the same codes for people; a test compares the two.
 */
export const API_ERRORS = {
  'request/invalid': { status: 400, title: 'Some of what was sent is not right: each field is named with its fix' },
  'request/malformed': { status: 400, title: 'The body is not JSON: check the brackets and quotes' },
  'request/not-found': { status: 404, title: 'There is nothing here, or not for you' },
  'request/too-large': { status: 413, title: 'Too much at once: send it in smaller parts' },
  'request/wrong-media-type': {
    status: 415,
    title: 'Send application/json, or text/csv or application/octet-stream where a file is asked for',
  },
  'request/cross-site': { status: 403, title: 'This came from another site and was not carried out' },
  'request/too-many': { status: 429, title: 'Too many tries: wait the time that Retry-After says' },
  'request/conflict': {
    status: 409,
    title: 'Something of this name is there already: choose another, or change that one',
  },
  'request/precondition-needed': {
    status: 428,
    title: 'Say which version you are changing: send If-Match with the etag that you read',
  },
  'request/changed-meanwhile': {
    status: 412,
    title: 'Somebody changed this while you were at it: look at it again, then make your change',
  },
  'session/needed': { status: 401, title: 'Sign in first' },
  'session/refused': { status: 401, title: 'This e-mail address and password do not go together' },
  'pupil-session/needed': { status: 401, title: 'Sign in with your card or your class code first' },
  'pupil-session/refused': { status: 401, title: 'That was not it: look carefully and try again' },
  'pupil-session/unknown-code': {
    status: 404,
    title: 'Nobody knows this code: look at the card again, or ask your teacher for a new one',
  },
  'pupil-session/blocked': { status: 429, title: 'That was tried too often: ask your teacher to let you try again' },
  'pupil-session/needs-tls': {
    status: 403,
    title: 'Pupils can sign in only over a secure address (https): whoever runs the server sets that up',
  },
  'microtrack/in-use': {
    status: 409,
    title: 'Somebody has begun on this note, so it stays: end it earlier instead of withdrawing it',
  },
  'micro-progression/image-unreadable': {
    status: 422,
    title: 'This is no picture that can be read: the detail says why and what to do',
  },
  'micro-progression/too-many-images': {
    status: 409,
    title: 'There are as many pictures here as there is room for: go on in another session',
  },
  'micro-progression/session-closed': {
    status: 409,
    title: 'This session was put away: take it out again to go on in it',
  },
  'micro-progression/work-stays': {
    status: 409,
    title: 'This piece is of another day, or somebody else added or placed it: ask your teacher to take it away',
  },
  'micro-progression/id-taken': {
    status: 409,
    title: 'Something else was made under this id before: make a new id and try again',
  },
  'link/not-valid': {
    status: 410,
    title: 'This link was used already, was withdrawn or is too old: ask whoever gave it to you for a new one',
  },
  'staff/last-admin': { status: 409, title: 'A school keeps at least one admin: make somebody else an admin first' },
  'staff/here-already': { status: 409, title: 'Somebody with this e-mail address works here or is invited already' },
  'staff/elsewhere-too': {
    status: 409,
    title:
      'This person works at another school too, so no single school can reset their password: they change it themselves, or whoever runs the server makes a link',
  },
  'school/not-a-demo': { status: 409, title: 'This is not a demo school: only a demo school can be left behind' },
  'roster/in-use': { status: 409, title: 'This has been used: end it instead of removing it' },
  'roster/roll-over-in-use': {
    status: 409,
    title: 'The new year has begun to be used, so it cannot be undone: the detail says what was written since',
  },
  'objectives/in-use': {
    status: 409,
    title: 'Something has come to depend on this, so it stays: the detail names what, and what to do instead',
  },
  'school/not-allowed': { status: 403, title: 'Your role in this school does not include this' },
  'import/unreadable': {
    status: 422,
    title: 'The file could not be read as a table: the detail says why and what to do',
  },
  'database/unavailable': {
    status: 503,
    title: 'The database is away for the moment: nothing was lost, try again shortly',
  },
  internal: { status: 500, title: 'Something went wrong on our side; nothing was half-written' },
} as const satisfies Record<string, { status: number; title: string }>

export type ApiErrorCode = keyof typeof API_ERRORS

/** Why a line of the log was refused, beside the reasons that `@track/markbook` and `@track/descriptors` give. */
export const ENTRY_REFUSALS = {
  'entry/unknown-pupil': 'No pupil of this school has this id; reload the class and try again.',
  'entry/unknown-objective': 'No objective of this school has this id; reload the markbook and try again.',
  'entry/unknown-measure': 'No measure of this school has this id; reload the markbook and try again.',
  'entry/not-your-class':
    'The school lets staff record in their own classes only, and you neither teach nor cover one of this pupil today; ask for cover.',
  'entry/not-a-uuid':
    'The ids of batches and of the line that you saw last are UUIDs; send one, or leave the field out.',
  'entry/unknown-depth': "This is not a code of the objective's depth scale; send the id of one of its codes.",
} as const

/** Why an act on a note was refused, beside the reasons that `@track/microtrack` gives. */
export const ACT_REFUSALS = {
  'microtrack/unknown-note':
    'No such note was given to this pupil, or it was withdrawn meanwhile; read the notes again and go on there.',
  'microtrack/adjusts-alone':
    'The school does not let a teacher adjust a note alone; propose it, and the pupil says yes or no.',
  'microtrack/not-your-class':
    'The school lets staff record in their own classes only, and you neither teach nor cover one of this pupil today; ask for cover.',
} as const

/** Why a line of an ordering session's log, a piece or a placement was refused, beside the reasons of `@track/micro-progression`. */
export const PLACING_REFUSALS = {
  'micro-progression/session-put-away': 'The session was put away; take it out again, then send this once more.',
  'micro-progression/pair-not-taken': 'A pair is handed out, not written; ask for one.',
  'micro-progression/collection-elsewhere': 'This pile does not belong to the session; read the session again.',
  'micro-progression/unknown-image':
    'No such picture belongs to this; add the picture first, then send this once more.',
  'micro-progression/session-full':
    'A session holds 500 pieces and 5,000 entries; begin another session for the rest and revise the chart with it.',
  'micro-progression/only-carried-over':
    'A piece of an earlier chart comes along when a session begins; collect others.',
  'micro-progression/unknown-chart': 'No such chart was given to this pupil; read the charts again and go on there.',
  'micro-progression/unknown-work': 'No such piece of this pupil is there; send the piece with what is said about it.',
  'micro-progression/work-removed': 'This piece was taken away; if it belongs here after all, add it as a new one.',
  'micro-progression/not-by-them':
    'A pupil speaks for themselves or as a peer, and a teacher as a teacher; send it as who says it.',
  'micro-progression/not-your-class':
    'The school lets staff record in their own classes only, and you neither teach nor cover one of this pupil today; ask for cover.',
  'micro-progression/id-in-use': 'This id stands for something else already; make a new id and send this once more.',
} as const

/** Why a page or a report cannot be asked for, beside what `@track/reports` and `@track/descriptors` say of one. */
export const PAGE_FAULTS = {
  'reports/empty-group':
    'Nobody is or was in a group of the report; put pupils into it first, or choose another group.',
  'reports/row-id-taken': 'A combined row has the id of a group or of another row; give it one of its own.',
  'reports/unknown-subject': 'This school has no such subject; choose one of those it has.',
  'reports/unknown-category': 'The correspondence has no such category; choose one of those it has.',
  'reports/unknown-audience': 'This school has no such audience; choose one of those in its settings.',
  'reports/outside-calendar':
    'A day is in no academic year of the calendar, nor in the summer after one; choose a day in it, or add the year.',
  'reports/own-baseline': 'A test is compared with itself; choose another, or a date of the page.',
  'reports/no-depth-numbers': 'This school shows no numbers for its depths; turn them on in the settings first.',
} as const

/** What can be wrong with a row or a column of an imported file, beside what `@track/tabular` says of reading it. */
export const IMPORT_ISSUES = {
  'import/nameless': 'A row has no name, identifier or UPN; fill in one of them.',
  'import/same-name':
    'A pupil of this name is here and nothing says whether it is the same one; give them a UPN or identifier.',
  'import/contradiction':
    'The UPN and the identifier of a row belong to different pupils; correct the row, or the pupil who is here.',
  'import/repeated': 'Two rows seem to be one pupil; leave one out, or give each a UPN or identifier.',
  'import/name-overused': 'Very many rows have one name; choose the column that holds the names.',
  'import/upn-taken': 'Another pupil has this UPN; correct the one that is wrong.',
  'import/not-a-upn': 'A UPN is a letter, eleven digits and a digit or letter; correct it, or leave it blank.',
  'import/upn-check-letter': 'The first letter of a UPN does not fit its digits; look for one that is mistyped.',
  'import/not-a-year-group': 'A year group is N1, N2, R or 1 to 13; write one of them.',
  'import/has-left': 'A pupil has left, so no list shows them; if they are back, take away the day they left.',
  'import/too-long': 'A text is longer than its field takes; shorten it.',
  'import/no-group-column': 'No column is left for a group; choose one that no other field reads.',
  'import/too-many-groups': 'A column holds too many different values to be groups; choose another, or leave it out.',
  'import/group-named-twice': 'Two columns fill one group; give one of them another name.',
  'import/no-scale': 'The school has no depth scale to judge objectives with; add one first.',
  'import/no-subject': 'Rows name no subject; choose the column that does, or say which subject the file is about.',
  'import/other-words':
    'Two rows have one identifier and different words; the first are kept, so correct the file if they are wrong.',
  'import/same-words':
    'Two objectives have the same words and both are kept; give them one identifier if they are one.',
  'import/in-several-subjects':
    'Objectives stand in several subjects; each is kept in the first, and is in the programmes of all.',
  'import/programme-too-long': 'A programme would hold too many objectives and is not made; choose a shorter list.',
  'objectives/own-words-kept':
    "The school has put words of its own in place of the source's; they stay, take the file's by hand if you want them.",
  'objectives/own-place-kept':
    'The school has objectives under other headings than the file; they stay there, move them by hand if you want.',
  'objectives/not-in-file':
    'Objectives that came from here before are not in the file; they stay, retire them if they are no longer taught.',
  'objectives/turned-over':
    'What is a heading in the file is an objective here, or the other way round; it stays, and the other is added.',
  'import/more-issues': 'More is wrong than is listed; mend what is listed first, or choose other columns.',
} as const
