import { type Act, checkTemplate, headlineOf, microtrackOf, publish, readTemplateText } from '@track/microtrack'

/** A pupil's own list for the day: typed by a teacher as it would be on a board, done in the pupil's own way. */

let ids = 0
const newId = () => `id-${++ids}`

const { template } = readTemplateText(
  `I can find equivalent fractions
I will know because:
- I can show it with a drawing
- I can explain why 1/2 = 2/4
Tasks
- Warm up with the fraction wall
- Practise: cards with a classmate / number line game / fraction dominoes
- Draw three pairs
- Write my own three`,
  { newId },
)
console.log(template.outcomes[0])
const { advice } = checkTemplate(template)
console.log(`Worth a second thought before it is given out: ${advice.length}. The first: ${advice[0]?.message}`)

const given = publish(template, {
  id: 'tuesday',
  startsOn: '2026-03-03',
  endsOn: '2026-03-03',
  readingBand: 'middle',
  variants: [],
  pupils: [{ pupilId: 'ada', variantId: null }],
  publishedAt: '2026-03-02T16:00:00.000Z',
})
if (!('publication' in given)) throw new Error('The template is not ready to give out')
const { publication } = given
const [warmUp, practise] = publication.tasks
const [cards, game] = practise?.choice?.options ?? []
if (!warmUp || !practise || !cards || !game) throw new Error('The text has these four')

let minute = 0
const did = <A extends object>(what: A) => ({
  id: newId(),
  publicationId: 'tuesday',
  pupilId: 'ada',
  by: 'pupil' as const,
  via: 'screen' as const,
  at: '2026-03-03T09:00:00.000Z',
  recordedAt: `2026-03-03T09:${String(++minute).padStart(2, '0')}:00.000Z`,
  recordedBy: 'ada',
  ...what,
})
const acts: Act[] = [
  did({ kind: 'tick', taskId: warmUp.id } as const),
  did({ kind: 'choose', taskId: practise.id, optionIds: [cards.id] } as const),
  did({ kind: 'tick', taskId: practise.id, optionId: cards.id } as const),
  // The cards did not help: another way, and the credit for the first stays.
  did({ kind: 'choose', taskId: practise.id, optionIds: [game.id] } as const),
  did({ kind: 'add', taskId: 'own', done: true, words: { text: 'Helped Ben with his wall' } } as const),
]
const note = microtrackOf(publication, acts, { pupilId: 'ada' })

const { done, toGo } = headlineOf(note.credit)
console.log(`${done} things done, ${toGo} to go`)
for (const line of note.lines)
  console.log(
    `${line.isDone ? '[x]' : '[ ]'} ${line.text}${line.choice ? ` (ways tried: ${line.choice.attempts.length})` : ''}`,
  )
console.log(
  `Next: ${note.next.kind === 'line' ? note.lines.find(({ id }) => id === (note.next as { lineId: string }).lineId)?.text : note.next.kind}`,
)
