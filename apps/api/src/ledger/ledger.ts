import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { Transaction } from '../database/transaction.js'

/** One school's log in memory, in the order of acceptance. `seq` is the last line it holds. */
export interface Ledger {
  readonly seq: number
  readonly entries: readonly Entry[]
  entriesOf(pupilId: string): readonly Entry[]
}

/** The ledgers of the schools in use. The log decides, a ledger only remembers: any number of processes may hold one. */
export interface Ledgers {
  /**
   * The school's ledger with every line that was committed before this transaction looked. Never call it in a transaction
   * that has written entries: what is rolled back would stay remembered.
   */
  read(tx: Transaction, schoolId: string): Promise<Ledger>
}

/** Holds the ledgers of the schools asked for last; the one not asked for longest is dropped when there are too many. */
export function holdLedgers({ schools = 24 }: { schools?: number } = {}): Ledgers {
  const held = new Map<string, GrowingLedger>()
  return {
    async read(tx, schoolId) {
      const ledger = held.get(schoolId) ?? new GrowingLedger()
      held.delete(schoolId)
      held.set(schoolId, ledger)
      for (const oldest of held.keys()) {
        if (held.size <= schools) break
        held.delete(oldest)
      }
      await ledger.catchUp(tx)
      return ledger
    },
  }
}

/** The columns of a line, ready for `toEntry`. Formatting the moment in SQL is much cheaper than parsing it here. */
export const ENTRY_COLUMNS = `seq, id, pupil_id, objective_id, measure_id, coalesce(depth, mark_code) as word, mark_number,
  observed_on, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, recorded_by,
  track, via, batch_id, supersedes, basis`

export interface EntryRow {
  readonly seq: number
  readonly id: string
  readonly pupil_id: string
  readonly objective_id: string | null
  readonly measure_id: string | null
  readonly word: string | null
  readonly mark_number: number | null
  readonly observed_on: CalendarDate
  readonly recorded_at: string
  readonly recorded_by: string
  readonly track: Entry['track']
  readonly via: Entry['via']
  readonly batch_id: string | null
  readonly supersedes: string | null
  readonly basis: string | null
}

export function toEntry(row: EntryRow, share: (text: string) => string = (text) => text): Entry {
  return {
    id: row.id,
    pupilId: share(row.pupil_id),
    objectiveId: row.objective_id && share(row.objective_id),
    measureId: row.measure_id && share(row.measure_id),
    value: row.word === null ? row.mark_number : share(row.word),
    observedOn: share(row.observed_on) as CalendarDate,
    recordedAt: share(row.recorded_at),
    recordedBy: share(row.recorded_by),
    track: share(row.track) as Entry['track'],
    via: share(row.via) as Entry['via'],
    ...(row.batch_id !== null && { batchId: share(row.batch_id) }),
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
    ...(row.basis !== null && { basis: row.basis }),
  }
}

class GrowingLedger implements Ledger {
  seq = 0
  readonly entries: Entry[] = []
  readonly #ofPupil = new Map<string, Entry[]>()
  readonly #words = new Map<string, string>()

  entriesOf(pupilId: string): readonly Entry[] {
    return this.#ofPupil.get(pupilId) ?? []
  }

  async catchUp(tx: Transaction): Promise<void> {
    const { rows } = await tx.$client.query<EntryRow>({
      name: 'ledger-catch-up',
      text: `select ${ENTRY_COLUMNS} from entry where seq > $1 order by seq`,
      values: [this.seq],
    })
    // Two requests may have asked for the same lines: the second finds them here already.
    for (const row of rows) if (row.seq > this.seq) this.#add(row)
  }

  #add(row: EntryRow): void {
    const entry = toEntry(row, (text) => this.#shared(text))
    this.seq = row.seq
    this.entries.push(entry)
    const ofPupil = this.#ofPupil.get(entry.pupilId)
    if (ofPupil) ofPupil.push(entry)
    else this.#ofPupil.set(entry.pupilId, [entry])
  }

  /** A hundred thousand lines name the same few hundred pupils, objectives and days: each name is kept once. */
  #shared(text: string): string {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    this.#words.set(text, text)
    return text
  }
}
