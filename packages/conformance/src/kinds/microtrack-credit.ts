import { type Act, microtrackOf, type Publication } from '@track/microtrack'

interface CreditGiven {
  readonly planned: readonly {
    readonly id: string
    readonly done: boolean
    readonly choiceOf?: number
    readonly choose?: number
    readonly attempts?: number
  }[]
  readonly unplanned: readonly { readonly done: boolean }[]
}

type Planned = CreditGiven['planned'][number]
type Task = Publication['tasks'][number]

/** A vector's line is done through the acts that do it, so that what is compared is a whole note and not a sum. */
export function answerMicrotrackCredit({ planned, unplanned }: CreditGiven) {
  const tasks = planned.map(toTask)
  const said = [
    ...planned.flatMap((line, place) => actsOf(line, tasks[place]!)),
    ...unplanned.map(({ done }, place) => ({ kind: 'add', taskId: `unplanned ${place}`, done })),
  ]
  const acts = said.map((act, place) => ({ ...BASE, id: String(place), recordedAt: instant(place), ...act }) as Act)
  return microtrackOf({ ...EMPTY, tasks }, acts, { pupilId: BASE.pupilId }).credit
}

function toTask({ id, choose = 1, choiceOf = choose }: Planned): Task {
  const task = { id, text: id, criterionIds: [], getsMeReady: true, optional: false }
  if (choiceOf === 1) return task
  const options = Array.from({ length: choiceOf }, (_, place) => ({ id: String(place), text: String(place) }))
  return { ...task, choice: { kind: 'practice', choose, options } }
}

/** As many ways tried as the vector says, round and round the options: those that count are finished, those after them only begun. */
function actsOf({ id: taskId, done, choose = 1, attempts = 0 }: Planned, { choice }: Task): object[] {
  if (!choice) return done ? [{ kind: 'tick', taskId }] : []
  const finished = done ? choose : 0
  return Array.from({ length: Math.max(attempts, finished) }, (_, attempt) => {
    const optionId = String(attempt % choice.options.length)
    const chosen = { kind: 'choose', taskId, optionIds: [optionId] }
    return attempt < finished ? [chosen, { kind: 'tick', taskId, optionId }] : [chosen]
  }).flat()
}

function instant(place: number): string {
  return `2026-03-02T09:${String(Math.floor(place / 60)).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}.000Z`
}

const EMPTY: Publication = {
  id: 'note',
  outcome: 'Outcome',
  criteria: [],
  tasks: [],
  moveOn: [],
  questions: [],
  startsOn: '2026-03-02',
  endsOn: '2026-03-02',
  readingBand: 'middle',
  variants: [],
  pupils: [],
  publishedAt: '2026-03-01T16:00:00.000Z',
}

const BASE = {
  publicationId: EMPTY.id,
  pupilId: 'pupil',
  by: 'pupil',
  via: 'screen',
  at: '2026-03-02T09:00:00.000Z',
  recordedBy: 'pupil',
} as const
