import type { EntriesResult } from '@track/api-contract'
import type { NewEntry } from '@track/markbook'

/** A line on its way to the server, and the class it was written for (an objective first judged counts as taught to it). */
export interface QueuedEntry {
  readonly entry: NewEntry
  readonly classId: string
}

/** Why the server will not keep a line: a stable code, and the reason in words. */
export interface Refusal {
  readonly code: string
  readonly reason: string
}

/** A line in the outbox. One that was refused stays, out of the queue, until a person has decided about it. */
export interface OutboxLine extends QueuedEntry {
  /** When it was written by this device's clock, for saying how long it has waited; it orders nothing. */
  readonly writtenAt: number
  readonly refused?: Refusal
}

const PARCEL = 1000

/**
 * What to send next: the first lines of one class in the order of writing, at most 1,000.
 *
 * It ends before a line that builds on another one of it. What was written upon a mark or takes it back goes out once it is known
 * whether that mark was kept.
 */
export function nextParcel<L extends OutboxLine>(lines: readonly L[], { atMost = PARCEL } = {}): readonly L[] {
  const waiting = lines.filter(({ refused }) => !refused)
  const ids = new Set<string>()
  const parcel: L[] = []
  for (const line of waiting) {
    const { id, basis, supersedes } = line.entry
    const buildsOn = (other: string | null | undefined) => other != null && ids.has(other)
    if (parcel.length === atMost || line.classId !== waiting[0]!.classId) break
    if (buildsOn(basis) || buildsOn(supersedes)) break
    ids.add(id)
    parcel.push(line)
  }
  return parcel
}

/**
 * The outbox once the server has answered: exactly what it kept leaves, what it refused is set aside with its reason, and what
 * it did not mention waits on.
 *
 * A line that was written upon a refused one now stands on what that one stood on; taking a refused line back is done with.
 */
export function settle(
  lines: readonly OutboxLine[],
  { accepted, refused }: Pick<EntriesResult, 'accepted'> & { readonly refused: readonly RefusedRow[] },
): readonly OutboxLine[] {
  const kept = new Set(accepted.map(({ id }) => id))
  const refusals = new Map(refused.map(({ id, code, message }) => [id, { code, reason: message }]))
  const bases = new Map(lines.filter(({ entry }) => refusals.has(entry.id)).map(({ entry }) => [entry.id, entry.basis]))
  return lines.flatMap((line) => {
    const { id, basis, supersedes } = line.entry
    if (kept.has(id) || (supersedes !== undefined && bases.has(supersedes))) return []
    const refusal = refusals.get(id)
    if (refusal) return { ...line, refused: refusal }
    return basis != null && bases.has(basis) ? { ...line, entry: withBasis(line.entry, bases.get(basis)) } : line
  })
}

/** The server refused a whole parcel for a reason that trying again will not change. */
export function refuseParcel(
  lines: readonly OutboxLine[],
  parcel: readonly QueuedEntry[],
  { code, reason }: Refusal,
): readonly OutboxLine[] {
  return settle(lines, { accepted: [], refused: parcel.map(({ entry: { id } }) => ({ id, code, message: reason })) })
}

/** A person has decided about a refused line: it leaves, and what they wrote in its place, if anything, joins the queue. */
export function decide(
  lines: readonly OutboxLine[],
  { id, instead }: { readonly id: string; readonly instead?: OutboxLine },
): readonly OutboxLine[] {
  const others = lines.filter(({ entry }) => entry.id !== id)
  return instead && others.length < lines.length ? [...others, instead] : others
}

/**
 * How long to wait before the next try, in milliseconds: about 1 s, 2 s, 4 s and so on, never more than half a minute.
 *
 * `chance`, from 0 to 1, moves it by a quarter either way, so that a whole school does not come back in the same second.
 *
 * @example
 * ```ts
 * [0, 1, 2, 3, 9].map((failures) => retryDelay(failures, 0.5)) // => [0, 1000, 2000, 4000, 30000]
 * [retryDelay(2, 0), retryDelay(2, 1)] // => [1500, 2500]
 * ```
 */
export function retryDelay(failures: number, chance: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.75 + chance / 2)
}

type RefusedRow = Pick<EntriesResult['refused'][number], 'id' | 'code' | 'message'>

function withBasis({ basis: _, ...entry }: NewEntry, basis: string | null | undefined): NewEntry {
  return basis === undefined ? entry : { ...entry, basis }
}
