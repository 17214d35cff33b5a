import type { LogColumns, WholeColumn } from '@track/markbook'
import type { Transaction } from '../database/transaction.js'
import { uuidNumbers } from './uuid-numbers.js'

/**
 * So many lines come as one text: long enough that a question costs little beside its lines, short enough that other requests
 * are answered between two.
 */
const AT_A_TIME = 100_000

/**
 * The teachers' lines after one sequence number and up to another, as columns.
 *
 * PostgreSQL packs the lines into one value, so no object is made of a line on the way: a message a line costs three times as
 * much, and six times on the embedded database.
 *
 * A line's id is its `seq`. Ids only order what was recorded in one cell at the same moment, and the server stamps no two lines of
 * a cell alike: each batch is stamped later than all before, and within a batch each line of a cell later than the one before it.
 * So any ids give the same states, and these take four bytes. `entriesBySeq` leads from them to the lines.
 */
export async function readColumns(
  tx: Transaction,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<LogColumns> {
  const lines = columnsOf(until - after)
  // Compiling the packing would take three times as long as doing it.
  await tx.$client.query('set local jit = off')
  for (let from = after; from < until; from += AT_A_TIME) {
    const { rows } = await tx.$client.query<{ lines: Buffer | null }>(
      `select ${PACKED} as lines from entry where seq > $1 and seq <= $2 and track = 'teacher'`,
      [from, Math.min(from + AT_A_TIME, until)],
    )
    if (rows[0]!.lines) lines.add(rows[0]!.lines)
  }
  return lines.columns()
}

/**
 * Of each line: seq, the seq of the line it supersedes or -1, pupil, objective or measure, day, moment, then which kind of value
 * it holds and that value as text, which ends with a zero byte: no text of PostgreSQL's holds one.
 */
const PACKED = `string_agg(
  int4send(seq::int4)
  || int4send(case when supersedes is null then -1
       else (select seq::int4 from entry target where target.id = entry.supersedes) end)
  || uuid_send(pupil_id) || uuid_send(coalesce(objective_id, measure_id))
  || date_send(observed_on) || timestamptz_send(recorded_at)
  || textsend(case when measure_id is null then 'o' when mark_number is null then 'c' else 'n' end
       || coalesce(depth, mark_code, mark_number::text, ''))
  || '\\x00'::bytea, '')`

const [OBJECTIVE, NUMBER] = ['o'.charCodeAt(0), 'n'.charCodeAt(0)]
/** The first of January 2000, where PostgreSQL counts from. */
const [FIRST_DAY, FIRST_MOMENT] = [10_957, 946_684_800_000]

function columnsOf(room: number): { add(packed: Buffer): void; columns(): LogColumns } {
  const pupils = uuidNumbers()
  const objectives = uuidNumbers()
  const measures = uuidNumbers()
  const words = new Map<string, number>()
  const marks = new Map<number, number>()
  const whole = () => new Int32Array(room)
  const [pupil, item, said, day, id, supersedes] = [whole(), whole(), whole(), whole(), whole(), whole()]
  const recordedAt = new Float64Array(room)
  let row = 0

  return {
    add(packed) {
      const bytes = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
      for (let at = 0; at < packed.length; row++) {
        id[row] = bytes.getInt32(at)
        supersedes[row] = bytes.getInt32(at + 4)
        pupil[row] = pupils.numberAt(bytes, at + 8)
        const kind = packed[at + 52]
        item[row] = kind === OBJECTIVE ? objectives.numberAt(bytes, at + 24) : ~measures.numberAt(bytes, at + 24)
        day[row] = bytes.getInt32(at + 40) + FIRST_DAY
        recordedAt[row] = (bytes.getInt32(at + 44) * 2 ** 32 + bytes.getUint32(at + 48)) / 1000 + FIRST_MOMENT
        const end = packed.indexOf(0, at + 53)
        const value = packed.toString('utf8', at + 53, end)
        if (value === '') said[row] = -1
        else said[row] = kind === NUMBER ? -2 - numberOf(marks, Number(value)) : numberOf(words, value)
        at = end + 1
      }
    },
    columns: () => ({
      pupils: pupils.uuids,
      objectives: objectives.uuids,
      measures: measures.uuids,
      words: [...words.keys()],
      marks: [...marks.keys()],
      pupil: narrow(pupil.subarray(0, row)),
      item: narrow(item.subarray(0, row)),
      value: narrow(said.subarray(0, row)),
      day: narrow(day.subarray(0, row)),
      recordedAt: recordedAt.slice(0, row),
      id: id.slice(0, row),
      supersedes: supersedes.slice(0, row),
    }),
  }
}

/** The number of a word or a mark, a new one if it was not there before. */
function numberOf<Word>(numbers: Map<Word, number>, word: Word): number {
  let number = numbers.get(word)
  if (number === undefined) {
    number = numbers.size
    numbers.set(word, number)
  }
  return number
}

/** The same numbers in half the memory, where they fit. */
function narrow(numbers: Int32Array): WholeColumn {
  const half = new Int16Array(numbers)
  // A loop: calling a function for each of a million numbers takes ten times as long.
  for (let place = 0; place < half.length; place++) if (half[place] !== numbers[place]) return numbers.slice()
  return half
}
