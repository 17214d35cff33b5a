import type { EntriesResult } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import {
  checkEntry,
  type Entry,
  isConcurrent,
  isSameCell,
  lineInForce,
  mergeLogs,
  type NewEntry,
  samePayload,
} from '@track/markbook'
import { type DeviceDatabase, databaseName, openDatabase } from '../../../lib/offline/database'
import type { QueuedEntry } from '../entry-queue'
import { createEntrySender, type EntrySender, type OutboxChannel, type OutboxMessage } from '../entry-sender'
import { newEntries, withPending } from '../markbook-view'
import { createOutboxStore } from '../outbox-store'

const DAY = 86_400_000
const START = Date.parse('2026-03-10T09:00:00.000Z')
const TODAY: CalendarDate = '2026-03-10'
export const LAST_DAY: CalendarDate = '2026-03-31'

/** A stream of chance that comes again with its seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The log of a school and the rules by which it takes lines: a union by id; the same id must say the same. */
export function createSeededServer() {
  const log = new Map<string, Entry>()
  let clock = START

  const refusalOf = (entry: NewEntry): string | undefined => {
    const known = log.get(entry.id)
    if (known) return samePayload(known, entry) ? undefined : 'markbook/id-reused'
    const target = entry.supersedes === undefined ? undefined : log.get(entry.supersedes)
    return checkEntry(entry, { target, today: TODAY })[0]?.code
  }
  const accept = (entries: readonly NewEntry[], recordedBy: string): EntriesResult => {
    const result: EntriesResult = { accepted: [], refused: [], taught: [], cursor: '' }
    for (const [index, entry] of entries.entries()) {
      const refusal = refusalOf(entry)
      if (refusal) {
        result.refused.push({ row: index + 1, id: entry.id, field: 'id', code: refusal, message: refusal })
        continue
      }
      const known = log.get(entry.id)
      const cell = [...log.values()].filter((line) => isSameCell(line, entry))
      const head = lineInForce(cell, { asOf: LAST_DAY })?.id ?? null
      const line = known ?? { ...entry, recordedAt: new Date(clock++).toISOString(), recordedBy }
      log.set(line.id, line)
      const { id, recordedAt } = line
      const concurrentWith = !known && isConcurrent(entry, head) ? head : null
      result.accepted.push({ id, recordedAt, recordedBy: line.recordedBy, repeated: Boolean(known), concurrentWith })
    }
    return result
  }
  return { log, accept }
}

/** A network that loses requests, loses answers, says things twice, and lets what was sent first arrive last. */
export function createSeededNetwork(chance: () => number) {
  let healthy = false
  const later = (most: number) => new Promise<void>((resolve) => setTimeout(resolve, chance() * most))
  const away = () => new TypeError('Failed to fetch')
  return {
    heal: () => {
      healthy = true
    },
    carry: async <T>(ask: () => T): Promise<T> => {
      if (healthy) return ask()
      const fate = chance()
      await later(fate < 0.5 ? 40_000 : 500)
      if (fate < 0.2) throw away()
      // The copy that went astray arrives when everybody has forgotten it.
      if (fate > 0.85) void later(90_000).then(ask)
      const answer = structuredClone(ask())
      await later(2_000)
      if (fate < 0.45) throw away()
      return answer
    },
  }
}

interface ClientOptions {
  readonly accountId: string
  readonly chance: () => number
  readonly carry: ReturnType<typeof createSeededNetwork>['carry']
  readonly server: ReturnType<typeof createSeededServer>
}

/** One person's device: two pages over one outbox, a clock that may be days off, and all of memory to lose. */
export function createSeededClient({ accountId, chance, carry, server }: ClientOptions) {
  const skew = Math.round((chance() * 2 - 1) * 3) * DAY
  const databases: Promise<DeviceDatabase>[] = []
  const acknowledged = new Set<string>()
  let known: readonly Entry[] = []
  let ids = 0

  const ears = new Map<number, (message: OutboxMessage) => void>()
  const channelOf = (page: number): OutboxChannel => ({
    post: (message) => {
      for (const [other, heard] of ears) if (other !== page) heard(message)
    },
    listen: (heard) => {
      ears.set(page, heard)
      return () => ears.delete(page)
    },
  })
  const openPage = (page: number): EntrySender => {
    const database = openDatabase(databaseName(accountId), { onDeleted: () => {}, onClosed: () => {} })
    databases.push(database)
    const sender = createEntrySender({
      store: createOutboxStore({ schoolId: 'elmfield', openDevice: () => database }),
      send: (parcel) =>
        carry(() =>
          server.accept(
            parcel.map(({ entry }) => entry),
            accountId,
          ),
        ),
      isSameAccount: async () => true,
      onAccepted: async (parcel, { accepted }) => {
        const sent = new Map(parcel.map(({ entry }) => [entry.id, entry]))
        for (const { id } of accepted) acknowledged.add(id)
        known = mergeLogs([
          known,
          accepted.flatMap(({ id, recordedAt, recordedBy }) => {
            const entry = sent.get(id)
            return entry ? { ...entry, recordedAt, recordedBy } : []
          }),
        ])
      },
      onSessionNeeded: () => {},
      channel: channelOf(page),
      now: () => START + skew,
      random: chance,
    })
    sender.start()
    return sender
  }
  const pages = [openPage(0), openPage(1)]
  const pageByChance = () => Math.floor(chance() * pages.length)
  const logOn = (page: number) =>
    withPending(
      known,
      pages[page]!.queue().unsent.map(({ entry }) => entry),
      accountId,
    )
  const today = () => new Date(START + skew).toISOString().slice(0, 10) as CalendarDate

  return {
    accountId,
    acknowledged,
    pages: () => pages as readonly EntrySender[],
    log: () => known,
    /** Marks cells (or takes a mark back) as a teacher sees them on one of the pages; says what was written. */
    write: (): readonly NewEntry[] => {
      const at = pageByChance()
      const log = logOn(at)
      const own = log.filter(({ recordedBy, supersedes }) => recordedBy === accountId && supersedes === undefined)
      const takenBack = own[Math.floor(chance() * own.length)]
      const newId = () => `${accountId}-${String(ids++).padStart(4, '0')}`
      const lines: NewEntry[] =
        takenBack && chance() < 0.2
          ? [voidOf(takenBack, newId())]
          : newEntries(
              Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, at) => ({
                pupilId: `pupil-${at}`,
                objectiveId: `objective-${Math.floor(chance() * 2)}`,
                value: chance() < 0.15 ? null : `depth-${Math.floor(chance() * 4)}`,
              })),
              { log, observedOn: today(), asOf: LAST_DAY, newId },
            )
      pages[at]!.add(lines.map((entry): QueuedEntry => ({ entry, classId: chance() < 0.9 ? 'oak' : 'ash' })))
      return lines
    },
    /** Decides about a refused line: lets it go, or writes it again for a day that the school has had. */
    decide: async (): Promise<{ readonly aside: string; readonly again?: string } | undefined> => {
      const page = pages[pageByChance()]!
      const line = page.queue().refused[0]
      if (!line) return
      const aside = line.entry.id
      if (chance() < 0.5 || line.entry.supersedes !== undefined) {
        await page.decide(aside)
        return { aside }
      }
      const { basis: _, ...entry } = line.entry
      const again = `${accountId}-${String(ids++).padStart(4, '0')}`
      await page.decide(aside, { classId: line.classId, entry: { ...entry, id: again, observedOn: TODAY } })
      return { aside, again }
    },
    pull: () =>
      carry(() => [...server.log.values()]).then(
        (log) => {
          known = mergeLogs([known, log])
        },
        () => undefined,
      ),
    retryNow: () => {
      for (const page of pages) page.retryNow()
    },
    /** A page dies where it stands and another is opened: its memory is gone, the database stays. */
    crash: () => {
      const at = pageByChance()
      pages[at]!.stop()
      if (chance() < 0.5) known = []
      pages[at] = openPage(at)
    },
    close: async () => {
      for (const page of pages) page.stop()
      for (const database of databases) (await database).close()
    },
  }
}

function voidOf({ pupilId, objectiveId, measureId, observedOn, track, id: supersedes }: Entry, id: string): NewEntry {
  return { id, pupilId, objectiveId, measureId, value: null, observedOn, track, via: 'entry', supersedes }
}
