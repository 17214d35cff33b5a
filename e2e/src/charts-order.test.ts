import type { OrderingSession, TrackClient } from '@track/api-contract'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  browserPath,
  countHands,
  listAxeViolations,
  openBrowser,
  openPage,
  resetHands,
  scrollsSideways,
  takePicture,
} from './browser.js'
import { ANSWERS, type ChartWorld, makeSession, write } from './charts-world.js'
import { clientOf } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

const TABLET = { width: 768, height: 1024 }
const OAK = 'teacher@demo.school'
const TEAM = [OAK, '4.elm@demo.school', 'leader@demo.school', 'head@demo.school'] as const

interface Judge {
  readonly page: Page
  readonly api: TrackClient
}

/** A team of four puts one pile of papers in order at once, and hangs up the chart. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('an ordering session of a team', () => {
  let track: RunningTrack
  let browser: Browser
  let world: ChartWorld
  let team: readonly Judge[]
  const troublesOf: string[][] = []

  const params = () => ({ schoolId: world.school.id, sessionId: world.sessionId })
  const read = () => team[0]!.api.readOrderingSession({ params: params() })
  const address = (step: string, classId = world.classIds[0]) =>
    `/schools/${world.school.id}/micro-progression/${classId}/sessions/${world.sessionId}/${step}`

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const options: BrowserContextOptions[] = [
      {},
      { viewport: TABLET, hasTouch: true, isMobile: true },
      {},
      { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
    ]
    team = await Promise.all(
      TEAM.map(async (email, at) => {
        const { page, context, troubles } = await openPage(browser, track.origin, options[at])
        troublesOf.push(troubles)
        await context.request.post('/v1/session', { data: { email, password: 'larkfield' } })
        return { page, api: clientOf({ request: context.request } as Page) }
      }),
    )
    world = await makeSession(team[0]!.api)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const [at, { page }] of team.entries()) await takePicture(page, `charts-order-failed-${at}`)
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  const goodness = (text: string) => (ANSWERS as readonly string[]).findIndex((answer) => text.includes(answer))
  /** Which of the two on the screen is better, by the words alone, as a judge reads them; null while none is ready to be answered. */
  const readPair = async (page: Page) => {
    const board = page.locator('[aria-busy=false]:has(fieldset button)')
    const papers = await board.locator('article').allInnerTexts()
    if (papers.length !== 2) return null
    const [left, right] = papers.map(goodness) as [number, number]
    return { left, right, better: left > right ? ('left' as const) : ('right' as const) }
  }
  /** On the page where pairs are compared, whether the order is ready or not. */
  const goOnComparing = async (page: Page) => {
    await page.goto(address('judge'))
    const more = page.getByRole('button', { name: 'Compare more' })
    await page.locator('[aria-busy=false]:has(fieldset button)').or(more).first().waitFor()
    if (await more.isVisible()) await more.click()
    await expect.poll(() => readPair(page)).not.toBeNull()
  }
  const isStill = async (page: Page, { left, right }: { left: number; right: number }) => {
    const now = await readPair(page)
    return now !== null && now.left === left && now.right === right
  }

  it('takes one lowest and one highest of each class, never one paper for both (A1-06, A1-07, PRO-2)', async () => {
    const [oak, elm] = team as [Judge, Judge]
    const pick = async (page: Page, answer: number, end: 'Lowest' | 'Highest') =>
      page.locator('li', { hasText: ANSWERS[answer]! }).getByRole('button', { name: end, exact: true }).click()
    const { collections, log } = await read()
    const own = (at: number) =>
      log
        .flatMap((entry) =>
          entry.kind === 'piece' && entry.collectionId === collections[at]!.id
            ? [world.pieceIds.indexOf(entry.pieceId)]
            : [],
        )
        .sort((a, b) => a - b)
    const [oaks, elms] = [own(0), own(1)]

    await oak.page.goto(address('nominate'))
    await pick(oak.page, oaks[0]!, 'Lowest')
    await pick(oak.page, oaks[0]!, 'Highest')
    await oak.page.getByRole('alert').getByText('must be two different responses').waitFor()
    await pick(oak.page, oaks.at(-1)!, 'Highest')
    expect(await oak.page.getByRole('alert').count()).toBe(0)
    await oak.page.getByRole('button', { name: 'Put these two forward' }).click()
    await oak.page.getByText('has chosen').waitFor()
    // Whoever comes to compare now is told what is waited for.
    await oak.page.goto(address('judge'))
    await oak.page.getByText('Waiting for 4 Elm').waitFor()
    expect(await listAxeViolations(oak.page)).toEqual([])

    await elm.page.goto(address('nominate', world.classIds[1]))
    await pick(elm.page, elms[0]!, 'Lowest')
    await pick(elm.page, elms.at(-1)!, 'Highest')
    await elm.page.getByRole('button', { name: 'Put these two forward' }).click()
    // The way on has the focus, and is in sight.
    const next = elm.page.getByRole('link', { name: 'Compare the ends' })
    await next.and(elm.page.locator(':focus')).waitFor()
    await expect.poll(() => isInSight(next)).toBe(true)
    expect(await listAxeViolations(elm.page)).toEqual([])
    expect(await scrollsSideways(elm.page)).toBe(false)
    await takePicture(elm.page, 'charts-nominate-768')
  })

  it('a pair in a closed laptop is given back by anybody, and handed out again (A1-10, PRO-3)', async () => {
    const [mine, other] = team as [Judge, Judge]
    // A lid that shuts gives nothing back: this pair is in the hands of somebody who shows no page.
    const take = ({ api } = other) => api.takePair({ params: params(), body: { id: crypto.randomUUID() } })
    const { pair } = await take()
    expect(pair?.purpose).toBe('extreme')
    await mine.page.goto(address('judge'))
    await expect.poll(() => readPair(mine.page)).not.toBeNull()
    await mine.page.getByText(/^Mrs Rahmani is looking at Response \d+ and \d+\.$/).waitFor()
    expect(await listAxeViolations(mine.page)).toEqual([])
    // Whoever comes back holds it still.
    expect((await take()).pair?.issueId).toBe(pair!.issueId)
    await mine.page.getByRole('button', { name: /^Give it to somebody else/ }).click()
    await expect.poll(async () => openOf(await read()).map(({ id }) => id)).not.toContain(pair!.issueId)
    // Leaving the page gives back one's own.
    await mine.page.goto('about:blank')
    await expect.poll(async () => openOf(await read())).toEqual([])
    // Two ends are to be compared: the two who ask next get one each, and the one from the laptop is among them, handed out anew.
    const anew = [(await take()).pair!, (await take(mine)).pair!]
    expect(anew.map(({ issueId }) => issueId)).not.toContain(pair!.issueId)
    expect(anew.map(({ left, right }) => [left, right].sort())).toContainEqual([pair!.left, pair!.right].sort())
  })

  it('four judge at once: by keys, by one switch, by swipes and by taps, no pair twice and nobody waits (A1-08, A1-09, A1-10, PRO-3)', async () => {
    const [keys, finger, oneSwitch, phone] = team.map(({ page }) => page) as [Page, Page, Page, Page]
    await Promise.all(team.map(({ page }) => page.goto(address('judge'))))
    const touch = await finger.context().newCDPSession(finger)
    /** The better paper is swept aside. */
    const swipe = async (better: 'left' | 'right') => {
      await finger.locator('[data-settled=true]').waitFor()
      const box = (await finger
        .locator('article')
        .nth(better === 'left' ? 0 : 1)
        .boundingBox())!
      const [y, from] = [box.y + box.height / 2, box.x + box.width / 2]
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] })
      for (const x of [20, 50, 80, 110])
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from + x, y }] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }

    /** Until every piece has its place; answers how many decisions this judge took. */
    const judge = async (page: Page, answer: (better: 'left' | 'right') => Promise<void>): Promise<number> => {
      let decisions = 0
      for (;;) {
        if (await page.getByRole('link', { name: /^(It is good enough|Go to the chart)$/ }).isVisible())
          return decisions
        expect(await page.getByText('Everything that is left is being looked at').count()).toBe(0)
        const pair = await readPair(page)
        if (pair === null) {
          await page.waitForTimeout(20)
          continue
        }
        await answer(pair.better)
        decisions++
        await expect.poll(() => isStill(page, pair), { timeout: 20_000 }).toBe(false)
      }
    }
    await resetHands(keys)
    await resetHands(oneSwitch)
    let switches = 0
    const taken = await Promise.all([
      judge(keys, (better) => keys.keyboard.press(better === 'left' ? 'ArrowLeft' : '3')),
      judge(finger, swipe),
      judge(oneSwitch, async (better) => {
        // One key to go on and one to take: every pair begins right before its answers.
        const target = oneSwitch.getByRole('button', { name: better === 'left' ? /^Left is/ : /^Right is/ })
        for (let presses = 0; presses < 30; presses++) {
          await oneSwitch.keyboard.press('Tab')
          switches++
          if ((await target.and(oneSwitch.locator(':focus')).count()) > 0) break
        }
        await oneSwitch.keyboard.press('Enter')
        switches++
      }),
      judge(phone, async (better) => {
        await phone.locator('[data-settled=true]').waitFor()
        await phone.getByRole('button', { name: better === 'left' ? /^Upper is/ : /^Lower is/ }).tap()
      }),
    ])
    expect(Math.min(...taken)).toBeGreaterThan(0)
    const hands = await countHands(keys)
    expect(hands).toEqual({ keys: taken[0], taps: 0 })
    expect(switches / taken[2]!).toBeLessThanOrEqual(4)
    process.stdout.write(
      `decisions ${taken.join(' + ')}; keys per decision 1, by one switch ${(switches / taken[2]!).toFixed(2)}\n`,
    )

    const { log } = await read()
    expectNoPairInTwoHands(log)
    // In the order of the words, from one end to the other.
    await expect.poll(async () => orderOn(keys)).toEqual(ANSWERS.map((_, at) => at))
  })

  /** The order on the page, each card by how good its answer is. */
  const orderOn = async (page: Page) => {
    await page.goto(address('order'))
    await page.getByRole('heading', { name: 'Levels' }).waitFor()
    const cards = page.locator('[data-rung] article')
    const texts = await cards.evaluateAll((all) => all.map((card) => card.querySelector('button')?.textContent ?? ''))
    return texts.map(goodness)
  }

  it('goes back to one’s last decision and changes it, by keys alone (A1-10, A1-11, PRO-3)', async () => {
    const { page, api } = team[0]!
    await goOnComparing(page)
    // What was decided earlier comes without moving an answer, and a press that comes twice changes nothing.
    const goBack = page.getByRole('button', { name: 'Go back' })
    const answerAt = () => page.getByRole('button', { name: /^Left is better/ }).boundingBox()
    const before = (await answerAt())!
    await goBack.dblclick()
    await page.getByRole('heading', { name: /^Your (last decision|decision 2 back)$/ }).waitFor()
    expect((await answerAt())!.y).toBeCloseTo(before.y, 0)
    await page.getByRole('button', { name: 'Leave it as it is' }).click()
    await goBack.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your last decision' }).waitFor()
    await takePicture(page, 'charts-back-1280')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: 'Your last decision' }).waitFor({ state: 'hidden' })
    const revisionIn = ({ log }: OrderingSession) =>
      log.find((entry) => entry.kind === 'revision' && entry.outcome === 'same')
    await expect.poll(async () => revisionIn(await read())).toBeDefined()
    // Back to what was said at first.
    await write(api, params(), [{ kind: 'revision', of: revisionIn(await read())!.id, outcome: 'withdrawn' }])
  })

  it('a card moves by keys, by buttons and by drag, and back by undo (A1-11)', async () => {
    const { page } = team[0]!
    const before = await orderOn(page)
    const card = page.locator('[data-rung] article').nth(2)
    // biome-ignore lint/performance/useDomNodeTextContent: its first line as it is seen
    const name = (await card.locator('button').first().innerText()).split('\n')[0]!
    await card.locator('button').first().focus()
    await page.keyboard.press('Alt+ArrowRight')
    const placeOf = async () => {
      const names = await page.locator('[data-rung] article > button').allInnerTexts()
      return names.findIndex((each) => each.split('\n')[0] === name)
    }
    await expect.poll(placeOf).toBe(3)
    await page.getByRole('button', { name: `Move ${name} lower` }).click()
    await expect.poll(placeOf).toBe(2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(placeOf).toBe(3)
    await page.getByRole('button', { name: `Move ${name} lower` }).click()
    await expect.poll(async () => placeOf()).toBe(2)
    // By its grip, to just above the next but one; and back.
    const grip = (await card.locator('[data-grip]').boundingBox())!
    const target = (await page.locator('[data-rung]').nth(4).boundingBox())!
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(target.x + target.width * 0.5, target.y + 40, { steps: 4 })
    await page.mouse.move(target.x + target.width * 0.9, target.y + 40)
    await page.mouse.up()
    await expect.poll(placeOf).toBe(4)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(placeOf).toBe(2)
    // Kept, although the page is left at once.
    await expect.poll(() => orderOn(page)).toEqual(before)
    expect(await listAxeViolations(page)).toEqual([])
  })

  /** What a piece is called: by its place among all that joined. */
  const nameOf = async (answer: number) => {
    const { log } = await read()
    const pieces = log.flatMap((entry) => (entry.kind === 'piece' ? [entry.pieceId] : []))
    return `Response ${pieces.indexOf(world.pieceIds[answer]!) + 1}`
  }
  const add = (page: Page, level: string, answer: number) =>
    page.getByLabel(`Add a response that shows ${level}`).selectOption(world.pieceIds[answer]!)

  it('levels climb: an exemplar out of order is refused with the reason (A1-12, A1-14, PRO-4)', async () => {
    const { page } = team[0]!
    await page.goto(address('order'))
    await add(page, '1', 5)
    await page.getByRole('button', { name: `Take off: ${await nameOf(5)} at 1` }).waitFor()
    await add(page, '2', 3)
    await page.getByText('must stand higher in the order than those').first().waitFor()
    expect(await page.getByRole('button', { name: /^Take off: .* at 2$/ }).count()).toBe(0)
    // A proposal takes the whole scale at once, from the lowest response of all (the 0) to the highest.
    await page.getByLabel('Choose responses for the levels').selectOption({ label: 'evenly spread' })
    await page.getByRole('button', { name: 'Take all that is proposed' }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Take off: Response \d+ at/ }).count()).toBe(5)
    await page.getByRole('button', { name: `Take off: ${await nameOf(0)} at 0` }).waitFor()
    await page.getByRole('button', { name: `Take off: ${await nameOf(ANSWERS.length - 1)} at 4` }).waitFor()
  })

  it('nothing hangs without consent, words for every level, and with a pupil’s name in it (A1-15, PRO-4)', async () => {
    const { page, api } = team[0]!
    await page.getByRole('link', { name: 'Level 0 needs what makes a response a 0' }).waitFor()
    expect(await page.getByRole('button', { name: 'Publish, then print' }).isDisabled()).toBe(true)

    // The lowest is written out anew, the others' writers have agreed.
    await page
      .getByRole('button', { name: /^Rewrite it/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Use this in its place' }).click()
    for (let still = 4; still > 0; still--) {
      await page
        .getByRole('button', { name: /^They agreed/ })
        .first()
        .click()
      await expect.poll(() => page.getByRole('button', { name: /^They agreed/ }).count()).toBe(still - 1)
    }

    const { pupils } = await api.listPupils({
      params: { schoolId: world.school.id },
      query: { groupId: world.classIds[0] },
    })
    const name = pupils[0]!.label
    const words = [
      'It says that there is snow.',
      'It says that it is cold.',
      'It says where it is cold.',
      `As ${name} has it.`,
      'It explains why it stays.',
    ]
    for (const [at, text] of words.entries()) {
      const field = page.getByLabel(`What makes a response a ${at}`, { exact: true })
      await field.fill(text)
      await field.blur()
    }
    await page.getByText('The full name of a pupil stands here').waitFor()
    expect(await page.locator('mark').allInnerTexts()).toEqual([name])
    expect(await page.getByRole('button', { name: 'Publish, then print' }).isDisabled()).toBe(true)
    await expect(
      api.publishChart({ params: params(), body: { id: crypto.randomUUID(), classIds: [...world.classIds] } }),
    ).rejects.toThrow()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'charts-order-1280')

    await page.getByLabel('What makes a response a 3', { exact: true }).fill('It gives two reasons.')
    await page.getByLabel('What makes a response a 3', { exact: true }).blur()
    await expect.poll(() => page.getByRole('button', { name: 'Publish, then print' }).isEnabled()).toBe(true)
  })

  it('three presses lead from the last decision to the printer (A1-11, A1-16)', async () => {
    const { page, api } = team[0]!
    await page.addInitScript(() => {
      globalThis.print = () => {
        document.documentElement.dataset.printed = 'yes'
      }
    })
    await goOnComparing(page)
    const pair = (await readPair(page))!
    await page.keyboard.press(pair.better === 'left' ? '1' : '3')
    await expect.poll(() => isStill(page, pair)).toBe(false)
    await resetHands(page)
    await page.getByRole('link', { name: /^(It is good enough|Go to the chart)$/ }).click()
    await page.getByRole('button', { name: 'Publish, then print' }).click()
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    await page.locator('[data-printed=yes]').waitFor()
    expect(await countHands(page)).toEqual({ keys: 0, taps: 3 })

    const { chartId } = await read()
    const { chart, classIds } = await api.readChart({ params: { schoolId: world.school.id, chartId: chartId! } })
    expect(chart.levels.map(({ level, qualifiers }) => [level.label, qualifiers.length])).toEqual(
      ['0', '1', '2', '3', '4'].map((label) => [label, 1]),
    )
    expect([...classIds].sort()).toEqual([...world.classIds].sort())
  })
})

async function isInSight(place: Locator): Promise<boolean> {
  const { y, height } = (await place.boundingBox())!
  return y >= 0 && y + height <= place.page().viewportSize()!.height
}

type Log = OrderingSession['log']

function openOf({ log }: Pick<OrderingSession, 'log'>) {
  const closed = new Set(
    log.flatMap((entry) =>
      (entry.kind === 'decision' || entry.kind === 'release') && entry.issueId ? [entry.issueId] : [],
    ),
  )
  return log.filter((entry) => entry.kind === 'issue' && !closed.has(entry.id))
}

/** As the log was kept: at no time were the same two papers in two judges' hands, and every decision answers a pair that was handed out. */
function expectNoPairInTwoHands(log: Log): void {
  const open = new Map<string, string>()
  for (const entry of log) {
    if (entry.kind === 'issue') {
      const key = [entry.left, entry.right].sort().join()
      expect([...open.values()]).not.toContain(key)
      open.set(entry.id, key)
    } else if (entry.kind === 'decision' || entry.kind === 'release') {
      expect(open.has(entry.issueId ?? '')).toBe(true)
      open.delete(entry.issueId ?? '')
    }
  }
}
