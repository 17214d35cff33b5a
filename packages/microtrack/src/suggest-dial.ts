import { checkOnePupil } from './check-one-pupil.js'
import { compareNotes } from './compare-notes.js'
import type { Dial } from './dial-of.js'
import type { Line, Microtrack } from './microtrack.js'

/** What a teacher may think about, and what it rests on: counts over the last notes that had a choice in them. */
export interface DialSuggestion {
  readonly suggestion: 'one-more-group' | 'one-more-option' | null
  readonly because: {
    readonly notes: number
    readonly choices: number
    readonly choicesFinished: number
    readonly exitTickets: number
    readonly choiceHelped: number
  }
}

type Note = Pick<Microtrack, 'publicationId' | 'pupilId' | 'startsOn' | 'exit'> & {
  readonly lines: readonly Pick<Line, 'isDone' | 'choice'>[]
}

const NOTES = 3
const HELPED_AT_LEAST = 2
const MOST = { groups: 5, options: 8 }

/**
 * Might this pupil like a little more to choose from? A suggestion for the teacher, who decides: nothing applies by itself.
 *
 * Only when, in the last three notes with a choice, every choice was finished and at least two exit tickets say that it helped
 * (yes or partly). Notes from before the dial was last turned do not count, so one suggestion followed does not bring the next at
 * once; neither do choices among the tasks to move on to. Options and choices grow in turns: 1 choice of 3, of 4, 2 of 4, of 5, up
 * to 5 of 8. It never suggests less, and says nothing about a pupil for whom it suggests nothing.
 */
export function suggestDial(microtracks: readonly Note[], dial: Dial): DialSuggestion {
  checkOnePupil(microtracks)
  const notes = microtracks
    .filter(({ startsOn }) => dial.setting === null || startsOn >= dial.setting.from)
    .filter((note) => choicesOf(note).length > 0)
    .toSorted(compareNotes)
    .slice(-NOTES)
  const choices = notes.flatMap(choicesOf)
  const answers = notes.flatMap(({ exit }) => exit?.helped ?? [])
  const because = {
    notes: notes.length,
    choices: choices.length,
    choicesFinished: choices.filter(({ isDone }) => isDone).length,
    exitTickets: answers.length,
    choiceHelped: answers.filter((helped) => helped !== 'no').length,
  }
  const isReady =
    because.notes === NOTES && because.choicesFinished === because.choices && because.choiceHelped >= HELPED_AT_LEAST
  return { suggestion: isReady ? oneMore(dial) : null, because }
}

function choicesOf({ lines }: Note): Note['lines'] {
  return lines.filter(({ choice }) => choice !== null && choice.choose > 0)
}

function oneMore({ groups, options }: Dial): DialSuggestion['suggestion'] {
  if (groups > 0 && options < Math.min(groups + 3, MOST.options)) return 'one-more-option'
  return groups < MOST.groups ? 'one-more-group' : null
}
