import type { Issue } from '@track/kernel'
import type { AdjustmentChange, NewAct } from './act.js'
import { maySettle } from './adjustments-of.js'
import { ERROR_CODES } from './errors.js'
import { MAY_DO } from './may-do.js'
import type { Line, Microtrack } from './microtrack.js'

type Code = keyof typeof ERROR_CODES

/**
 * May this be done on this note? What is against it, or null.
 *
 * No approval is asked for anything a pupil does. Whatever a slow network brings late is accepted, so that nothing is lost: a tick after
 * the note was closed, a second tick, an untick of what is not ticked, a list built from what a tab knew an hour ago, an answer to a
 * proposal that was settled meanwhile. Refused is what means nothing on this note, what somebody else has to do, and changing words
 * that are another's or that were closed.
 *
 * @example
 * ```ts
 * import { checkAct } from '@track/microtrack'
 * import type { Microtrack } from '@track/microtrack'
 *
 * const note = { publicationId: 'mon', pupilId: 'ada', exit: null } as Microtrack
 * const act = {
 *   id: 'a1', publicationId: 'mon', pupilId: 'ada', via: 'screen', at: '2026-03-02T09:10:00.000Z',
 * } as const
 * checkAct(note, { ...act, kind: 'close', by: 'teacher' })?.code // => 'microtrack/no-reflection'
 * checkAct({ ...note, exit: { skipped: true } } as Microtrack, { ...act, kind: 'close', by: 'teacher' }) // => null
 * checkAct(note, { ...act, kind: 'ready', by: 'teacher', ready: true })?.code // => 'microtrack/not-allowed'
 * ```
 */
export function checkAct(microtrack: Microtrack, act: NewAct): Issue | null {
  const found = codeOf(microtrack, act)
  if (found === null) return null
  const [code, field] = found
  return { code, field, message: ERROR_CODES[code], severity: 'error' }
}

function codeOf(note: Microtrack, act: NewAct): [Code, string] | null {
  if (act.publicationId !== note.publicationId) return ['microtrack/another-note', 'publicationId']
  if (act.pupilId !== note.pupilId) return ['microtrack/another-note', 'pupilId']
  if (!MAY_DO[act.by].includes(act.kind)) return ['microtrack/not-allowed', 'by']
  switch (act.kind) {
    case 'choose':
      return checkChoose(lineOf(note, act.taskId), act.optionIds)
    case 'tick':
    case 'untick':
      return checkTick(lineOf(note, act.taskId), act.optionId)
    case 'acknowledge':
      return lineOf(note, act.taskId) ? null : UNKNOWN_TASK
    case 'add':
      if (isBlank(act.words?.text)) return NO_WORDS
      // The same task added twice is a double tap.
      return (lineOf(note, act.taskId)?.from ?? 'own') === 'own' ? null : ['microtrack/task-known', 'taskId']
    case 'reword':
      return isBlank(act.words?.text) ? NO_WORDS : checkOwn(note, lineOf(note, act.taskId) ?? null, act.by)
    case 'remove': {
      // What is not there is off the list already.
      const line = lineOf(note, act.taskId)
      return line ? checkOwn(note, line, act.by) : null
    }
    case 'gauge':
      return hasCriterion(note, act.criterionId) ? null : UNKNOWN_CRITERION
    case 'question':
      return isBlank(act.words?.text) ? NO_WORDS : null
    case 'answer':
      if (!note.questions.some(({ id }) => id === act.questionId)) return ['microtrack/unknown-question', 'questionId']
      return isBlank(act.words?.text) ? NO_WORDS : null
    case 'propose':
    case 'adjust':
      return checkChange(note, act.change, act.words?.text)
    case 'accept':
    case 'decline':
    case 'withdraw': {
      const proposal = note.adjustments.find(({ id }) => id === act.proposalId)
      if (!proposal) return ['microtrack/unknown-proposal', 'proposalId']
      return maySettle(act.by, act.kind, proposal.proposedBy) ? null : ['microtrack/two-keys', 'by']
    }
    case 'exit':
      return act.by === 'teacher' && !act.skipped ? ['microtrack/not-allowed', 'by'] : null
    case 'close':
      return note.exit === null ? ['microtrack/no-reflection', 'kind'] : null
    case 'build':
    case 'confidence':
    case 'check-in':
    case 'ready':
    case 'ask':
    case 'heard':
    case 'park':
      return null
  }
}

const UNKNOWN_TASK: [Code, string] = ['microtrack/unknown-task', 'taskId']
const UNKNOWN_CRITERION: [Code, string] = ['microtrack/unknown-criterion', 'criterionId']
const NO_WORDS: [Code, string] = ['microtrack/no-words', 'words']

function checkChoose(line: Line | undefined, optionIds: readonly string[]): [Code, string] | null {
  if (!line) return UNKNOWN_TASK
  if (isReplaced(line)) return null
  const unknown = optionIds.find((id) => !hasOption(line, id))
  if (!line.choice || unknown !== undefined) return ['microtrack/unknown-option', 'optionIds']
  return new Set(optionIds).size > line.choice.choose ? ['microtrack/too-many-chosen', 'optionIds'] : null
}

function checkTick(line: Line | undefined, optionId: string | undefined): [Code, string] | null {
  if (!line) return UNKNOWN_TASK
  if (optionId === undefined || isReplaced(line) || hasOption(line, optionId)) return null
  return ['microtrack/unknown-option', 'optionId']
}

function checkOwn({ isClosed }: Microtrack, line: Line | null, by: NewAct['by']): [Code, string] | null {
  if (!line) return UNKNOWN_TASK
  if (line.from !== 'own' || line.createdBy !== by) return ['microtrack/not-your-own', 'taskId']
  return isClosed ? ['microtrack/closed', 'taskId'] : null
}

function checkChange(note: Microtrack, change: AdjustmentChange, text: string | undefined): [Code, string] | null {
  if ('taskId' in change && !lineOf(note, change.taskId)) return UNKNOWN_TASK
  if ('criterionId' in change && !hasCriterion(note, change.criterionId)) return UNKNOWN_CRITERION
  const needsWords = change.about === 'outcome' || change.about === 'criterion' || change.about === 'instead'
  return needsWords && isBlank(text) ? NO_WORDS : null
}

/** Another task stands in place of it by agreement; who has not seen that yet may still choose and tick what was there. */
function isReplaced({ choice, original }: Line): boolean {
  return choice === null && original !== null
}

function hasOption({ choice }: Line, optionId: string): boolean {
  return choice?.options.some(({ id }) => id === optionId) ?? false
}

function hasCriterion({ criteria }: Microtrack, criterionId: string): boolean {
  return criteria.some(({ id }) => id === criterionId)
}

function lineOf({ lines, leftOff, moveOn }: Microtrack, taskId: string): Line | undefined {
  return [...lines, ...leftOff, ...moveOn].find(({ id }) => id === taskId)
}

function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === ''
}
