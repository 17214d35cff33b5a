import { randomUUID } from 'node:crypto'
import type { PublishedChart } from '@track/api-contract'
import type { Browser, BrowserContext, Page } from 'playwright-core'
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
import { CHART_PROMPT, hangChart, photograph } from './hung-chart.js'
import { enter, tabTo } from './keyboard.js'
import {
  comeIn,
  dumpStores,
  firstName,
  giveNote,
  openClass,
  type PupilClass,
  shellIsKept,
  unkindness,
} from './pupils.js'
import { type RunningTrack, startTrack } from './server.js'

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true }
const DESK = { viewport: { width: 1280, height: 800 } }
const SOON = { timeout: 20_000 }

describe.skipIf(!browserPath)('a pupil and the chart on the wall', () => {
  let track: RunningTrack
  let browser: Browser
  let oak: PupilClass
  let wall: PublishedChart
  let photo: Buffer
  let page: Page
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    oak = await openClass(browser, track.origin, { pupils: 4 })
    wall = await hangChart(browser, oak)
    photo = await photograph(browser, 'The ice melts because the sun is warm. First it is ice and then it is water.')
  })
  afterEach(async () => {
    await page?.context().close()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    const OF_NO_NETWORK = /net::ERR_|Failed to fetch|An unknown error occurred when fetching the script/
    expect(troublesOf.flat().filter((trouble) => !OF_NO_NETWORK.test(trouble))).toEqual([])
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const saved = () => page.getByText('Saved', { exact: true }).waitFor()
  const own = (pupilId: string) => oak.api.readPupilCharts({ params: { schoolId: oak.school.id, pupilId } })
  const open = async (
    key: PupilClass['keys'][number],
    options: Parameters<typeof openPage>[2],
  ): Promise<BrowserContext> => {
    const opened = await openPage(browser, track.origin, options)
    troublesOf.push(opened.troubles)
    page = opened.page
    page.setDefaultTimeout(SOON.timeout)
    await page.goto('/pupil/')
    await page.getByLabel('Class code').fill(oak.classCode)
    await button('Come in').click()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await comeIn(page, key)
    return opened.context
  }
  const look = async (name: string) => {
    await takePicture(page, name)
    expect([name, await listAxeViolations(page), await scrollsSideways(page), await unkindness(page)]).toEqual([
      name,
      [],
      false,
      [],
    ])
  }
  const onTheChart = () => page.getByRole('heading', { name: CHART_PROMPT }).waitFor()
  const sideBySide = async () => {
    const [mine, theirs] = await Promise.all(
      [/^My piece/, /^At \d/].map((name) => page.getByRole('region', { name }).first().boundingBox()),
    )
    const { height } = page.viewportSize()!
    for (const box of [mine, theirs]) expect(box!.y + Math.min(box!.height, 60)).toBeLessThanOrEqual(height)
    return mine!.x + mine!.width <= theirs!.x
  }

  it('holds a photograph beside the exemplars, in three questions, says why, glow and grow, and knows the next step; then the second piece, the teacher’s view and the strip (A1-18, A1-19, A1-21, A1-22, A1-24, PRO-7, PRO-8)', async () => {
    const key = oak.keys[0]!
    await giveNote(oak, { pupilIds: [key.pupilId] })
    await open(key, TABLET)
    await button('This is my list').tap()
    await resetHands(page)
    await button('My chart').tap()
    await onTheChart()
    await look('chart-home-820')
    await button('Hold my piece up to the chart').tap()
    await look('chart-choose-820')
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('img', { name: 'My piece' }).waitFor()
    await look('chart-photo-820')
    await button('Go on').tap()
    await page.getByRole('heading', { name: 'Is mine at least as good as this one?' }).waitFor()
    expect(await sideBySide()).toBe(true)
    await look('chart-compare-820')
    // The chart can be walked along meanwhile: up to the one that is a picture.
    await button('Look one up the chart').tap()
    await page.getByRole('img', { name: 'At 3' }).waitFor()
    await look('chart-walk-820')
    await button('Back to the question').tap()
    await button('Yes, better').tap()
    await page.getByRole('img', { name: 'At 3' }).waitFor()
    await button('Back one').tap()
    await button('Yes, better').tap()
    await button('Not yet').tap()
    await page.getByRole('heading', { name: 'My piece is between 2 and 3' }).waitFor()
    await button('Go on').tap()
    await page.getByText('Tick one of them first.').waitFor()
    await page.getByRole('checkbox', { name: 'Says what it turns into' }).tap()
    await look('chart-cite-820')
    await button('Go on').tap()
    await page.getByRole('heading', { name: 'Glow and grow' }).waitFor()
    await button('Keep it').tap()
    await page.getByText('Write one glow first.').waitFor()
    await page.getByRole('textbox', { name: /^Glow/ }).fill('I said what it is after')
    await button('Uses a number').tap()
    await look('chart-glow-820')
    await button('Keep it').tap()
    await page.getByText('With my next piece I go for 3.').waitFor()
    await saved()
    await look('chart-next-820')
    process.stdout.write(`from the list to the next step: ${(await countHands(page)).taps} taps, with a look around\n`)

    const { works, placements } = await own(key.pupilId)
    expect(works).toMatchObject([{ chartId: wall.chart.id, imageId: expect.any(String) }])
    const ids = wall.chart.levels.map(({ level }) => level.id)
    expect(placements).toMatchObject([
      {
        ...{ by: 'pupil', levelId: ids[2], betweenId: ids[3], rule: 'halving' },
        words: { glows: ['I said what it is after'], grow: 'Uses a number' },
      },
    ])
    expect(placements[0]!.answers.map(({ answer }) => answer)).toEqual(['better', 'not-yet'])

    // The teacher sees it differently: both stand, each with its reason.
    const { recordedAt: _, recordedBy: __, words: ___, ...said } = placements[0]!
    const [two] = wall.chart.levels[1]!.qualifiers
    const theirs = { ...said, id: randomUUID(), by: 'teacher' as const, rule: 'hand' as const, answers: [] }
    await oak.api.writePlacements({
      params: { schoolId: oak.school.id },
      body: { placements: [{ ...theirs, levelId: ids[1]!, betweenId: null, qualifierIds: [two!.id] }] },
    })
    await page.reload()
    await button('My chart: your teacher has looked').tap()
    await page.getByRole('region', { name: 'Your teacher has looked' }).getByText('My start').waitFor()
    await page.getByText('You said between 2 and 3 because').waitFor()
    await page.getByText('Your teacher said 1 because').waitFor()
    await page.getByText('Talk about it.').waitFor()

    // The second piece: what I said I would grow stands first.
    await page.getByText('Last time I said I would grow this: Uses a number').first().waitFor()
    await button('Hold my piece up to the chart').tap()
    await button('Type it').tap()
    await page.getByRole('textbox', { name: 'My piece' }).fill('Above 0 degrees ice turns into water.')
    await button('Go on').tap()
    for (const answer of ['Yes, better', 'About the same']) await button(answer).tap()
    await page.getByRole('heading', { name: 'My piece is at 3' }).waitFor()
    await page.getByRole('checkbox', { name: 'Uses a number' }).tap()
    await button('Go on').tap()
    await page.getByText('Last time I said I would grow this: Uses a number').waitFor()
    await page.getByRole('textbox', { name: /^Glow/ }).fill('I used a number')
    await page.getByRole('textbox', { name: /^Grow/ }).fill('Say what happens inside')
    await button('Keep it').tap()
    await page.getByText('With my next piece I go for 4.').waitFor()
    await saved()
    await button('See my pieces').tap()
    await page.getByText('I was going for 3, and I got there').first().waitFor()
    await look('chart-pieces-820')
    await takePicture(page, 'chart-pieces-820')
    const printed = await page.evaluate(() => {
      let asked = 0
      window.print = () => void asked++
      Object.assign(globalThis, { asked: () => asked })
      return asked
    })
    expect(printed).toBe(0)
    await button('Print my strip').tap()
    expect(await page.evaluate(() => (globalThis as unknown as { asked: () => number }).asked())).toBe(1)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 700, height: 990 })
    await takePicture(page, 'chart-strip')
    expect(await page.getByRole('article', { name: 'My strip' }).isVisible()).toBe(true)
    expect(await button('Hold my piece up to the chart').isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/g)).toHaveLength(1)
  })

  it('loses nothing when the network goes in the middle, asks before it would, and keeps nothing on the device (A1-18, A1-22)', async () => {
    const key = oak.keys[1]!
    await giveNote(oak, { pupilIds: [key.pupilId] })
    const context = await open(key, PHONE)
    await button('This is my list').tap()
    await saved()
    await shellIsKept(page)
    await button('My chart').tap()
    await onTheChart()
    await look('chart-home-360')
    await resetHands(page)
    await button('Hold my piece up to the chart').tap()
    await look('chart-choose-360')
    await page.getByLabel('Take a photo').setInputFiles({ name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: photo })
    await button('Go on').tap()
    expect(await sideBySide()).toBe(false)
    await look('chart-compare-360')
    await context.setOffline(true)
    // A finger turns to the next paper and back.
    const box = (await page.getByRole('region', { name: 'At 2' }).boundingBox())!
    const touch = await context.newCDPSession(page)
    const swipe = async (from: number, to: number) => {
      const at = (x: number) => [{ x: box.x + box.width * x, y: box.y + box.height / 2 }]
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at((from + to) / 2) })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await swipe(0.8, 0.2)
    await page.getByRole('img', { name: 'At 3' }).waitFor()
    await swipe(0.2, 0.8)
    await button('Not yet').waitFor()
    // A browser may take the first tap after a swipe that a test made for the end of it: this one is nobody's.
    await page.touchscreen.tap(2, 300)
    await button('Choose the place myself').tap()
    await page.getByRole('radio', { name: 'between 1 and 2' }).tap()
    await page.getByText('My piece is between 1 and 2').waitFor()
    await look('chart-line-360')
    await button('Go on').tap()
    await page.getByRole('checkbox', { name: 'Gives one reason' }).tap()
    await look('chart-cite-360')
    await button('Go on').tap()
    await page.getByRole('textbox', { name: /^Glow/ }).fill('My sun')
    // A look at the note in between, and it is all there.
    await button('Back to my note').tap()
    await button('My chart').tap()
    expect(await page.getByRole('textbox', { name: /^Glow/ }).inputValue()).toBe('My sun')
    await button('Says what it turns into').tap()
    await look('chart-glow-360')
    await button('Keep it').tap()
    await page.getByText('With my next piece I go for 2.').waitFor()
    await page.getByText('Not sent yet. Keep this page open.').waitFor()
    await button('Finish').tap()
    await page.getByRole('heading', { name: 'Your piece is not sent yet' }).waitFor()
    await look('chart-unsent-360')
    await button('Stay here').tap()
    const stored = await dumpStores(page)
    for (const secret of [
      'My sun',
      CHART_PROMPT,
      'Gives one reason',
      firstName(key.label),
      key.pupilId,
      wall.chart.id,
      'image',
    ])
      expect(stored).not.toContain(secret)
    expect((await own(key.pupilId)).placements).toEqual([])
    await context.setOffline(false)
    await saved()
    const { works, placements } = await own(key.pupilId)
    expect(works).toHaveLength(1)
    expect(placements).toMatchObject([{ rule: 'hand', words: { glows: ['My sun'], grow: 'Says what it turns into' } }])
    await look('chart-next-360')

    // Placed again: the last one stands, and nothing was overwritten.
    await button('See my pieces').tap()
    await button('Place it again').tap()
    for (const answer of ['Not yet', 'Yes, better']) await button(answer).tap()
    await page.getByRole('checkbox', { name: 'Gives one reason' }).tap()
    await button('Go on').tap()
    await page.getByRole('textbox', { name: /^Glow/ }).fill('My sun')
    await button('Says what it turns into').tap()
    await button('Keep it').tap()
    await saved()
    expect((await own(key.pupilId)).works).toHaveLength(1)
    expect((await own(key.pupilId)).placements).toHaveLength(2)

    // Their picture is theirs alone.
    const address = `/v1/micro-progression/images/${works[0]!.imageId}`
    const status = () =>
      page.evaluate((url) => fetch(url, { cache: 'no-store' }).then((answer) => answer.status), address)
    expect(await status()).toBe(200)
    const urls = await page.evaluate(() =>
      [...document.images].map(({ src }) => src).filter((src) => src.startsWith('blob:')),
    )
    await button('Finish').tap()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    for (const url of urls)
      expect(
        await page.evaluate(
          (gone) =>
            fetch(gone).then(
              () => 'there',
              () => 'gone',
            ),
          url,
        ),
      ).toBe('gone')
    await comeIn(page, oak.keys[2]!)
    expect(await status()).toBe(404)
    const left = await dumpStores(page)
    for (const secret of ['My sun', firstName(key.label), key.pupilId]) expect(left).not.toContain(secret)
  })

  it('is as good by keyboard at a desk, and for the youngest at 320 pixels, in the dark, without colours and with letters twice as large (A1-22, PRO-7)', async () => {
    const [desk, young] = [oak.keys[2]!, oak.keys[3]!]
    await giveNote(oak, { pupilIds: [desk.pupilId] })
    await open(desk, DESK)
    await button('This is my list').click()
    await enter(button('My chart'))
    await onTheChart()
    await enter(button('Hold my piece up to the chart'))
    await enter(button('I have it in my hand'))
    await look('chart-compare-1280')
    for (const answer of ['Yes, better', 'Yes, better', 'Yes, better']) await enter(button(answer))
    await tabTo(page.getByRole('checkbox', { name: 'Explains how it happens inside' }))
    await page.keyboard.press('Space')
    await look('chart-cite-1280')
    await enter(button('Go on'))
    await tabTo(page.getByRole('textbox', { name: /^Glow/ }))
    await page.keyboard.type('All of it')
    await tabTo(page.getByRole('textbox', { name: /^Grow/ }))
    await page.keyboard.type('Write it shorter')
    await enter(button('Keep it'))
    await page.getByText('My piece is at the top of the chart. I go on growing.').waitFor()
    await saved()
    await enter(button('See my pieces'))
    await look('chart-pieces-1280')
    await page.context().close()

    await giveNote(oak, { pupilIds: [young.pupilId], early: [young.pupilId] })
    await open(young, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
    await button('This is my list').tap()
    await button('My chart').tap()
    await onTheChart()
    await look('chart-home-320')
    await button('Hold up my piece').tap()
    await button('It is in my hand').tap()
    await look('chart-compare-320')
    await page.emulateMedia({ colorScheme: 'dark' })
    await look('chart-compare-dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await button('I pick the place').tap()
    await page.getByRole('radio', { name: '2', exact: true }).tap()
    await look('chart-line-forced')
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '225%'
    })
    await page.setViewportSize({ width: 360, height: 640 })
    await look('chart-line-large')
    await button('Go on').tap()
    await look('chart-cite-large')
  })
})
