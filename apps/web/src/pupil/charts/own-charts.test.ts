import 'fake-indexeddb/auto'
import { ProblemError } from '@track/api-contract'
import type { Chart } from '@track/micro-progression'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePupilServer } from '../../testing/fake-pupil-server'
import { browserBoxes } from '../outbox/boxes'
import { createPupilApp, type PupilApp } from '../pupil-app'
import { beginDraft, finished, placesOf, withPlace } from './draft'
import { chartsHere, draftOf } from './own-charts'

const WALL: Chart = {
  ...{
    id: 'wall',
    sessionId: 's',
    version: 1,
    revisesId: null,
    prompt: 'Why?',
    publishedAt: '2026-03-01T09:00:00.000Z',
  },
  levels: [0, 1].map((place) => ({
    level: { id: `L${place}`, label: String(place), value: place },
    exemplars: [
      { pieceId: `p${place}`, origin: 'rewritten', text: '…', imageId: null, quality: null, standardError: null },
    ],
    qualifiers: [{ id: `q${place}`, text: `Shows ${place}` }],
    isApart: null,
  })),
}
const revoked: string[] = []
let server: ReturnType<typeof fakePupilServer>
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  server = fakePupilServer({ charts: [{ chart: WALL, isHung: true }] })
  let made = 0
  revoked.length = 0
  URL.createObjectURL = () => `blob:${made++}`
  URL.revokeObjectURL = (url) => void revoked.push(url)
})

const open = async (name: string) => {
  const app = createPupilApp({ api: server.api, boxes: browserBoxes() })
  await signIn(app, name)
  return app
}
const signIn = async (app: PupilApp, name: string) => {
  await app.openDoor({ classCode: 'OAK' })
  const { place } = app.state()
  if (place.at !== 'names') throw new Error(place.at)
  app.choose(place.door.pupils.find((pupil) => pupil.name === name)!)
  await app.signIn('123456', { ownDevice: false })
  await vi.waitFor(() => expect(app.state().charts).not.toBeNull())
}
const drafted = (pupilId = 'ada', picture: Blob | null = new Blob(['photo'])) => ({
  ...withPlace(WALL, beginDraft(WALL, { pupilId, today: '2026-03-02', text: null, picture }), placesOf(WALL)[0]!),
  ...{ qualifierIds: ['q0'], glows: ['Neat'], grow: 'Say why' },
})
const arrived = () => server.placements.map(({ workId }) => workId)
const stores = async () => JSON.stringify([await browserBoxes().list(), { ...globalThis.localStorage }])

describe('a piece that is placed', () => {
  it('waits in memory while there is no network, is on the screen at once, and goes by itself in its order (A1-18)', async () => {
    const app = await open('Ada')
    server.isReachable = false
    const [one, other] = [finished(drafted()), finished(drafted('ada', null))]
    app.place(one)
    app.place(other)
    await vi.waitFor(() => expect(app.state().isReachable).toBe(false))
    expect(chartsHere(app.state())!.placements.map(({ workId }) => workId)).toEqual([one.work.id, other.work.id])
    expect(await stores()).not.toMatch(/Neat|wall|ada/)
    server.isReachable = true
    await app.tend()
    await vi.waitFor(() => expect(app.state().unsent).toEqual([]))
    expect(arrived()).toEqual([one.work.id, other.work.id])
    expect(server.works.map(({ imageId }) => imageId)).toEqual(['picture-1', null])
  })

  it('is kept once however often it is sent (A1-18)', async () => {
    const app = await open('Ada')
    server.losesAnswers = true
    const placed = finished(drafted('ada', null))
    app.place(placed)
    await vi.waitFor(() => expect(arrived()).toEqual([placed.work.id]))
    server.losesAnswers = false
    await app.tend()
    await vi.waitFor(() => expect(app.state().unsent).toEqual([]))
    expect(arrived()).toEqual([placed.work.id])
  })

  it('stays on the screen when the charts were asked for before it was written down, and the answer comes after (A1-18)', async () => {
    const app = await open('Ada')
    const { readOwnCharts } = server.api
    let arrive = () => {}
    const underWay = new Promise<void>((resolve) => {
      arrive = resolve
    })
    server.api = Object.assign(server.api, {
      readOwnCharts: async (request: never) => {
        const before = await readOwnCharts(request)
        await underWay
        return before
      },
    })
    app.openCharts(true)
    await vi.waitFor(() => expect(server.calls.filter((name) => name === 'readOwnCharts')).toHaveLength(2))
    const placed = finished(drafted('ada', null))
    app.place(placed)
    await vi.waitFor(() => expect(app.state().unsent).toEqual([]))
    arrive()
    await vi.waitFor(() => expect(server.calls.filter((name) => name === 'readOwnCharts')).toHaveLength(3))
    expect(chartsHere(app.state())!.placements.map(({ workId }) => workId)).toEqual([placed.work.id])
  })

  it('goes without its picture when that can never be taken, and the pupil is told (A1-22)', async () => {
    const app = await open('Ada')
    server.api = Object.assign(server.api, {
      addOwnImage: async () => {
        throw new ProblemError({
          type: 'about:blank',
          title: 'No',
          status: 400,
          code: 'micro-progression/not-a-picture',
        })
      },
    })
    app.place(finished(drafted()))
    await vi.waitFor(() => expect(server.works).toMatchObject([{ imageId: null }]))
    expect(app.state().lost).toBe('picture')
    app.seen()
    expect(app.state().lost).toBeNull()
  })
})

describe('who goes', () => {
  it('by the clock finds what was not sent and what was half said when they are back; somebody else finds nothing (A0-21)', async () => {
    const app = await open('Ada')
    server.isReachable = false
    app.place(finished(drafted()))
    app.hold(drafted())
    await app.lapse()
    expect(app.state().place).toMatchObject({ at: 'names', trouble: 'pieceWaits' })
    server.isReachable = true
    await signIn(app, 'Ben')
    await app.tend()
    expect(draftOf(app.state(), 'ben')).toBeNull()
    expect(chartsHere(app.state())).toMatchObject({ pupilId: 'ben', works: [], placements: [] })
    expect(arrived()).toEqual([])
    await app.leave()
    await signIn(app, 'Ada')
    await app.tend()
    await vi.waitFor(() => expect(arrived()).toHaveLength(1))
    expect(draftOf(app.state(), 'ada')).toMatchObject({ grow: 'Say why' })
  })

  it('of their own accord takes it along, and every picture on the page is gone (A0-21)', async () => {
    const app = await open('Ada')
    const url = await app.pictures.load('picture')
    app.hold(drafted())
    await app.leave()
    expect(app.state()).toMatchObject({ drafts: [], unsent: [], charts: null })
    expect(revoked).toEqual([url])
  })
})
