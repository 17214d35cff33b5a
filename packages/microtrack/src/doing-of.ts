import type { Act, Doer } from './act.js'
import type { Attempt, Line } from './microtrack.js'
import type { Choice } from './template.js'

/** What was done about one line. */
export type Doing = Pick<Line, 'counts' | 'done' | 'isDone' | 'doneBy' | 'seenBy'> & {
  readonly chosenIds: readonly string[]
  readonly attempts: readonly Attempt[]
}

/**
 * What was done about one line: its acts in the order of the log.
 *
 * Changing to another option begins another attempt and leaves the earlier ones as they are, so what was finished stays credited. A
 * tick that names no option means the whole line; one of an option that nobody had chosen chooses it. A second tick of what is ticked,
 * or an untick of what is not, changes nothing.
 */
export function doingOf(choice: Choice | undefined, acts: readonly Act[]): Doing {
  const counts = choice?.choose ?? 1
  const known = new Set(choice?.options.map(({ id }) => id))
  const seenBy = new Set<Doer>()
  let attempts: Attempt[] = []
  let chosenIds: string[] = []
  let isWhole = false
  let doneBy: Doer | null = null

  const finished = () => new Set(attempts.flatMap(({ optionId, doneAt }) => (doneAt === null ? [] : [optionId]))).size
  const done = () => (isWhole ? counts : Math.min(counts, finished()))
  const finish = (optionId: string, at: string) => {
    const last = attempts.findLastIndex((attempt) => attempt.optionId === optionId)
    if (last < 0) {
      attempts.push({ optionId, chosenAt: at, doneAt: at })
      if (chosenIds.length < counts) chosenIds.push(optionId)
    } else attempts[last] = { ...attempts[last]!, doneAt: attempts[last]!.doneAt ?? at }
  }
  const unfinish = (wanted: string | undefined) => {
    const isMeant = ({ optionId }: Attempt) => wanted === undefined || optionId === wanted
    if (wanted === undefined || attempts.some((attempt) => isMeant(attempt) && attempt.doneAt !== null)) isWhole = false
    attempts = attempts.map((attempt) => (isMeant(attempt) ? { ...attempt, doneAt: null } : attempt))
  }

  for (const act of acts) {
    if (act.kind === 'acknowledge') seenBy.add(act.by)
    if (act.kind === 'choose') {
      const chosen = [...new Set(act.optionIds)].filter((id) => known.has(id)).slice(0, counts)
      for (const optionId of chosen)
        if (!chosenIds.includes(optionId)) attempts.push({ optionId, chosenAt: act.recordedAt, doneAt: null })
      chosenIds = chosen
    }
    if (act.kind === 'tick' || (act.kind === 'add' && act.done)) {
      const optionId = act.kind === 'tick' ? act.optionId : undefined
      if (optionId === undefined) {
        isWhole = true
        for (const chosen of chosenIds) finish(chosen, act.recordedAt)
      } else if (known.has(optionId)) finish(optionId, act.recordedAt)
    }
    if (act.kind === 'untick') unfinish(act.optionId)
    doneBy = done() < counts ? null : (doneBy ?? act.by)
  }
  return { counts, done: done(), isDone: done() >= counts, doneBy, seenBy: [...seenBy], chosenIds, attempts }
}
