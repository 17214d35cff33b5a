import type { PupilDay } from '@track/api-contract'
import { type Act, type Microtrack, mergeActs, microtrackOf, type NewAct, type Publication } from '@track/microtrack'

/** One note of the pupil as this device knows it: what the server has, and what was done here since. */
export interface PupilNote {
  readonly publication: Publication
  readonly code: string
  readonly before: PupilDay['notes'][number]['before']
  readonly acts: readonly Act[]
  readonly microtrack: Microtrack
}

/** The pupil's notes: those of today, the last given out first, and the one before. */
export function pupilNotes(
  { pupilId, today, notes }: PupilDay,
  { confirmed, mine }: { readonly confirmed: readonly Act[]; readonly mine: readonly NewAct[] },
): { readonly today: readonly PupilNote[]; readonly earlier: PupilNote | null } {
  const all = notes.map(({ publication, code, before, acts: told }) => {
    const known = mergeActs([told, confirmed].map((log) => log.filter((act) => act.publicationId === publication.id)))
    const acts = [...known, ...stamped(mine, { after: known, publication })]
    return { publication, code, before, acts, microtrack: microtrackOf(publication, acts, { pupilId, before }) }
  })
  const ofToday = all.filter(({ microtrack: { startsOn, endsOn } }) => startsOn <= today && today <= endsOn)
  const earlier = all.filter(({ microtrack: { endsOn } }) => endsOn < today)
  return {
    today: ofToday.toSorted((a, b) => (a.publication.publishedAt < b.publication.publishedAt ? 1 : -1)),
    earlier: earlier.toSorted((a, b) => (a.microtrack.endsOn < b.microtrack.endsOn ? -1 : 1)).at(-1) ?? null,
  }
}

/**
 * What the server has not answered for counts as done after everything it has, in the order in which it was done here. The clock of
 * this device decides nothing: it may be days wrong.
 */
function stamped(
  mine: readonly NewAct[],
  { after, publication }: { readonly after: readonly Act[]; readonly publication: Publication },
): Act[] {
  const last = Date.parse(after.at(-1)?.recordedAt ?? publication.publishedAt)
  const known = new Set(after.map(({ id }) => id))
  return mine
    .filter(({ id, publicationId }) => publicationId === publication.id && !known.has(id))
    .map(
      (act, place) =>
        ({ ...act, recordedAt: new Date(last + place + 1).toISOString(), recordedBy: act.pupilId }) as Act,
    )
}
