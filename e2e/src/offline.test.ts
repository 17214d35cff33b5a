import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request as ask, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry } from '@track/markbook'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, DEMO_TEACHER, placeOf, signIn, waitUntilSaved } from './journeys.js'
import { enter } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

const ENTRIES = /\/markbook\/entries$/
/** A slow machine takes its time. */
const SOON = { timeout: 20_000 }
const WIDE = { viewport: { width: 1280, height: 800 } }

/** Each journey marks a column of its own, at the far end of the year, where the made-up school has no marks yet. */
describe.skipIf(!browserPath)('a markbook with no network', () => {
  let track: RunningTrack
  let browser: Browser
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    // A request that does not get through is what these journeys are about; that for a newer worker is the browser's own.
    const OF_NO_NETWORK = /net::ERR_|Failed to fetch|An unknown error occurred when fetching the script/
    expect(troublesOf.flat().filter((trouble) => !OF_NO_NETWORK.test(trouble))).toEqual([])
  })
  const open = async (options: Parameters<typeof openPage>[2] = WIDE) => {
    const { page, context, troubles } = await openPage(browser, track.origin, options)
    troublesOf.push(troubles)
    return { page, context }
  }

  it('opens after a reload, shows numbers for names, takes marks, and sends them when it is back', async () => {
    const { page, context } = await open()
    await signIn(page)
    const names = await pupilNames(page)
    const before = await readLog(page)
    await shellIsKept(page)
    await classIsKept(page)
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('grid').waitFor()
    await page.getByRole('rowheader', { name: 'Pupil 7', exact: true }).waitFor()
    await page.getByText(/shown by the number in the register until the network is back/).waitFor()
    await goToColumn(page, 0)
    await page.keyboard.type('sed')
    await page.getByText('3 waiting, safe on this device').waitFor()
    expect(await page.title()).toMatch(/^\(3\) /)
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'offline-1280')
    await page.setViewportSize({ width: 320, height: 640 })
    await page.getByText('3 waiting, safe on this device').waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await takePicture(page, 'offline-320')
    await page.setViewportSize(WIDE.viewport)
    expect(namesIn(await dumpStorage(page), names)).toEqual([])

    await page.reload()
    await page.getByText('3 waiting, safe on this device').waitFor()
    await context.setOffline(false)
    await page.getByRole('rowheader', { name: names[0]!, exact: true }).waitFor()
    await waitUntilSaved(page)
    expect(await page.title()).not.toMatch(/^\(/)
    expect(await newLines(page, before)).toHaveLength(3)
    await classIsKept(page)
    expect(namesIn(await dumpStorage(page), names)).toEqual([])
    await context.close()
  })

  it('doubles nothing when the first three acknowledgements are lost after the server has written', async () => {
    const { page, context } = await open()
    await signIn(page)
    const before = await readLog(page)
    let lost = 0
    await page.route(ENTRIES, async (route) => {
      if (lost === 3) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    await goToColumn(page, 1)
    await page.keyboard.type('sedsedsedsed')
    await waitUntilSaved(page)
    expect(lost).toBe(3)
    expect(await newLines(page, before)).toHaveLength(12)
    await context.close()
  })

  it('shows both marks to both people who marked one cell offline, and keeps one with one press', async () => {
    const one = await open()
    const two = await open()
    await signIn(one.page)
    await signIn(two.page, DEMO_HEAD)
    await two.page.goto(one.page.url())
    await two.page.getByRole('grid').waitFor()
    for (const { page, context } of [one, two]) {
      await context.setOffline(true)
      await goToColumn(page, 2)
    }
    await one.page.keyboard.press('s')
    await two.page.keyboard.press('e')
    for (const { page } of [one, two]) await page.getByText('1 waiting, safe on this device').waitFor()
    await one.context.setOffline(false)
    await waitUntilSaved(one.page)
    await two.context.setOffline(false)
    await waitUntilSaved(two.page)
    for (const { page } of [one, two]) await page.getByRole('button', { name: '1 needs attention' }).waitFor()

    const cell = await goToColumn(one.page, 2)
    await enter(one.page.getByRole('button', { name: '1 needs attention' }), { back: true })
    const tray = one.page.getByRole('dialog', { name: 'Needs attention' })
    await tray.getByRole('button', { name: /^Keep Emerging, by (?!you|another)/ }).waitFor()
    expect(await listAxeViolations(one.page)).toEqual([])
    await takePicture(one.page, 'attention-1280')
    await one.page.setViewportSize({ width: 320, height: 640 })
    expect(await scrollsSideways(one.page)).toBe(false)
    expect(await listAxeViolations(one.page)).toEqual([])
    await takePicture(one.page, 'attention-320')
    await one.page.setViewportSize(WIDE.viewport)
    await enter(tray.getByRole('button', { name: 'Keep Secure, by you' }))
    await tray.getByText('Nothing any more.').waitFor()
    await one.page.keyboard.press('Escape')
    await tray.waitFor({ state: 'detached' })
    await waitUntilSaved(one.page)
    await one.page.getByRole('gridcell', { name: `${cell}: secure`, exact: true }).waitFor()
    await two.page.getByRole('gridcell', { name: `${cell}: secure`, exact: true }).waitFor()
    await two.page.getByRole('button', { name: /attention/ }).waitFor({ state: 'detached' })
    await one.context.close()
    await two.context.close()
  })

  it('holds a refused mark in the tray, over a reload, until somebody has decided', async () => {
    const { page, context } = await open()
    await signIn(page)
    await page.route(ENTRIES, async (route) => {
      const { entries } = route.request().postDataJSON() as { entries: Entry[] }
      const refused = entries.map(({ id }, at) => ({
        ...{ row: at + 1, id, field: 'observedOn', code: 'markbook/observed-in-future' },
        message: 'The day is in the future. Choose today or a day before.',
      }))
      await route.fulfill({ json: { accepted: [], refused, taught: [], cursor: '0' } })
    })
    const before = await readLog(page)
    await goToColumn(page, 3)
    await page.keyboard.type('se')
    await page.getByRole('button', { name: '2 need attention' }).waitFor()
    await page.unroute(ENTRIES)
    await page.reload()
    await page.getByRole('grid').waitFor()
    await page.getByRole('button', { name: '2 need attention' }).click()
    const tray = page.getByRole('dialog', { name: 'Needs attention' })
    await tray
      .getByRole('button', { name: /^Put aside/ })
      .nth(1)
      .waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'refused-1280')
    await enter(tray.getByRole('button', { name: /^Put aside/ }).first())
    await tray
      .getByRole('button', { name: /^Put aside/ })
      .nth(1)
      .waitFor({ state: 'detached' })
    await tray.getByRole('button', { name: /^Write again/ }).click()
    await tray.getByText('Nothing any more.').waitFor()
    await page.keyboard.press('Escape')
    await waitUntilSaved(page)
    expect(await newLines(page, before)).toHaveLength(1)
    await context.close()
  })

  it('lets two pages of one browser share one outbox', async () => {
    const { page: one, context } = await open()
    await signIn(one)
    const before = await readLog(one)
    const two = await context.newPage()
    await two.goto(one.url())
    await two.getByRole('grid').waitFor()
    await context.setOffline(true)
    await goToColumn(one, 4)
    await one.keyboard.type('s')
    await two.getByText('1 waiting').waitFor()
    await goToColumn(two, 4)
    await two.keyboard.type('ed')
    for (const page of [one, two]) await page.getByText('3 waiting, safe on this device').waitFor()
    await context.setOffline(false)
    for (const page of [one, two]) await waitUntilSaved(page)
    const lines = await newLines(one, before)
    expect(lines).toHaveLength(3)
    // The second page marked upon the mark of the first: nobody is told of two people.
    for (const page of [one, two]) expect(await page.getByRole('button', { name: /attention/ }).count()).toBe(0)
    await context.close()
  })

  it('sends everything once the same person has signed in again', async () => {
    const { page, context } = await open()
    await signIn(page)
    const before = await readLog(page)
    await page.route(ENTRIES, (route) => route.abort())
    await goToColumn(page, 5)
    await page.keyboard.type('sedsed')
    await page.getByText('6 waiting, safe on this device').waitFor()
    await context.clearCookies()
    await page.unroute(ENTRIES)
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' })
    await dialog.getByLabel('E-mail address').fill(DEMO_TEACHER.email)
    await dialog.getByLabel('Password', { exact: true }).fill(DEMO_TEACHER.password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await waitUntilSaved(page)
    await expect.poll(async () => (await newLines(page, before)).length, SOON).toBe(6)
    await context.close()
  })

  it('keeps one person’s marks for that person, though another signs in and out on the same device', async () => {
    const { page, context } = await open()
    await signIn(page)
    const before = await readLog(page)
    await page.route(ENTRIES, (route) => route.abort())
    await goToColumn(page, 6)
    await page.keyboard.type('se')
    await page.getByText('2 waiting, safe on this device').waitFor()
    await context.clearCookies()
    await page.unroute(ENTRIES)
    await page.goto('about:blank')
    await signIn(page, DEMO_HEAD)
    await waitUntilSaved(page)
    expect(await newLines(page, before)).toEqual([])
    await signOut(page)
    await page.getByRole('heading', { name: 'Sign in to Track' }).waitFor()
    await context.close()
  })

  it('signs out with no network: within a second nothing is left, and nothing comes back', async () => {
    const { page, context } = await open()
    await signIn(page)
    await shellIsKept(page)
    await classIsKept(page)
    await context.setOffline(true)
    await goToColumn(page, 7)
    await page.keyboard.type('se')
    await page.getByText('2 waiting, safe on this device').waitFor()
    await signOut(page)
    const dialog = page.getByRole('dialog', { name: 'Not everything is saved yet' })
    await dialog.waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'sign-out-1280')
    await page.evaluate(() => {
      const at = globalThis as unknown as { pressed: number; emptied: number }
      addEventListener('click', () => {
        at.pressed = performance.now()
        const look = async () => {
          if ((await indexedDB.databases()).length > 0) return void setTimeout(look, 10)
          at.emptied = performance.now()
        }
        void look()
      })
    })
    await dialog.getByRole('button', { name: 'Sign out and lose them' }).click()
    await page.getByRole('heading', { name: 'Sign in to Track' }).waitFor()
    const took = await page.evaluate(() => {
      const { pressed, emptied } = globalThis as unknown as { pressed: number; emptied: number }
      return emptied - pressed
    })
    process.stdout.write(`an offline sign-out empties the device in ${Math.round(took)} ms\n`)
    expect(took).toBeLessThan(1000)
    // Long enough for a timer that was forgotten to bring a database back.
    await page.waitForTimeout(2000)
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'track.leaving': 'yes' })
    await context.setOffline(false)
    await page.reload()
    await page.getByLabel('E-mail address').waitFor()
    await page.goto('/')
    await page.getByRole('heading', { name: 'Sign in to Track' }).waitFor()
    await signIn(page)
    await context.close()
  })

  it('signs out online: the browser is told to clear what is left', async () => {
    const { page, context } = await open()
    await signIn(page)
    await shellIsKept(page)
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'DELETE'),
      signOut(page),
    ])
    expect((await response.allHeaders())['clear-site-data']).toBe('"cache", "storage"')
    await page.getByRole('heading', { name: 'Sign in to Track' }).waitFor()
    const left = () =>
      page.evaluate(async () => [await indexedDB.databases(), await caches.keys(), localStorage.length])
    await expect.poll(left, SOON).toEqual([[], [], 0])
    // Whoever signs in next on this very page has it all again.
    await signIn(page)
    await shellIsKept(page)
    await context.close()
  })

  it('loses none of 40 unsent marks when the browser is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'track-browser-'))
    const first = await openKillable(folder)
    await signIn(first.page)
    const before = await readLog(first.page)
    await first.page.route(ENTRIES, (route) => route.abort())
    for (let column = 8; column < 10; column++) {
      await goToColumn(first.page, column)
      await first.page.keyboard.type('sedse'.repeat(4))
    }
    await first.page.getByText('40 waiting, safe on this device').waitFor()
    await first.kill()

    const second = await openKillable(folder)
    await signIn(second.page)
    await waitUntilSaved(second.page)
    await expect.poll(async () => (await newLines(second.page, before)).length, SOON).toBe(40)
    await second.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  })

  it('asks before a new version takes over, and loses nothing with two pages open and a full outbox', async () => {
    const front = await openFront(track.origin)
    const { page: one, context, troubles } = await openPage(browser, front.origin, WIDE)
    troublesOf.push(troubles)
    await signIn(one)
    const before = await readLog(one)
    await shellIsKept(one)
    await one.reload()
    await one.getByRole('grid').waitFor()
    const two = await context.newPage()
    await two.goto(one.url())
    await two.getByRole('grid').waitFor()
    let away = true
    await context.route(ENTRIES, (route) => (away ? route.abort() : route.continue()))
    for (const [at, page] of [one, two].entries()) {
      await goToColumn(page, 10 + at)
      await page.keyboard.type('sed')
    }
    for (const page of [one, two]) await page.getByText('6 waiting, safe on this device').waitFor()
    const born = () => one.evaluate(() => performance.timeOrigin)
    const loadedAt = await born()
    front.update()
    await one.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    for (const page of [one, two]) await page.getByText('A new version is ready.').waitFor()
    await takePicture(one, 'new-version-1280')
    expect(await listAxeViolations(one)).toEqual([])
    expect(await born()).toBe(loadedAt)
    await one.getByRole('button', { name: 'Reload' }).click()
    await expect.poll(born, SOON).not.toBe(loadedAt)
    await one.getByText('6 waiting, safe on this device').waitFor()
    // The other page goes on as it is, and is asked for itself.
    await two.getByText('6 waiting, safe on this device').waitFor()
    away = false
    await two.getByRole('button', { name: 'Reload' }).click()
    for (const page of [one, two]) await waitUntilSaved(page)
    expect(await newLines(one, before)).toHaveLength(6)
    await context.close()
    await front.close()
  })

  /** A browser of its own on a folder, which can be killed by its process id and opened on the same folder again. */
  async function openKillable(folder: string) {
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ]
    const killed: ChildProcess = spawn(
      browserPath!,
      [...flags, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const address = await new Promise<string>((resolve, reject) => {
      let printed = ''
      killed.stderr!.on('data', (chunk) => {
        printed += chunk
        const found = /DevTools listening on (ws:\S+)/.exec(printed)
        if (found) resolve(found[1]!)
      })
      killed.once('exit', () => reject(new Error(`The browser did not start:\n${printed}`)))
    })
    const connected = await chromium.connectOverCDP(address)
    const context: BrowserContext = connected.contexts()[0]!
    const page = await context.newPage()
    await page.setViewportSize(WIDE.viewport)
    await page.goto(track.origin)
    const kill = async () => {
      const gone = new Promise((resolve) => killed.once('exit', resolve))
      process.kill(killed.pid!, 'SIGKILL')
      await gone
    }
    return { page: atOrigin(page, track.origin), kill }
  }
})

/** Pages that were opened without an address of their own go to paths of this one. */
function atOrigin(page: Page, origin: string): Page {
  const goTo = page.goto.bind(page)
  page.goto = (address, options) => goTo(new URL(address, origin).href, options)
  const asks = page.request.fetch.bind(page.request)
  page.request.fetch = (asked, options) =>
    asks(typeof asked === 'string' ? new URL(asked, origin).href : asked, options)
  return page
}

/** The same product behind another address, whose worker is one version on after `update`. */
async function openFront(origin: string) {
  let version = 1
  const server: Server = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(origin)
    const isWorker = incoming.url === '/sw.js'
    const { 'if-none-match': _, 'if-modified-since': __, ...headers } = incoming.headers
    const onward = ask({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      const { 'content-length': length, etag, ...others } = answer.headers
      outgoing.writeHead(
        answer.statusCode!,
        isWorker ? others : { ...others, ...(length && { 'content-length': length }) },
      )
      answer.pipe(outgoing, { end: !isWorker })
      if (isWorker) answer.on('end', () => outgoing.end(`\n// version ${version}`))
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    update: () => {
      version++
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The objectives as the first page showed them. Whoever judges one makes it taught, and taught ones come earlier from then on. */
let objectives: readonly string[] | undefined

/** Goes to the top of one of the last columns, counted from the end of the year as it began; says which pupil and objective that is. */
async function goToColumn(page: Page, fromTheEnd: number): Promise<string> {
  const shown = await page.locator('[data-heading] > :first-child').allTextContents()
  objectives ??= shown
  const column = shown.indexOf(objectives.at(-1 - fromTheEnd)!)
  expect(column).toBeGreaterThanOrEqual(0)
  await page.getByRole('grid').locator('[tabindex="0"]').focus()
  await page.keyboard.press('Control+Home')
  for (let step = 0; step < column; step++) await page.keyboard.press('ArrowRight')
  return page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? '').replace(/: [^:]*$/, ''))
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /set-up and sign out/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}

/** Waits until the app itself is on the device. */
async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** Waits until the copies of the school and the class that are open are on the device. */
async function classIsKept(page: Page): Promise<void> {
  await expect.poll(async () => keptKinds(await dumpStorage(page)), SOON).toEqual(['class', 'school', 'session'])
}

function keptKinds(dump: string): string[] {
  return ['class', 'school', 'session'].filter((kind) => dump.includes(`\\"${kind}\\"`))
}

/** Everything that this browser stores for the site, as one text. */
async function dumpStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames)
        stored.push(
          await new Promise((resolve, reject) => {
            const reading = database.transaction(store).objectStore(store).getAll()
            reading.onsuccess = () => resolve([name, store, reading.result])
            reading.onerror = () => reject(reading.error)
          }),
        )
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request)
        stored.push([name, request.url, await answer?.text()])
      }
    }
    return JSON.stringify(stored)
  })
}

function namesIn(dump: string, names: readonly string[]): string[] {
  return names.filter((name) => dump.includes(name))
}

/** The names of every pupil of the school. */
async function pupilNames(page: Page): Promise<string[]> {
  const { schoolId } = placeOf(page)
  const names: string[] = []
  let cursor: string | undefined
  do {
    const { pupils, next } = await clientOf(page).listPupils({
      params: { schoolId },
      query: { ...(cursor && { cursor }) },
    })
    names.push(...pupils.map(({ label }) => label))
    cursor = next ?? undefined
  } while (cursor)
  expect(names.length).toBeGreaterThan(100)
  const first = await page.getByRole('rowheader').nth(1).textContent()
  return [first!, ...names]
}

async function readLog(page: Page): Promise<string> {
  const { schoolId, classId, subjectId } = placeOf(page)
  return (await clientOf(page).readClassMarkbook({ params: { schoolId, classId }, query: { subjectId } })).cursor
}

/** Every line that the server took since. */
async function newLines(page: Page, since: string): Promise<readonly Entry[]> {
  const { schoolId } = placeOf(page)
  return (await clientOf(page).listChanges({ params: { schoolId }, query: { since } })).entries
}
