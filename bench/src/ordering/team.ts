import {
  currentOrder,
  type Id,
  type NewEntry,
  newSession,
  nextPair,
  record,
  type Session,
} from '@track/micro-progression'

/** Random numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function normalOf(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** What people are like: how likely somebody calls the first piece the better one, so far above the other (in logits). */
export const PEOPLE = {
  /** Never wrong. */
  exact: (distance: number) => (distance > 0 ? 1 : 0),
  /** Bradley and Terry: the closer two pieces are, the more often they are mistaken. */
  real: (distance: number) => 1 / (1 + Math.exp(-distance)),
  /** One answer in ten is turned round, whatever the distance. */
  flips: (distance: number) => (distance > 0 ? 0.9 : 0.1),
  coins: () => 0.5,
} as const

export type People = keyof typeof PEOPLE

export interface Plan {
  readonly pieces: number
  readonly people: People
  /** How far true qualities spread. */
  readonly sd: number
  readonly seed: number
  readonly judges: number
  /** When to stop; every piece has its place when left out. */
  readonly decisions?: number
}

export interface Ran {
  readonly session: Session
  readonly truth: Readonly<Record<Id, number>>
  readonly decisions: number
  /** Everybody needs the same time for a decision. */
  readonly rounds: number
  /** How often a judge got no pair while a piece had no place. */
  readonly waits: number
}

const CLASSES = 4

/**
 * A team orders a pile through the public functions only: four classes nominate their lowest and highest, and in each round every judge
 * asks for a pair and holds it, then all answer. Whoever nominates goes through their own pile once, by judgements like all the others.
 */
export function order({ pieces, people, sd, seed, judges, decisions }: Plan): Ran {
  const random = randomOf(seed)
  const ids = Array.from({ length: pieces }, (_, at) => `p${String(at).padStart(4, '0')}`)
  const truth = Object.fromEntries(ids.map((id) => [id, sd * normalOf(random)]))
  const isBetter = (a: Id, b: Id) => random() < PEOPLE[people](truth[a]! - truth[b]!)

  let session = newSession({ id: `session ${seed}`, levels: LEVELS })
  const write = (entry: NewEntry, by: Id) => {
    const result = record(session, entry, { by })
    if ('issue' in result) throw new Error(`${entry.kind} was refused: ${result.issue.code}`)
    session = result.session
  }
  const classOf = (at: number) => `class ${at % CLASSES}`
  for (const [at, pieceId] of ids.entries())
    write(
      { kind: 'piece', id: `e${at}`, pieceId, collectionId: classOf(at), origin: 'pupil', imageId: null },
      'judge 0',
    )
  for (let own = 0; own < CLASSES; own++) {
    const pile = ids.filter((_, at) => at % CLASSES === own)
    const highest = pile.reduce((best, id) => (isBetter(id, best) ? id : best))
    const others = pile.filter((id) => id !== highest)
    const lowest = others.reduce((worst, id) => (isBetter(worst, id) ? id : worst))
    write({ kind: 'nomination', id: `n${own}`, collectionId: classOf(own), lowest, highest }, `judge ${own % judges}`)
  }

  let [made, rounds, waits] = [0, 0, 0]
  const isDone = () => (decisions === undefined ? currentOrder(session).unplaced.length === 0 : made >= decisions)
  while (!isDone()) {
    const asked = Array.from({ length: judges }, (_, at) => {
      if (decisions !== undefined && made + at >= decisions) return null
      const by = `judge ${at}`
      const next = nextPair(session, { judge: by, id: `i${rounds}-${at}`, seed })
      if ('none' in next) {
        if (currentOrder(session).unplaced.length > 0) waits++
        return null
      }
      write(next.entry, by)
      return { by, ...next }
    }).filter((one) => one !== null)
    if (asked.length === 0) throw new Error(`Nobody has a pair after ${made} decisions`)
    for (const { by, pair, entry } of asked) {
      const outcome = isBetter(pair.left, pair.right) ? 'left' : 'right'
      write({ kind: 'decision', id: `d${made}`, issueId: entry.id, ...pair, outcome }, by)
      made++
    }
    rounds++
  }
  return { session, truth, decisions: made, rounds, waits }
}

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ id: `l${value}`, label: String(value), value }))

/** Kendall's tau (b, where pieces share a rung) of an order with the truth. */
export function tauOf(rungs: readonly (readonly Id[])[], truth: Readonly<Record<Id, number>>): number {
  const placed = rungs.flatMap((rung, place) => rung.map((id) => ({ place, quality: truth[id]! })))
  let [sum, apart, pairs] = [0, 0, 0]
  for (const [at, a] of placed.entries())
    for (const b of placed.slice(0, at)) {
      sum += Math.sign(a.place - b.place) * Math.sign(a.quality - b.quality)
      apart += a.place === b.place ? 0 : 1
      pairs++
    }
  return sum / Math.sqrt(apart * pairs)
}
