import type { Door, DoorQuestion, PupilClient, PupilDay, PupilSession } from '@track/api-contract'
import type { Act, NewAct } from '@track/microtrack'
import {
  type ChartsState,
  createOwnCharts,
  type Draft,
  draftOf,
  NO_CHARTS,
  type Unsent,
  unsentOf,
} from './charts/own-charts'
import { createPictures, type Pictures } from './charts/pictures'
import { isLeaving, leaving, notLeaving } from './leaving'
import type { Box, Boxes } from './outbox/boxes'
import { readKey, sealAct } from './outbox/seal'
import { isProblem, isUnreadable, troubleOf } from './trouble'
import { wayIn } from './way-in'
import type { Sentence } from './words/sentences'

export type DoorPupil = Door['pupils'][number]

/** Who is in, and with what to seal what they do. */
export interface Inside {
  readonly pupilId: string
  readonly name: string
  readonly sealing: { readonly handle: string; readonly key: CryptoKey }
  /** After so many quiet minutes the session is over: ten on a device that others use, as long as it lasts on a pupil's own. */
  readonly idleMinutes: number
}

export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'door'; readonly trouble: Sentence | null }
  | { readonly at: 'names'; readonly door: Door; readonly trouble: Sentence | null }
  | { readonly at: 'pin'; readonly pupil: DoorPupil; readonly door: Door; readonly trouble: Sentence | null }
  | { readonly at: 'away' }
  | { readonly at: 'note'; readonly inside: Inside }
  // On the way out: the note is off the screen while what was done last is delivered.
  | { readonly at: 'leaving'; readonly inside: Inside }

export interface PupilState extends ChartsState {
  readonly place: Place
  /** What the server last said of today; null until it has. */
  readonly day: PupilDay | null
  /** Done here and not answered for yet, in the order in which it was done. */
  readonly mine: readonly NewAct[]
  /** Which of `mine` lie sealed on this device. */
  readonly keptIds: ReadonlySet<string>
  /** Kept by the server, from here. */
  readonly confirmed: readonly Act[]
  /** Sealed boxes on this device, of whoever. */
  readonly waiting: number
  readonly isReachable: boolean
  /** How many acts the server would not take, until the pupil has seen that. */
  readonly notKept: number
  /** The code of the note that was scanned. */
  readonly noteCode: string | null
}

export interface PupilApp {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => PupilState
  readonly start: (hash: string) => Promise<void>
  readonly openDoor: (question: DoorQuestion) => Promise<void>
  readonly choose: (pupil: DoorPupil) => void
  readonly signIn: (pin: string, options: { readonly ownDevice: boolean }) => Promise<void>
  /** Something the pupil does: at once on the screen, then sealed on this device, then with the server. */
  readonly act: (act: NewAct) => void
  readonly seen: () => void
  readonly pictures: Pictures
  /** While the chart is on the screen it is asked for with every look. */
  readonly openCharts: (isOpen: boolean) => void
  /** What is being said of a piece, so that it is there after a look at the note; null when it is put away. */
  readonly hold: (draft: Draft | null) => void
  /** Where a piece falls: at once on the screen, then with the server. */
  readonly place: (placed: Unsent) => void
  /** Back to the names of the class, or to the door where nobody's is known. */
  readonly leave: (trouble?: Sentence) => Promise<void>
  /** Signed out by the clock: as `leave`, but what was not sent stays in memory for when they are back. */
  readonly lapse: () => Promise<void>
  readonly toDoor: () => void
  /** Asks the server what is new and delivers what waits: on a clock, when the network comes back, when somebody looks. */
  readonly tend: () => Promise<void>
}

const NOBODY = {
  day: null,
  mine: [],
  keptIds: new Set<string>(),
  confirmed: [],
  notKept: 0,
  ...NO_CHARTS,
} satisfies Partial<PupilState>
const AT_ONCE = 200
/** How long somebody who leaves waits for a slow network: what is not delivered is sealed, and goes later. */
const PATIENCE = 2000

export function createPupilApp({ api, boxes }: { readonly api: PupilClient; readonly boxes: Boxes }): PupilApp {
  const listeners = new Set<() => void>()
  let state: PupilState = {
    place: { at: 'start' },
    waiting: 0,
    isReachable: true,
    noteCode: null,
    drafts: [],
    unsent: [],
    ...NOBODY,
  }
  const pictures = createPictures({ api })
  const charts = createOwnCharts({
    api,
    pictures,
    state: () => state,
    set: (change) => set(change),
    who: () => inside(),
    heard,
  })
  let isAtCharts = false
  /** The class whose door stands open on this device. */
  let classDoor: Door | null = null
  let keeping: Promise<unknown> = Promise.resolve()
  let delivering: Promise<void> | null = null
  let deliveringSealed: Promise<void> | null = null

  const set = (change: Partial<PupilState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const inside = () => ('inside' in state.place ? state.place.inside : null)

  async function start(hash: string): Promise<void> {
    const way = wayIn(hash)
    await countBoxes()
    if (way) {
      void deliverSealed()
      return openDoor(way)
    }
    try {
      await tellOfLeaving()
      await comeBack()
    } catch (error) {
      if (!isProblem(error))
        return set({ place: isLeaving() ? { at: 'door', trouble: null } : { at: 'away' }, isReachable: false })
      set({ place: { at: 'door', trouble: null } })
      void deliverSealed()
    }
  }

  /** The page was loaded again in the middle: whoever was in is in. */
  async function comeBack(): Promise<void> {
    await comeIn(await api.readPupilSession({}))
    await readDay()
    void tendCharts()
  }

  async function openDoor(question: DoorQuestion): Promise<void> {
    try {
      const door = await api.openDoor({ body: question })
      classDoor = door.className === null ? null : door
      set({ ...NOBODY, noteCode: 'noteCode' in question ? question.noteCode : null, isReachable: true })
      const [only] = door.pupils
      if (door.className === null && only) set({ place: { at: 'pin', pupil: only, door, trouble: null } })
      else set({ place: { at: 'names', door, trouble: null } })
    } catch (error) {
      set({ place: { at: 'door', trouble: troubleOf(error) } })
    }
  }

  function choose(pupil: DoorPupil): void {
    if (state.place.at === 'names') set({ place: { ...state.place, at: 'pin', pupil, trouble: null } })
  }

  async function signIn(pin: string, { ownDevice }: { readonly ownDevice: boolean }): Promise<void> {
    const { place } = state
    if (place.at !== 'pin') return
    try {
      const session = await api.pupilSignIn({ body: { handle: place.pupil.handle, pin, ownDevice } })
      notLeaving()
      await comeIn(session)
      await tend()
    } catch (error) {
      set({ place: { ...place, trouble: troubleOf(error) } })
    }
  }

  async function comeIn({ pupilId, name, handle, outboxKey, idleMinutes }: PupilSession): Promise<void> {
    const key = await readKey(outboxKey)
    // Whoever was signed out in the middle finds what they did.
    const mine = state.mine.filter((act) => act.pupilId === pupilId)
    set({ ...NOBODY, mine, place: { at: 'note', inside: { pupilId, name, sealing: { handle, key }, idleMinutes } } })
    // What a crash left behind was done before anything that is done now.
    await deliverSealed()
    for (const act of mine) keep(act)
  }

  function act(done: NewAct): void {
    set({ mine: [...state.mine, done] })
    keep(done)
  }

  function keep(done: NewAct): void {
    const sealing = inside()?.sealing
    keeping = keeping.then(async () => {
      if (sealing) {
        try {
          await boxes.put({
            id: done.id,
            handle: sealing.handle,
            sealed: await sealAct(sealing.key, { handle: sealing.handle, act: done }),
          })
          set({ keptIds: new Set([...state.keptIds, done.id]), waiting: state.waiting + 1 })
        } catch {
          // A browser that keeps nothing: the screen says that it is not safe yet, until the server has it.
        }
      }
      void deliver().catch(() => undefined)
    })
  }

  /** One delivery at a time; what is done meanwhile goes with the next. */
  function deliver(): Promise<void> {
    delivering ??= deliverMine().finally(() => {
      delivering = null
    })
    return delivering
  }

  async function deliverMine(): Promise<void> {
    const who = inside()
    if (!who) return
    try {
      while (inside() === who && state.mine.length > 0) await send(state.mine.slice(0, AT_ONCE))
      set({ isReachable: true })
    } catch (error) {
      if (inside() === who) await heard(error)
    }
  }

  async function send(acts: readonly NewAct[]): Promise<void> {
    try {
      const { accepted, refused } = await api.writeOwnActs({ body: { acts: [...acts] } })
      await settle({ accepted, refused: refused.map(({ id }) => id) })
    } catch (error) {
      // What the server cannot even read is found one by one, so that it keeps nothing else from arriving.
      if (!isUnreadable(error)) throw error
      if (acts.length === 1) return settle({ accepted: [], refused: acts.map(({ id }) => id) })
      for (const one of acts) await send([one])
    }
  }

  async function settle({
    accepted,
    refused,
  }: {
    accepted: readonly Act[]
    refused: readonly string[]
  }): Promise<void> {
    const ids = new Set([...accepted.map(({ id }) => id), ...refused])
    const answered = (act: NewAct) => ids.has(act.id)
    set({
      confirmed: [...state.confirmed, ...accepted],
      mine: state.mine.filter((act) => !answered(act)),
      notKept: state.notKept + refused.length,
    })
    await keeping
    await removeBoxes([...ids])
  }

  /** What lies here of whoever was here before, and of this pupil before a crash: all of it, one delivery at a time. */
  function deliverSealed(): Promise<void> {
    deliveringSealed ??= deliverBoxes().finally(() => {
      deliveringSealed = null
    })
    return deliveringSealed
  }

  async function deliverBoxes(): Promise<void> {
    try {
      const own = new Set(state.mine.map(({ id }) => id))
      const left = (await boxes.list()).filter(({ id }) => !own.has(id))
      for (let at = 0; at < left.length; at += AT_ONCE) await sendBoxes(left.slice(at, at + AT_ONCE))
      if (left.length > 0 && inside()) await readDay()
    } catch {
      // They lie safely, and go with the next time.
    }
  }

  async function sendBoxes(some: readonly Box[]): Promise<void> {
    try {
      const { delivered, refused } = await api.deliverSealedActs({ body: { boxes: [...some] } })
      const handle = inside()?.sealing.handle
      const mineRefused = refused.filter(({ id }) => some.some((box) => box.id === id && box.handle === handle))
      if (mineRefused.length > 0) set({ notKept: state.notKept + mineRefused.length })
      await removeBoxes([...delivered, ...refused.map(({ id }) => id)])
    } catch (error) {
      // One box that the server cannot even take in keeps no other from arriving; too large for it together, they go one by one.
      if (!isUnreadable(error)) throw error
      if (some.length === 1) return removeBoxes(some.map(({ id }) => id))
      for (const one of some) await sendBoxes([one])
    }
  }

  async function readDay(): Promise<void> {
    const who = inside()
    const day = await api.readPupilDay({})
    if (inside() !== who) return
    if (who?.pupilId === day.pupilId) set({ day, isReachable: true })
  }

  async function tend(): Promise<void> {
    try {
      await tellOfLeaving()
      if (state.place.at === 'away') await comeBack()
      else if (inside()) {
        await deliver()
        if (inside()) await readDay()
        void tendCharts()
      }
    } catch (error) {
      await heard(error)
    }
  }

  /** After the note, which waits for no chart. */
  async function tendCharts(): Promise<void> {
    if (!inside()) return
    try {
      await charts.tend({ isOpen: isAtCharts })
    } catch (error) {
      await heard(error)
    }
  }

  async function heard(error: unknown): Promise<void> {
    if (isProblem(error, 401)) {
      if (inside()) await leave('comeInAgain')
      else set({ place: { at: 'door', trouble: null } })
    } else if (!isProblem(error)) set({ isReachable: false })
  }

  async function lapse(): Promise<void> {
    const who = inside()
    const waits = who !== null && (draftOf(state, who.pupilId) !== null || unsentOf(state, who.pupilId).length > 0)
    await leave(undefined, waits)
  }

  async function leave(trouble?: Sentence, keeps = trouble !== undefined): Promise<void> {
    const who = inside()
    if (who && !trouble) {
      set({ place: { at: 'leaving', inside: who } })
      await keeping
      const delivered = Promise.all([deliver(), charts.deliver()])
      await Promise.race([delivered, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    }
    if (who && !keeps) charts.forget(who.pupilId)
    const said = trouble ?? (keeps ? 'pieceWaits' : null)
    pictures.forget()
    isAtCharts = false
    const unsealed = trouble ? state.mine.filter(({ id }) => !state.keptIds.has(id)) : []
    set({
      ...NOBODY,
      mine: unsealed,
      noteCode: null,
      place: classDoor ? { at: 'names', door: classDoor, trouble: said } : { at: 'door', trouble: said },
    })
    if (who && !trouble) {
      leaving()
      await tellOfLeaving().catch(() => undefined)
    }
    void deliverSealed()
  }

  function toDoor(): void {
    classDoor = null
    set({ ...NOBODY, noteCode: null, place: { at: 'door', trouble: null } })
  }

  async function tellOfLeaving(): Promise<void> {
    if (!isLeaving()) return
    await api.pupilSignOut({}).catch((error) => {
      if (!isProblem(error, 401)) throw error
    })
    notLeaving()
  }

  async function countBoxes(): Promise<void> {
    const waiting = await boxes.list().then(
      ({ length }) => length,
      () => 0,
    )
    set({ waiting })
  }

  async function removeBoxes(ids: readonly string[]): Promise<void> {
    await boxes.remove(ids).catch(() => undefined)
    await countBoxes()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    start,
    openDoor,
    choose,
    signIn,
    act,
    seen: () => set({ notKept: 0, lost: null }),
    pictures,
    openCharts: (isOpen) => {
      isAtCharts = isOpen
      if (isOpen) void tendCharts()
    },
    hold: (draft) => {
      const who = inside()
      if (who) charts.hold(who.pupilId, draft)
    },
    place: (placed) => {
      const who = inside()
      if (who) charts.place(who.pupilId, placed)
    },
    leave: (trouble) => leave(trouble),
    lapse,
    toDoor,
    tend: async () => {
      await tend()
      await deliverSealed()
    },
  }
}
