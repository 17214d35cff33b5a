import { ProblemError, type PupilCharts, type PupilClient, type PupilDay, type PupilSession } from '@track/api-contract'
import type { NewPlacement, Placement, Work } from '@track/micro-progression'
import type { Act, NewAct, Publication } from '@track/microtrack'

const task = { criterionIds: ['show'], getsMeReady: false, optional: false }
export const NOTE: Publication = {
  ...{ id: 'fractions', outcome: 'I can find equivalent fractions', readingBand: 'middle', moveOn: [], variants: [] },
  ...{ startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z' },
  criteria: [
    { id: 'show', text: 'I can show it with a drawing' },
    { id: 'explain', text: 'I can explain why' },
  ],
  tasks: [
    { ...task, id: 'wall', text: 'Warm up with the fraction wall' },
    {
      ...{ ...task, id: 'ways', text: 'Practise in two ways' },
      choice: {
        kind: 'practice',
        choose: 2,
        options: [
          { id: 'cards', text: 'Matching cards' },
          { id: 'line', text: 'Number line game' },
          { id: 'strips', text: 'Fold paper strips' },
        ],
      },
    },
    { ...task, id: 'pairs', text: 'Write my own three pairs' },
    { ...task, id: 'poster', text: 'Draw a poster' },
  ],
  questions: [],
  pupils: [
    { pupilId: 'ada', variantId: null },
    { pupilId: 'ben', variantId: null },
  ],
}

const SESSIONS: readonly (PupilSession & { readonly pin: string })[] = ['Ada', 'Ben'].map((name, place) => ({
  ...{ pupilId: name.toLowerCase(), name, pin: '123456', idleMinutes: 10 },
  handle: `00000000-0000-4000-8000-00000000000${place}`,
  outboxKey: btoa(String.fromCharCode(...new Uint8Array(32).fill(place + 1))),
}))

/** A server for pupils' devices that keeps a log, opens what is sealed and can be switched off, as the real one would be seen from there. */
export function fakePupilServer(
  day: Partial<PupilDay> & {
    readonly publication?: Publication
    readonly before?: PupilDay['notes'][number]['before']
    /** The charts that hang in the class, and what was placed on them before. */
    readonly charts?: PupilCharts['charts']
    readonly works?: readonly Work[]
    readonly placements?: readonly Placement[]
  } = {},
) {
  const { publication = NOTE, before = { tasks: [], own: [], startNext: null }, ...rest } = day
  const { charts = [], works = [], placements = [], ...ofDay } = rest
  const log: Act[] = []
  const server = {
    log,
    works: [...works],
    placements: [...placements],
    pictures: [] as (Uint8Array | Blob)[],
    isReachable: true,
    /** Takes in what is sent and is gone before it has said so. */
    losesAnswers: false,
    inside: null as string | null,
    refuses: (_: NewAct): boolean => false,
    calls: [] as string[],
    /** Somebody else does something on a note. */
    write: (...acts: readonly object[]) => {
      for (const act of acts) log.push({ ...stampOf(log), publicationId: publication.id, via: 'screen', ...act } as Act)
    },
    kindsOf: (pupilId: string) => log.filter((act) => act.pupilId === pupilId).map(({ kind }) => kind),
    api: undefined as unknown as PupilClient,
  }
  const whose = () => SESSIONS.find(({ pupilId }) => pupilId === server.inside) ?? fail(401, 'pupil-session/needed')
  const sessionOf = ({ pin: _, ...session }: (typeof SESSIONS)[number]) => session
  const keep = (acts: readonly NewAct[], pupilId: string) => {
    const accepted: Act[] = []
    const refused: { id: string; code: string; message: string }[] = []
    for (const act of acts)
      if (act.pupilId !== pupilId || server.refuses(act))
        refused.push({ id: act.id, code: 'microtrack/unknown-note', message: 'There is no such note.' })
      else {
        const known = log.find(({ id }) => id === act.id)
        const kept = known ?? ({ ...act, recordedAt: stampOf(log).recordedAt, recordedBy: pupilId } as Act)
        if (!known) log.push(kept)
        accepted.push(kept)
      }
    return { accepted, refused }
  }
  const api: Partial<PupilClient> = {
    openDoor: async ({ body }) => ({
      className: 'card' in body ? null : '4 Oak',
      pupils: SESSIONS.slice(0, 'card' in body ? 1 : 2).map(({ handle, name }) => ({ handle, name, pin: 'digits' })),
    }),
    pupilSignIn: async ({ body: { handle, pin } }) => {
      const session = SESSIONS.find((one) => one.handle === handle && one.pin === pin)
      if (!session) return fail(401, 'pupil-session/refused')
      server.inside = session.pupilId
      return sessionOf(session)
    },
    readPupilSession: async () => sessionOf(whose()),
    pupilSignOut: async () => {
      server.inside = null
      return null
    },
    readPupilDay: async () => {
      const { pupilId, name } = whose()
      const acts = log.filter((act) => act.pupilId === pupilId)
      const own = { ...publication, pupils: publication.pupils.filter((pupil) => pupil.pupilId === pupilId) }
      const notes = [{ publication: own, code: 'K7MW-2QRD', before, acts }]
      return { pupilId, name, today: publication.startsOn, notes, whatWorked: [], usualSize: null, ...ofDay }
    },
    readOwnCharts: async () => {
      const { pupilId, name } = whose()
      const own = <T extends { readonly pupilId: string }>(all: readonly T[]) =>
        all.filter((one) => one.pupilId === pupilId)
      return {
        ...{ pupilId, name, today: publication.startsOn, charts: [...charts] },
        ...{ works: own(server.works), placements: own(server.placements) },
      }
    },
    readOwnImage: async () => new Blob(['picture']),
    addOwnImage: async ({ file }) => {
      whose()
      server.pictures.push(file)
      return { imageId: `picture-${server.pictures.length}`, width: 4, height: 3 }
    },
    writeOwnPlacements: async ({ body }) => {
      const { pupilId } = whose()
      const { works = [], placements = [] } = body as {
        readonly works?: readonly Work[]
        readonly placements?: readonly NewPlacement[]
      }
      const isNew = ({ id }: { readonly id: string }) =>
        ![...server.works, ...server.placements].some((one) => one.id === id)
      server.works.push(...works.filter(isNew))
      const { recordedAt } = stampOf({ length: 100 + server.placements.length })
      server.placements.push(...placements.filter(isNew).map((one) => ({ ...one, recordedAt, recordedBy: pupilId })))
      const ids = new Set([...works, ...placements].map(({ id }) => id))
      const sent = <T extends { readonly id: string }>(all: readonly T[]) => all.filter(({ id }) => ids.has(id))
      return { works: sent(server.works), placements: sent(server.placements), refused: [] }
    },
    writeOwnActs: async ({ body: { acts } }) => keep(acts as NewAct[], whose().pupilId),
    deliverSealedActs: async ({ body: { boxes } }) => {
      const delivered: string[] = []
      const refused: { id: string; code: string; message: string }[] = []
      for (const box of boxes) {
        const session = SESSIONS.find(({ handle }) => handle === box.handle)
        const act = session && (await openBox(box.sealed, session))
        const answer = act ? keep([act], session.pupilId) : null
        if (answer && answer.accepted.length > 0) delivered.push(box.id)
        else refused.push({ id: box.id, code: 'pupil-session/refused', message: 'It opens with no key.' })
      }
      return { delivered, refused }
    },
  }
  server.api = Object.fromEntries(
    Object.entries(api).map(([name, answer]) => [
      name,
      async (request: never) => {
        server.calls.push(name)
        if (!server.isReachable) throw new TypeError('Failed to fetch')
        const said = await (answer as (request: never) => Promise<unknown>)(request)
        if (server.losesAnswers) throw new TypeError('Failed to fetch')
        return said
      },
    ]),
  ) as unknown as PupilClient
  return server
}

/** The log's own clock: one second after another, whatever the clock of a device says. */
function stampOf(log: { readonly length: number }) {
  const at = new Date(Date.parse('2026-03-02T09:00:00.000Z') + log.length * 1000).toISOString()
  return { id: `told-${log.length}`, at, recordedAt: at, recordedBy: 'teacher' }
}

async function openBox(sealed: string, { handle, outboxKey }: PupilSession): Promise<NewAct | null> {
  const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytesOf(outboxKey), 'AES-GCM', false, ['decrypt'])
  const bytes = bytesOf(sealed)
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: new TextEncoder().encode(handle) }
  return crypto.subtle.decrypt(algorithm, key, bytes.subarray(12)).then(
    (text) => JSON.parse(new TextDecoder().decode(text)),
    () => null,
  )
}

function fail(status: number, code: string): never {
  throw new ProblemError({ type: 'about:blank', title: 'No', status, code })
}
