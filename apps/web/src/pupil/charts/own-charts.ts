import type { PupilCharts, PupilClient } from '@track/api-contract'
import type { NewPlacement, Placement, Placing, Work } from '@track/micro-progression'
import { isProblem, isUnreadable } from '../trouble'
import type { Pictures } from './pictures'

/** A piece that is being held up to a chart: everything said so far, in memory and nowhere else. */
export interface Draft {
  readonly step: 'compare' | 'by-hand' | 'cite' | 'reflect'
  readonly work: Work
  /** A piece that was placed before is placed again, and stays the piece it is. */
  readonly isNew: boolean
  readonly picture: Blob | null
  readonly answers: Placing['answers']
  readonly place: DraftPlace | null
  readonly qualifierIds: readonly string[]
  readonly glows: readonly string[]
  readonly grow: string
}

export type DraftPlace = Pick<NewPlacement, 'levelId' | 'betweenId' | 'nearestId' | 'rule' | 'probability'>

/** A piece that is placed, on its way to the school. */
export interface Unsent {
  readonly work: Work
  readonly isNew: boolean
  readonly picture: Blob | null
  readonly placement: NewPlacement
}

export interface ChartsState {
  /** What the server last said of the pupil's own charts; null until it has. */
  readonly charts: PupilCharts | null
  /** At most one of each pupil: whoever was signed out by the clock finds theirs when they are back. */
  readonly drafts: readonly Draft[]
  readonly unsent: readonly Unsent[]
  /** What the server would not take, until the pupil has seen that. */
  readonly lost: 'piece' | 'picture' | null
}

export const NO_CHARTS = { charts: null, lost: null } satisfies Partial<ChartsState>

/** Read again so often while the chart is not on the screen: one may be hung during the lesson. */
const SELDOM = 60_000

/** The part of the app that knows a pupil's charts. It keeps nothing on the device. */
export function createOwnCharts({
  api,
  pictures,
  state,
  set,
  who,
  heard,
}: {
  readonly api: PupilClient
  readonly pictures: Pictures
  readonly state: () => ChartsState
  readonly set: (change: Partial<ChartsState> & { readonly isReachable?: boolean }) => void
  readonly who: () => { readonly pupilId: string } | null
  readonly heard: (error: unknown) => Promise<void>
}) {
  let delivering: Promise<void> | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let written = 0

  async function read(): Promise<void> {
    const asking = who()
    const before = written
    readAt = performance.now()
    const charts = await api.readOwnCharts({})
    // Asked before a piece was written down and answered after it: that would take the piece off the screen again.
    if (written !== before) return read()
    if (asking && who() === asking && charts.pupilId === asking.pupilId) set({ charts })
  }

  /** Called with every look at the day; a chart that is not on the screen is seldom asked for. */
  async function tend({ isOpen }: { readonly isOpen: boolean }): Promise<void> {
    await deliver()
    if (isOpen || state().charts === null || performance.now() - readAt > SELDOM) await read()
  }

  function hold(pupilId: string, draft: Draft | null): void {
    const others = state().drafts.filter(({ work }) => work.pupilId !== pupilId)
    set({ drafts: draft ? [...others, draft] : others })
  }

  function place(pupilId: string, unsent: Unsent): void {
    hold(pupilId, null)
    set({ unsent: [...state().unsent, unsent] })
    void deliver()
  }

  /** In the order in which they were placed, one delivery at a time. */
  function deliver(): Promise<void> {
    delivering ??= deliverAll().finally(() => {
      delivering = null
    })
    return delivering
  }

  async function deliverAll(): Promise<void> {
    const sender = who()
    if (!sender) return
    const next = () => (who() === sender ? unsentOf(state(), sender.pupilId)[0] : undefined)
    try {
      for (let one = next(); one; one = next()) await send(one)
    } catch (error) {
      if (who() === sender) await heard(error)
    }
  }

  async function send(one: Unsent): Promise<void> {
    if (one.picture) return replace(one, await withPictureSent(one, one.picture))
    const { works, placements } = await writeDown(one)
    written++
    const { charts } = state()
    set({
      isReachable: true,
      unsent: state().unsent.filter(({ placement }) => placement.id !== one.placement.id),
      ...(charts && {
        charts: { ...charts, works: joined(charts.works, works), placements: joined(charts.placements, placements) },
      }),
      ...(placements.length === 0 && { lost: 'piece' as const }),
    })
  }

  async function withPictureSent(one: Unsent, picture: Blob): Promise<Unsent> {
    try {
      const { imageId } = await api.addOwnImage({ file: picture })
      pictures.know(imageId, picture)
      return { ...one, picture: null, work: { ...one.work, imageId } }
    } catch (error) {
      if (!isFinal(error)) throw error
      // A picture that the server will never take keeps no piece from being placed.
      set({ lost: 'picture' })
      return { ...one, picture: null }
    }
  }

  async function writeDown({ work, isNew, placement }: Unsent) {
    try {
      return await api.writeOwnPlacements({ body: { works: isNew ? [work] : [], placements: [placement] } })
    } catch (error) {
      if (!isUnreadable(error)) throw error
      return { works: [], placements: [] }
    }
  }

  function replace(one: Unsent, other: Unsent): void {
    set({ unsent: state().unsent.map((each) => (each.placement.id === one.placement.id ? other : each)) })
  }

  /** Whoever goes of their own accord takes along what was not sent; they were asked. */
  function forget(pupilId: string): void {
    hold(pupilId, null)
    set({ unsent: state().unsent.filter(({ work }) => work.pupilId !== pupilId) })
  }

  return { read, tend, hold, place, deliver, forget }
}

export function draftOf({ drafts }: Pick<ChartsState, 'drafts'>, pupilId: string): Draft | null {
  return drafts.find(({ work }) => work.pupilId === pupilId) ?? null
}

export function unsentOf({ unsent }: Pick<ChartsState, 'unsent'>, pupilId: string): readonly Unsent[] {
  return unsent.filter(({ work }) => work.pupilId === pupilId)
}

/** The charts as they are with what is not sent yet: placed after everything that the server has, whatever the clock of this device says. */
export function chartsHere({ charts, unsent }: Pick<ChartsState, 'charts' | 'unsent'>): PupilCharts | null {
  if (!charts) return null
  const mine = unsentOf({ unsent }, charts.pupilId)
  const last = Math.max(0, ...charts.placements.map(({ recordedAt }) => Date.parse(recordedAt)))
  const stamped = mine.map(({ placement }, place) => ({
    ...placement,
    recordedAt: new Date(last + place + 1).toISOString(),
    recordedBy: charts.pupilId,
  })) as Placement[]
  return {
    ...charts,
    works: joined(
      charts.works,
      mine.flatMap(({ work, isNew }) => (isNew ? [work] : [])),
    ),
    placements: joined(charts.placements, stamped),
  }
}

function joined<T extends { readonly id: string }>(known: readonly T[], more: readonly T[]): T[] {
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...more.filter(({ id }) => !ids.has(id))]
}

/** Did the server say no for good, rather than "later" or "who are you"? */
function isFinal(error: unknown): boolean {
  if (!isProblem(error)) return false
  const { status } = error.problem
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)
}
