import type { Level } from './session.js'

/** A piece that might show a level. */
export interface Candidate {
  readonly id: string
  /** Where the comparisons put it, in logits; null when it was never compared. */
  readonly quality: number | null
  readonly standardError: number | null
  /** Whether it may be proposed: its writer agreed, nobody can be recognised on it, it was compared often enough (six times). */
  readonly mayShow: boolean
  readonly infit?: number | null | undefined
  /** Which rung it stands on, where several share one; its place in the list otherwise. */
  readonly rung?: number | undefined
}

/** Somebody's first piece that is "just a …" of this level. */
export interface Bookmark {
  readonly levelId: string
  readonly pieceId: string
}

/** The piece proposed for a level: the nearest to where the method puts the level that may be shown; null when there is none left. */
export interface Proposal {
  readonly levelId: string
  /** Where the method puts the level, in logits (in places of the order when nothing was compared); null when it cannot say. */
  readonly at: number | null
  readonly pieceId: string | null
  /** How far the piece is from that, and how unsure: smaller is better. */
  readonly score: number | null
}

/**
 * Which pieces could show the levels? Proposals only: what the team chooses is what counts.
 *
 * `equal-interval` puts the levels evenly along the scale, from the lowest piece of the order to the highest. `jenks` cuts the order into
 * the natural groups with the least spread inside them; a level is at the middle piece of its group. `bookmark` takes the median of
 * what a panel marked as the first piece that is "just a 2" and raises it to where `responseProbability` (.67) of comparisons would
 * agree; a level that nobody marked has no place, save the lowest, which begins at the lowest piece.
 *
 * For every level the piece with the smallest score is proposed: |quality − level| + standard error + 2 × what its infit exceeds 1.3
 * by. All are chosen together, so that they climb strictly along the order. Pieces go low to high.
 *
 * @example
 * ```ts
 * import { proposeLevels } from '@track/micro-progression'
 *
 * const pieces = [-2, -1, 0, 1, 2].map((quality, place) => ({ id: `p${place}`, quality, standardError: 0.5, mayShow: true }))
 * const levels = ['0', '1', '2'].map((id) => ({ id, label: id, value: Number(id) }))
 * proposeLevels(pieces, levels, { method: 'equal-interval' }).map(({ pieceId }) => pieceId) // => ['p0', 'p2', 'p4']
 * ```
 */
export function proposeLevels(
  pieces: readonly Candidate[],
  levels: readonly Pick<Level, 'id'>[],
  {
    method,
    bookmarks = [],
    responseProbability = 0.67,
  }: {
    readonly method: 'equal-interval' | 'jenks' | 'bookmark'
    readonly bookmarks?: readonly Bookmark[] | undefined
    readonly responseProbability?: number | undefined
  },
): Proposal[] {
  const onScale = onOneScale(pieces)
  const values = onScale.map(({ at }) => at).sort((a, b) => a - b)
  const targets = targetsOf()
  // The ends are the ends, however unsure their place is: pieces that nothing beats are the least sure of all.
  const rungs = onScale.filter(({ piece }) => piece.mayShow).map(({ rung }) => rung)
  const ends = new Map([
    [0, Math.min(...rungs)],
    [levels.length - 1, Math.max(...rungs)],
  ])
  const mayBe = ({ rung }: OnScale, level: number) => method !== 'equal-interval' || rung === (ends.get(level) ?? rung)
  return choose(onScale, targets, mayBe).map((choice, level) => ({
    levelId: levels[level]!.id,
    at: targets[level]!,
    pieceId: choice?.piece.id ?? null,
    score: choice?.score ?? null,
  }))

  function targetsOf(): (number | null)[] {
    if (values.length === 0) return levels.map(() => null)
    if (method === 'equal-interval') return evenly(values[0]!, values.at(-1)!, levels.length)
    if (method === 'jenks') {
      const medians = naturalGroups(values, Math.min(levels.length, values.length)).map(middleOf)
      return levels.map((_, level) => medians[level] ?? null)
    }
    const lift = Math.log(responseProbability / (1 - responseProbability))
    return levels.map(({ id }, level) => {
      const marked = bookmarks.filter(({ levelId }) => levelId === id).map(({ pieceId }) => pieceId)
      const at = onScale.filter(({ piece }) => marked.includes(piece.id))
      // One piece marked by two people counts twice.
      const votes = at.flatMap((each) => marked.filter((pieceId) => pieceId === each.piece.id).map(() => each.at))
      if (votes.length > 0) return medianOf(votes) + lift
      return level === 0 ? values[0]! : null
    })
  }
}

interface OnScale {
  readonly piece: Candidate
  readonly at: number
  readonly rung: number
}

interface Choice {
  readonly piece: Candidate
  readonly score: number
}

/** Pieces that were compared, at their quality; if none was, all of them at their place in the order. */
function onOneScale(pieces: readonly Candidate[]): OnScale[] {
  const wasCompared = pieces.some(({ quality }) => quality !== null)
  return pieces.flatMap((piece, place) => {
    const rung = piece.rung ?? place
    if (!wasCompared) return [{ piece, at: rung, rung }]
    return piece.quality === null ? [] : [{ piece, at: piece.quality, rung }]
  })
}

function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => (count === 1 ? low : low + (step * (high - low)) / (count - 1)))
}

function scoreOf({ piece, at }: OnScale, target: number): number {
  return Math.abs(at - target) + (piece.standardError ?? 0) + 2 * Math.max(0, (piece.infit ?? 1) - 1.3)
}

/** Fewest levels left empty first, then the smallest sum of scores, over all choices that climb strictly. */
function choose(
  onScale: readonly OnScale[],
  targets: readonly (number | null)[],
  mayBe: (candidate: OnScale, level: number) => boolean,
): (Choice | null)[] {
  const empty = 1e9
  const candidates = onScale.filter(({ piece }) => piece.mayShow).sort((a, b) => a.rung - b.rung)
  type Path = { readonly cost: number; readonly top: number; readonly chosen: readonly (Choice | null)[] }
  // The cheapest way to have come so far, for every rung that it may have reached.
  let paths: Path[] = [{ cost: 0, top: Number.NEGATIVE_INFINITY, chosen: [] }]
  targets.forEach((target, level) => {
    const next = paths.map(({ cost, top, chosen }): Path => ({ cost: cost + empty, top, chosen: [...chosen, null] }))
    if (target !== null) {
      let below: Path | undefined
      let at = 0
      for (const candidate of candidates) {
        for (; at < paths.length && paths[at]!.top < candidate.rung; at++)
          if (!below || paths[at]!.cost < below.cost) below = paths[at]
        if (!below || !mayBe(candidate, level)) continue
        const score = scoreOf(candidate, target)
        const choice = { piece: candidate.piece, score }
        next.push({ cost: below.cost + score, top: candidate.rung, chosen: [...below.chosen, choice] })
      }
    }
    paths = cheapestByRung(next)
  })
  return [...paths.reduce((a, b) => (b.cost < a.cost ? b : a)).chosen]
}

function cheapestByRung<P extends { readonly cost: number; readonly top: number }>(paths: readonly P[]): P[] {
  const cheapest = new Map<number, P>()
  for (const path of paths)
    if (path.cost < (cheapest.get(path.top)?.cost ?? Number.POSITIVE_INFINITY)) cheapest.set(path.top, path)
  return [...cheapest.values()].sort((a, b) => a.top - b.top)
}

/** Jenks' natural breaks: the cut of ascending values into so many groups that has the least sum of squares inside the groups. */
function naturalGroups(values: readonly number[], groups: number): number[][] {
  const sums = [0]
  const squares = [0]
  // About the middle, so that the difference of two large sums of squares stays exact enough.
  const centre = values[values.length >> 1]!
  for (const value of values) {
    sums.push(sums.at(-1)! + value - centre)
    squares.push(squares.at(-1)! + (value - centre) ** 2)
  }
  const spread = (from: number, to: number) =>
    squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from)
  let least = values.map((_, place) => spread(0, place + 1))
  const cuts: number[][] = []
  for (let group = 1; group < groups; group++) {
    const cutAt: number[] = []
    least = values.map((_, place) => {
      let best = Number.POSITIVE_INFINITY
      for (let cut = group; cut <= place; cut++) {
        const total = least[cut - 1]! + spread(cut, place + 1)
        if (total < best) [best, cutAt[place]] = [total, cut]
      }
      return best
    })
    cuts.push(cutAt)
  }
  const found: number[][] = []
  let end = values.length
  for (const cutAt of cuts.reverse()) {
    const from = cutAt[end - 1]!
    found.unshift(values.slice(from, end))
    end = from
  }
  return [values.slice(0, end), ...found]
}

/** The value with the least distance to all others: the middle one, the lower of two middles. */
function middleOf(values: readonly number[]): number {
  return values[(values.length - 1) >> 1]!
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}
