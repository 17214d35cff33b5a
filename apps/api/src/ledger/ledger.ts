import { appendToLedger, type Ledger as LogLedger, ledgerOfColumns } from '@track/markbook'
import type { Transaction } from '../database/transaction.js'
import { readColumns } from './read-columns.js'

/** What is remembered of one school: the teachers' log as columns, and what was read beside it. */
export interface Ledger {
  /** The last line that the ledger holds. */
  readonly seq: number
  /** A line's id in it is its sequence number: see `entriesBySeq`. */
  readonly log: LogLedger
  /**
   * What `load` answers, remembered under a name for as long as nothing of the school has changed but its log. In a transaction that
   * has changed something itself it is loaded anew and not remembered: the change may yet be rolled back.
   */
  whileUnchanged<T>(name: string, load: () => Promise<T>): Promise<T>
}

/** The ledgers of the schools in use. The log decides, a ledger only remembers: any number of processes may hold one. */
export interface Ledgers {
  /**
   * The school's ledger with every line that was committed before this transaction looked. Throws in a transaction that has
   * written lines: what is rolled back would stay remembered.
   */
  read(tx: Transaction, schoolId: string): Promise<Ledger>
}

/** Holds the ledgers of the schools asked for last; the one not asked for longest is dropped when there are too many. */
export function holdLedgers({ schools = 24 }: { schools?: number } = {}): Ledgers {
  const held = new Map<string, Held>()
  return {
    async read(tx, schoolId) {
      const school: Held = held.get(schoolId) ?? { seq: 0, version: -1, kept: new Map() }
      held.delete(schoolId)
      held.set(schoolId, school)
      for (const oldest of held.keys()) {
        if (held.size <= schools) break
        held.delete(oldest)
      }
      const { seq, version, hasWritten, hasChanged } = await readState(tx)
      if (hasWritten) throw new Error('Read the ledger before writing lines')
      await catchUp(school, { tx, seq })
      return {
        seq: school.seq,
        log: school.log!,
        whileUnchanged: (name, load) => (hasChanged ? load() : recall(school, { name, version, load })),
      }
    },
  }
}

interface Held {
  /** The last line that was read into `log`, of any track. */
  seq: number
  log?: LogLedger
  /** Under way: who asks meanwhile waits, so that a log is never read twice at once. */
  reading?: Promise<void> | undefined
  /** What `kept` was true of. */
  version: number
  kept: Map<string, unknown>
}

/**
 * Where the log ends, which version of everything beside it is in force, and what this transaction has itself to do with either.
 *
 * A version is a number of changes committed, so of two moments with the same one nothing has changed between them: see
 * `school_change`. It is read first, and what belongs to it after: at worst that is newer, and read again by the next.
 */
async function readState(tx: Transaction): Promise<State> {
  const { rows } = await tx.$client.query<State>({
    name: 'ledger-state',
    text: `select last_seq as seq, coalesce(log_head.xmin = pg_current_xact_id_if_assigned()::xid, false) as "hasWritten",
        version, coalesce("hasChanged", false) as "hasChanged"
      from log_head cross join (
        select coalesce(sum(changes), 0)::int8 as version,
          bool_or(transaction_id = pg_current_xact_id_if_assigned()::text::int8) as "hasChanged"
        from school_change
      ) as change`,
  })
  return rows[0]!
}

interface State {
  readonly seq: number
  readonly version: number
  readonly hasWritten: boolean
  readonly hasChanged: boolean
}

async function catchUp(school: Held, { tx, seq }: { readonly tx: Transaction; readonly seq: number }): Promise<void> {
  while (school.reading) await school.reading.catch(() => {})
  if (school.log && school.seq >= seq) return
  school.reading = readOn(school, { tx, seq })
  try {
    await school.reading
  } finally {
    school.reading = undefined
  }
}

async function readOn(school: Held, { tx, seq }: { readonly tx: Transaction; readonly seq: number }): Promise<void> {
  const columns = await readColumns(tx, { after: school.seq, until: seq })
  if (school.log) appendToLedger(school.log, columns)
  else school.log = ledgerOfColumns(columns)
  school.seq = seq
}

async function recall<T>(
  school: Held,
  { name, version, load }: { readonly name: string; readonly version: number; readonly load: () => Promise<T> },
): Promise<T> {
  if (version > school.version) {
    school.version = version
    school.kept = new Map()
  }
  if (version < school.version) return load()
  if (school.kept.has(name)) return school.kept.get(name) as T
  const value = await load()
  if (school.version === version) school.kept.set(name, value)
  return value
}
