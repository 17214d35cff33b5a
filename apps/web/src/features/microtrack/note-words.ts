import { plural, t } from '@lingui/core/macro'
import type { CalendarDate } from '@track/kernel'
import {
  type Act,
  type AdjustmentChange,
  type Doer,
  type Gauge,
  type Line,
  type Microtrack,
  nextLine,
} from '@track/microtrack'
import { formatDate } from '../../lib/format-date'

/** How much of a note is done, as a teacher says it: "4 of 6, and 1 more of their own". Never a percentage; '' while nothing is. */
export function doneWords({ credit, lines, moveOn }: Microtrack): string {
  const { plannedDone, plannedTotal } = credit
  const own = countDone(lines.filter(({ from }) => from === 'own'))
  const further = countDone([...moveOn, ...lines.filter(({ from }) => from === 'move-on')])
  if (credit.creditDone === 0) return ''
  const words = [t`${plannedDone} of ${plannedTotal}`]
  if (own > 0) words.push(plural(own, { one: 'and # more of their own', other: 'and # more of their own' }))
  if (further > 0) words.push(plural(further, { one: 'and # further', other: 'and # further' }))
  return words.join(', ')
}

/** What comes next on a note. */
export function nextWords(note: Microtrack): string {
  switch (note.next.kind) {
    case 'build':
      return t`Make the list their own`
    case 'line':
    case 'move-on':
      return nextLine(note)?.text ?? ''
    case 'show':
      return t`Show what they can do`
    case 'reflect':
      return t`Look back on it`
    case 'closed':
      return t`Finished`
  }
}

export function gaugeWords(gauge: Gauge): string {
  return { 'not-yet': t`not yet`, nearly: t`nearly`, 'got-it': t`got it` }[gauge]
}

export type Standing = Microtrack['checkIns'][number]['standing']

export function standingWords(standing: Standing): string {
  return {
    'going-well': t`Going well`,
    'needs-a-hand': t`Needs a hand`,
    'ready-for-more': t`Ready for more`,
  }[standing]
}

export function helpedWords(helped: 'yes' | 'partly' | 'no' | null): string {
  if (helped === null) return t`did not say`
  return { yes: t`yes`, partly: t`partly`, no: t`no` }[helped]
}

export function doerWords(by: Doer, isMine = false): string {
  if (by === 'teacher') return isMine ? t`you` : t`teacher`
  return by === 'partner' ? t`a partner` : t`the pupil`
}

/** What an adjustment changes, and what stood there first. */
export function changeWords(
  change: AdjustmentChange,
  { note, today }: { readonly note: Microtrack; readonly today: CalendarDate },
): { readonly about: string; readonly original: string | null } {
  switch (change.about) {
    case 'outcome':
      return { about: t`Another outcome`, original: note.outcome.original ?? note.outcome.text }
    case 'criterion': {
      const criterion = note.criteria.find(({ id }) => id === change.criterionId)
      return { about: t`Another criterion`, original: criterion?.original ?? criterion?.text ?? null }
    }
    case 'more-time': {
      const day = formatDate(change.endsOn, { today })
      return { about: t`More time, until ${day}`, original: null }
    }
    case 'leave-out':
      return { about: t`Leave this out`, original: textOf(note, change.taskId) }
    case 'instead':
      return { about: t`Something else instead`, original: textOf(note, change.taskId) }
  }
}

/** One thing that was done on a note, in words that follow "Tue 3 Mar, 10:25, the pupil:". */
export function actWords(
  act: Act,
  { note, today }: { readonly note: Microtrack; readonly today: CalendarDate },
): string {
  const said = 'words' in act && act.words && 'text' in act.words ? (act.words.text ?? '') : ''
  const task = 'taskId' in act ? textOf(note, act.taskId) : ''
  switch (act.kind) {
    case 'build':
      return t`made the list their own`
    case 'choose': {
      const chosen = optionWords(note, act.taskId, act.optionIds)
      return t`chose ${chosen} for “${task}”`
    }
    case 'tick':
      return t`ticked “${task}”`
    case 'untick':
      return t`took the tick off “${task}”`
    case 'add':
      return t`added “${said || task}”`
    case 'reword':
      return t`changed the words to “${said || task}”`
    case 'remove':
      return t`took “${task}” off the list`
    case 'acknowledge':
      return t`saw “${task}”`
    case 'gauge': {
      const criterion = note.criteria.find(({ id }) => id === act.criterionId)?.text ?? ''
      const gauge = gaugeWords(act.gauge)
      return t`said “${gauge}” of “${criterion}”`
    }
    case 'confidence': {
      const { sure } = act
      return act.moment === 'before' ? t`was ${sure} of 4 sure before` : t`was ${sure} of 4 sure after`
    }
    case 'question':
      return t`asked “${said}”`
    case 'answer':
      return t`answered “${said}”`
    case 'check-in': {
      const standing = standingWords(act.standing).toLowerCase()
      return said ? t`checked in: ${standing}, “${said}”` : t`checked in: ${standing}`
    }
    case 'ready':
      return act.ready ? t`was ready to show it` : t`was not ready to show it after all`
    case 'ask':
      return act.asks ? t`asked to talk` : t`did not need to talk after all`
    case 'heard':
      return act.about === 'ask' ? t`talked with the pupil` : t`saw what the pupil can do`
    case 'propose':
      return t`proposed: ${adjustmentWords(act.change, said, { note, today })}`
    case 'adjust':
      return t`adjusted alone: ${adjustmentWords(act.change, said, { note, today })}`
    case 'accept':
      return t`agreed to a proposal`
    case 'decline':
      return t`said “not now” to a proposal`
    case 'withdraw':
      return t`took a proposal back`
    case 'exit':
      return act.skipped ? t`passed over the exit ticket` : t`wrote the exit ticket`
    case 'park':
      return act.parked ? t`hung the note on the wall` : t`took the note off the wall`
    case 'close':
      return t`closed the note`
  }
}

function adjustmentWords(
  change: AdjustmentChange,
  said: string,
  context: { readonly note: Microtrack; readonly today: CalendarDate },
): string {
  const { about, original } = changeWords(change, context)
  return [original === null ? about : `${about} (${original})`, said].filter(Boolean).join(': ')
}

function optionWords(note: Microtrack, taskId: string, optionIds: readonly string[]): string {
  const options = linesOf(note).find(({ id }) => id === taskId)?.choice?.options ?? []
  const chosen = optionIds.map((id) => options.find((option) => option.id === id)?.text ?? '')
  return chosen.map((text) => `“${text}”`).join(', ')
}

function textOf(note: Microtrack, taskId: string): string {
  const line = linesOf(note).find(({ id }) => id === taskId)
  return line?.original ?? line?.text ?? ''
}

function linesOf({ lines, leftOff, moveOn }: Microtrack): Line[] {
  return [...lines, ...leftOff, ...moveOn]
}

function countDone(lines: readonly Line[]): number {
  return lines.reduce((sum, { done }) => sum + done, 0)
}
