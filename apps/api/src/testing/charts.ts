import { randomUUID } from 'node:crypto'
import type { NewSessionEntry, PublishedChart, TrackClient } from '@track/api-contract'

/** Where a session is held: the test schools have all of it. */
export interface OfClass {
  readonly schoolId: string
  readonly classId: string
}

export const LEVELS = ['0', '1'].map((label, value) => ({ id: `level-${label}`, label, value }))

/** What is done in a session, under an id of its own. */
export function entry(what: { readonly kind: NewSessionEntry['kind'] } & Readonly<Record<string, unknown>>) {
  return { id: randomUUID(), ...what } as NewSessionEntry
}

/** A typed piece. */
export function typed(pieceId: string, collectionId: string, text: string, more: object = {}): NewSessionEntry {
  return entry({ kind: 'piece', pieceId, collectionId, origin: 'pupil', imageId: null, words: { text }, ...more })
}

/** A session with one pile of so many typed pieces, the first the lowest, and nobody asked anything yet. */
export async function beginSession(
  track: TrackClient,
  { schoolId, classId }: OfClass,
  { pieces = 4, ...change }: { readonly pieces?: number } & Readonly<Record<string, unknown>> = {},
) {
  const collectionId = randomUUID()
  const body = {
    id: randomUUID(),
    prompt: 'How do you know that 3/4 is more than 2/3?',
    levels: LEVELS,
    collections: [{ id: collectionId, classId }],
    ...change,
  }
  await track.addOrderingSession({ params: { schoolId }, body })
  const params = { schoolId, sessionId: body.id }
  const pieceIds = Array.from({ length: pieces }, () => randomUUID())
  const write = (...entries: NewSessionEntry[]) => track.writeSessionEntries({ params, body: { entries } })
  if (pieces > 0)
    await write(...pieceIds.map((pieceId, place) => typed(pieceId, collectionId, `Because of reason ${place}`)))
  return { ...params, collectionId, pieceIds, write }
}

/** A session that is ready to become a chart: four pieces in order, the ends its exemplars, consent and qualifiers. */
export async function orderSession(track: TrackClient, of: OfClass, change: Readonly<Record<string, unknown>> = {}) {
  const session = await beginSession(track, of, change)
  const [lowest = '', second = '', third = '', highest = ''] = session.pieceIds
  const done = await session.write(
    entry({ kind: 'nomination', collectionId: session.collectionId, lowest, highest }),
    entry({ kind: 'decision', issueId: null, left: second, right: third, outcome: 'right' }),
    ...[lowest, highest].flatMap((pieceId, place) => [
      entry({ kind: 'consent', pieceId, given: true }),
      entry({ kind: 'exemplar', levelId: LEVELS[place]!.id, pieceIds: [pieceId], method: 'hand' }),
      entry({
        kind: 'qualifiers',
        levelId: LEVELS[place]!.id,
        words: { qualifiers: [{ id: `q${place}`, text: ['Says which', 'Says why'][place] }] },
      }),
    ]),
  )
  if (done.refused.length > 0) throw new Error(`Refused: ${done.refused.map(({ code }) => code)}`)
  return session
}

/** A chart that hangs in the class. */
export async function hangChart(
  track: TrackClient,
  of: OfClass,
  change: Readonly<Record<string, unknown>> = {},
): Promise<PublishedChart> {
  const { sessionId } = await orderSession(track, of)
  const body = { id: randomUUID(), lowestOwnClass: true, classIds: [of.classId], ...change }
  return track.publishChart({ params: { schoolId: of.schoolId, sessionId }, body })
}

/** A pupil's piece, and where somebody says that it falls on the chart: at its top. */
export function placedOn(
  { chart }: PublishedChart,
  pupilId: string,
  { work = {}, placement = {} }: { readonly work?: object; readonly placement?: object } = {},
) {
  const of = { chartId: chart.id, pupilId }
  const top = chart.levels.at(-1)!
  const works = [
    { id: randomUUID(), ...of, doneOn: '2026-11-20' as const, imageId: null, words: { text: 'A line' }, ...work },
  ]
  const placements = [
    {
      id: randomUUID(),
      workId: works[0]!.id,
      ...of,
      by: 'pupil' as const,
      levelId: top.level.id,
      betweenId: null,
      rule: 'hand' as const,
      answers: [],
      probability: null,
      nearestId: top.exemplars[0]!.pieceId,
      qualifierIds: [top.qualifiers[0]!.id],
      words: { glows: ['I drew it'], grow: 'Say why' },
      ...placement,
    },
  ]
  return { works, placements }
}

/** A small photograph: a plain sheet, as JPEG unless told otherwise. */
export async function aPicture({
  width = 60,
  height = 40,
  format = 'jpeg',
}: {
  readonly width?: number
  readonly height?: number
  readonly format?: 'jpeg' | 'png' | 'webp'
} = {}): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
    .toFormat(format)
    .toBuffer()
}
