import { type ActsResult, NewAct, type SealedActs, type SealedResult } from '@track/api-contract'
import type pg from 'pg'
import { withIdentity } from '../../database/transaction.js'
import { openBox } from './box.js'
import { findOutboxes, type Outbox } from './pupil-session-repository.js'

/** Keeps what one pupil did on their own notes: what is kept already is kept once. */
export type WriteOwnActs = (
  acts: readonly NewAct[],
  pupil: { readonly schoolId: string; readonly pupilId: string },
) => Promise<ActsResult>

type Box = SealedActs['boxes'][number]

/**
 * Delivers what a device still holds of whoever worked there, with nobody signed in: that a box opens with a pupil's own key is
 * what says whose it is. One that opens with nobody's is refused in the same words, whatever is wrong with it.
 */
export async function deliverSealedActs(
  { pool, writeOwnActs }: { readonly pool: pg.Pool; readonly writeOwnActs: WriteOwnActs },
  boxes: readonly Box[],
): Promise<SealedResult> {
  const handles = [...new Set(boxes.map(({ handle }) => handle.toLowerCase()))]
  const outboxes = new Map(
    (await withIdentity(pool, (tx) => findOutboxes(tx, handles))).map((outbox) => [outbox.handle, outbox]),
  )
  const result: SealedResult = { delivered: [], refused: [] }
  const byPupil = new Map<string, { readonly pupil: Outbox; readonly opened: { box: Box; act: NewAct }[] }>()
  for (const box of boxes) {
    const outbox = outboxes.get(box.handle.toLowerCase())
    const act = outbox && readAct(openBox(box.sealed, { key: outbox.outboxKey, handle: outbox.handle }))
    if (act === undefined) {
      result.refused.push({ id: box.id, ...REFUSED })
      continue
    }
    // What was done under an older handle and under the one in its place is one pupil's, in the order in which it came.
    const ofPupil = byPupil.get(outbox!.pupilId) ?? { pupil: outbox!, opened: [] }
    byPupil.set(outbox!.pupilId, ofPupil)
    ofPupil.opened.push({ box, act })
  }
  for (const { pupil, opened } of byPupil.values()) {
    const { schoolId, pupilId } = pupil
    const written = await writeOwnActs(
      opened.map(({ act }) => act),
      { schoolId, pupilId },
    )
    const accepted = new Set(written.accepted.map(({ id }) => id))
    const refused = new Map(written.refused.map((refusal) => [refusal.id, refusal]))
    for (const { box, act } of opened) {
      if (accepted.has(act.id)) result.delivered.push(box.id)
      else result.refused.push({ ...refused.get(act.id)!, id: box.id })
    }
  }
  return result
}

const REFUSED = {
  code: 'pupil-session/refused',
  message: 'This opens with no key that is known here, or holds nothing that can be kept.',
}

function readAct(text: string | undefined): NewAct | undefined {
  if (text === undefined) return undefined
  try {
    return NewAct.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
