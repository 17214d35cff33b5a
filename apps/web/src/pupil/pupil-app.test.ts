import 'fake-indexeddb/auto'
import { ProblemError } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePupilServer } from '../testing/fake-pupil-server'
import { browserBoxes } from './outbox/boxes'
import { createPupilApp, type PupilApp } from './pupil-app'

let server: ReturnType<typeof fakePupilServer>
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  server = fakePupilServer()
})

const openApp = (boxes = browserBoxes()) => createPupilApp({ api: server.api, boxes })
const signIn = async (app: PupilApp, name: string) => {
  await app.openDoor({ classCode: 'OAK' })
  const { place } = app.state()
  if (place.at !== 'names') throw new Error(place.at)
  app.choose(place.door.pupils.find((pupil) => pupil.name === name)!)
  await app.signIn('123456', { ownDevice: false })
}
const tick = (taskId: string, more: Partial<NewAct> = {}) =>
  ({
    ...{ id: crypto.randomUUID(), publicationId: 'fractions', pupilId: 'ada', by: 'pupil', via: 'screen' },
    ...{ kind: 'tick', taskId, at: '2026-03-02T09:00:00.000Z', ...more },
  }) as NewAct
const boxesHere = () => browserBoxes().list()
const kept = (app: PupilApp, count: number) => vi.waitFor(() => expect(app.state().waiting).toBe(count))
const arrived = () => server.log.map((act) => ('taskId' in act ? act.taskId : act.kind))

describe('what a pupil does', () => {
  it('is sealed here while there is no network, and delivered in the order in which it was done', async () => {
    const app = openApp()
    await signIn(app, 'Ada')
    server.isReachable = false
    for (const taskId of ['pairs', 'wall', 'poster']) app.act(tick(taskId))
    await kept(app, 3)
    expect(app.state().keptIds.size).toBe(3)
    // What is sealed is looked at as the bytes it is: by chance their letters may spell a short name.
    const boxes = (await boxesHere()).map(({ sealed, ...open }) => JSON.stringify(open) + atob(sealed))
    expect(boxes.join()).not.toMatch(/pairs|wall|poster|fractions|ada|Ada|tick/)
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['pairs', 'wall', 'poster'])
    expect(await boxesHere()).toEqual([])
    expect(app.state()).toMatchObject({ mine: [], waiting: 0, isReachable: true })
  })

  it('stays here until the server has answered for it, and is kept once however often it is sent', async () => {
    const app = openApp()
    await signIn(app, 'Ada')
    server.losesAnswers = true
    app.act(tick('wall'))
    await vi.waitFor(() => expect(arrived()).toEqual(['wall']))
    expect(await boxesHere()).toHaveLength(1)
    expect(app.state().mine).toHaveLength(1)
    server.losesAnswers = false
    await app.tend()
    expect(arrived()).toEqual(['wall'])
    expect(await boxesHere()).toEqual([])
  })

  it('is told of when the server will not take it, is not sent again, and keeps nothing else from arriving', async () => {
    const app = openApp()
    await signIn(app, 'Ada')
    server.refuses = (act) => 'taskId' in act && act.taskId === 'wall'
    server.isReachable = false
    app.act(tick('wall'))
    app.act(tick('pairs'))
    await kept(app, 2)
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['pairs'])
    expect(app.state().notKept).toBe(1)
    expect(await boxesHere()).toEqual([])
    const sent = () => server.calls.filter((name) => /^(write|deliver)/.test(name)).length
    const before = sent()
    await app.tend()
    expect(sent()).toBe(before)
    app.seen()
    expect(app.state().notKept).toBe(0)
  })

  it('arrives though something among it cannot even be read there, together or sealed', async () => {
    const unreadable = async () => {
      throw new ProblemError({ type: 'about:blank', title: 'No', status: 400, code: 'request/invalid' })
    }
    const { writeOwnActs, deliverSealedActs } = server.api
    const bad = tick('wall')
    const strict = {
      ...server.api,
      writeOwnActs: (asked: Parameters<typeof writeOwnActs>[0]) =>
        asked.body.acts.some(({ id }) => id === bad.id) ? unreadable() : writeOwnActs(asked),
      deliverSealedActs: (asked: Parameters<typeof deliverSealedActs>[0]) =>
        asked.body.boxes.some(({ id }) => id === bad.id) ? unreadable() : deliverSealedActs(asked),
    }
    const open = () => createPupilApp({ api: strict as typeof server.api, boxes: browserBoxes() })
    const app = open()
    await signIn(app, 'Ada')
    server.isReachable = false
    for (const act of [tick('pairs'), bad, tick('poster')]) app.act(act)
    await kept(app, 3)
    // A crash, and nobody comes in again.
    server.isReachable = true
    server.inside = null
    await open().start('')
    await vi.waitFor(async () => expect(await boxesHere()).toEqual([]))
    expect(arrived()).toEqual(['pairs', 'poster'])
    await signIn(app, 'Ada')
    for (const act of [bad, tick('wall')]) app.act(act)
    await vi.waitFor(() => expect(arrived()).toEqual(['pairs', 'poster', 'wall']))
    expect(app.state().notKept).toBe(1)
  })

  it('is delivered though this browser keeps nothing, and nobody is told that it was kept', async () => {
    const full = async () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
    const app = openApp({ put: full, list: full, remove: full })
    await signIn(app, 'Ada')
    server.isReachable = false
    app.act(tick('wall'))
    await vi.waitFor(() => expect(app.state().isReachable).toBe(false))
    expect(app.state().keptIds.size).toBe(0)
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['wall'])
  })
})

describe('a device that others use', () => {
  it('delivers what somebody left behind as theirs, while somebody else is in, who sees nothing of it', async () => {
    const before = openApp()
    await signIn(before, 'Ada')
    server.isReachable = false
    before.act(tick('wall'))
    before.act(tick('pairs'))
    await kept(before, 2)
    // A crash; the next pupil comes in.
    server.isReachable = true
    const app = openApp()
    await signIn(app, 'Ben')
    expect(server.kindsOf('ada')).toEqual(['tick', 'tick'])
    expect(arrived()).toEqual(['wall', 'pairs'])
    expect(await boxesHere()).toEqual([])
    expect(JSON.stringify(app.state())).not.toMatch(/\bada\b/i)
    expect(app.state()).toMatchObject({ mine: [], notKept: 0 })
  })

  it('delivers after somebody has gone out with no network, and says goodbye to the server then', async () => {
    const app = openApp()
    await signIn(app, 'Ada')
    server.isReachable = false
    app.act(tick('wall'))
    await kept(app, 1)
    await app.leave()
    expect(app.state()).toMatchObject({ place: { at: 'names' }, mine: [], confirmed: [], day: null, waiting: 1 })
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['wall'])
    expect(await boxesHere()).toEqual([])
  })

  it('keeps what was done when somebody is signed out in the middle, for when they come in again', async () => {
    const app = openApp()
    await signIn(app, 'Ada')
    server.inside = null
    app.act(tick('wall'))
    await vi.waitFor(() => expect(app.state().place).toMatchObject({ at: 'names', trouble: 'comeInAgain' }))
    await signIn(app, 'Ada')
    expect(arrived()).toEqual(['wall'])
    expect(await boxesHere()).toEqual([])
  })
})

describe('a page that is loaded again in the middle', () => {
  it('is whose it was, and keeps what is done with no network after that', async () => {
    await signIn(openApp(), 'Ada')
    const app = openApp()
    await app.start('')
    expect(app.state().place).toMatchObject({ at: 'note', inside: { name: 'Ada', idleMinutes: 10 } })
    server.isReachable = false
    app.act(tick('wall'))
    await kept(app, 1)
    expect(app.state().keptIds.size).toBe(1)
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['wall'])
  })

  it('delivers what was done before, and only then shows the note', async () => {
    const before = openApp()
    await signIn(before, 'Ada')
    server.isReachable = false
    before.act(tick('wall'))
    await kept(before, 1)
    const app = openApp()
    await app.start('')
    expect(app.state()).toMatchObject({ place: { at: 'away' }, waiting: 1 })
    server.isReachable = true
    await app.tend()
    expect(arrived()).toEqual(['wall'])
    expect(app.state().day?.notes[0]?.acts).toMatchObject([{ taskId: 'wall' }])
  })

  it('opens the door to nobody whose session is over', async () => {
    const app = openApp()
    await app.start('')
    expect(app.state().place).toEqual({ at: 'door', trouble: null })
  })
})
