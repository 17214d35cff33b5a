import { compareCodeUnits, type Instant } from '@track/kernel'
import { checkOnePupil } from './check-one-pupil.js'
import type { Line, Microtrack } from './microtrack.js'
import type { ChoiceKind } from './template.js'

/** What stood beside one way of working: times finished, the criteria of those tasks, and how many were gauged "got it" afterwards. */
export interface WayUsed {
  readonly kind: ChoiceKind
  readonly text: string
  readonly uses: number
  readonly criteria: number
  readonly gotIt: number
}

type Note = Pick<Microtrack, 'publicationId' | 'pupilId'> & {
  readonly criteria: readonly Pick<Microtrack['criteria'][number], 'id' | 'gauges'>[]
  readonly lines: readonly ChoiceLine[]
  readonly moveOn: readonly ChoiceLine[]
}
type ChoiceLine = Pick<Line, 'id' | 'criterionIds' | 'choice'>

const FEWEST_USES = 3

/**
 * Which ways has this pupil worked in, and what did they say of the criteria afterwards? For the pupil and their own teachers.
 *
 * A way is a kind of choice and an option's words, compared without case and spaces. A use is an attempt that was finished; its
 * criteria are those the task serves, and one is counted in `gotIt` if it was gauged "got it" at any time from then on in that note.
 * Counts, nothing more: they do not say that one thing came of the other. A way used fewer than three times is absent. Sorted by
 * kind and words, never by counts; the words as they were last used. The order of the input does not matter.
 */
export function whatWorked(microtracks: readonly Note[]): WayUsed[] {
  checkOnePupil(microtracks)
  const uses = new Map<string, Use[]>()
  for (const use of microtracks.flatMap(usesIn)) {
    const way = `${KINDS.indexOf(use.kind)} ${plain(use.text)}`
    uses.set(way, [...(uses.get(way) ?? []), use])
  }
  return [...uses]
    .filter(([, ofWay]) => ofWay.length >= FEWEST_USES)
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([, ofWay]) => {
      const { kind, text } = ofWay.toSorted(compareUses).at(-1)!
      return { kind, text, uses: ofWay.length, criteria: sumOf(ofWay, 'criteria'), gotIt: sumOf(ofWay, 'gotIt') }
    })
}

interface Use {
  readonly kind: ChoiceKind
  readonly text: string
  readonly doneAt: Instant
  readonly criteria: number
  readonly gotIt: number
}

const KINDS: readonly ChoiceKind[] = ['content', 'practice', 'demonstrate']

function usesIn(note: Note): Use[] {
  return [...note.lines, ...note.moveOn].flatMap(({ choice, criterionIds }) => {
    const served = note.criteria.filter(({ id }) => criterionIds.includes(id))
    return (choice?.attempts ?? []).flatMap(({ optionId, doneAt }) => {
      const option = choice?.options.find(({ id }) => id === optionId)
      if (!choice || !option || doneAt === null) return []
      const gotIt = served.filter(({ gauges }) =>
        gauges.some(({ gauge, recordedAt }) => gauge === 'got-it' && recordedAt >= doneAt),
      )
      return { kind: choice.kind, text: option.text, doneAt, criteria: served.length, gotIt: gotIt.length }
    })
  })
}

function compareUses(a: Use, b: Use): number {
  return compareCodeUnits(a.doneAt, b.doneAt) || compareCodeUnits(a.text, b.text)
}

function sumOf(uses: readonly Use[], count: 'criteria' | 'gotIt'): number {
  return uses.reduce((sum, use) => sum + use[count], 0)
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '')
}
