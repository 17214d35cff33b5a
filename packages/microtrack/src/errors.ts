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
  'microtrack/outcome-count': 'A note has exactly one outcome; keep the one that this lesson is for.',
  'microtrack/criteria-count':
    "A note has two or three criteria, or as many as the school's own limits say; choose, join or add some.",
  'microtrack/choice-count': 'A choice asks to choose none, or more than it offers; choose fewer, or add options.',
  'microtrack/id-twice': 'One id stands for two things of a template; give the second an id of its own.',
  'microtrack/task-count':
    "A note typically has four to eight tasks, or as many as the school's own limits say, a choice counting as many as it asks to choose; leave some out, or add a step.",
  'microtrack/orphan-task': 'A task serves no criterion; link it to one, or say that it gets pupils ready.',
  'microtrack/orphan-criterion': 'No task serves a criterion; add a step towards it, or link one.',
  'microtrack/starts-with-a-thing': 'A task begins with a thing; begin with what to do, such as “Draw” or “Explain”.',
  'microtrack/many-choices':
    'There is more to choose than these pupils have been given so far; one choice of how to practise is a good start.',
  'microtrack/ends-before-it-starts': 'The last day of a note is before its first; choose the same day or a later one.',
  'microtrack/no-pupils': 'A note is given to nobody; choose a class, a group or pupils.',
  'microtrack/pupil-twice': 'A pupil is named twice; name each pupil once, with one variant at most.',
  'microtrack/unknown-variant': 'A pupil is to have a variant that is not there; choose one of its variants, or none.',
  'microtrack/no-words': 'Words are missing; write some.',
  'microtrack/another-note': 'An act belongs to another note or another pupil; send it for the note it was done on.',
  'microtrack/not-allowed':
    'This is not theirs to do: pupils say how they stand themselves, a partner only says “seen it”.',
  'microtrack/unknown-task': 'No such task is on this note; reload the note and choose again.',
  'microtrack/task-known': 'This id is that of another task of the note already; make a new id for the new task.',
  'microtrack/unknown-criterion': 'No such criterion is on this note; reload the note and choose again.',
  'microtrack/unknown-option': 'This task has no such option; reload the note and choose again.',
  'microtrack/unknown-proposal': 'No such proposal was made on this note; reload the note and look again.',
  'microtrack/unknown-question': 'No such question was asked on this note; reload the note and choose again.',
  'microtrack/too-many-chosen': 'More options were chosen than the task asks for; choose fewer.',
  'microtrack/two-keys':
    'A proposal is accepted or declined by the other side and withdrawn by its own; leave it to them.',
  'microtrack/not-your-own': 'Only whoever added a task may change its words or take it off; propose a change instead.',
  'microtrack/closed': 'The note is closed, so its words stay as they are; add what is new to the next one.',
  'microtrack/no-reflection':
    'A note is closed after its exit ticket was offered; offer it first, it may be passed over.',
} as const
