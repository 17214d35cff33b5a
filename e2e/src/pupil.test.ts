import type { Browser, Page } from 'playwright-core'
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
import { tabTo } from './keyboard.js'
import {
  actsOf,
  comeIn,
  dumpStores,
  firstName,
  giveNote,
  openClass,
  type PupilClass,
  pressPin,
  shellIsKept,
  unkindness,
} from './pupils.js'
import { type RunningTrack, startTrack } from './server.js'

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
const TABLET = { viewport: { width: 1024, height: 768 } }
/** A slow machine takes its time. */
const SOON = { timeout: 20_000 }

describe.skipIf(!browserPath)('a pupil’s day', () => {
  let track: RunningTrack
  let browser: Browser
  let oak: PupilClass
  let page: Page
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    oak = await openClass(browser, track.origin, { pupils: 30 })
  })
  afterEach(async () => {
    await page?.context().close()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    // Journeys without a network are about requests that do not get through.
    const OF_NO_NETWORK = /net::ERR_|Failed to fetch|An unknown error occurred when fetching the script/
    expect(troublesOf.flat().filter((trouble) => !OF_NO_NETWORK.test(trouble))).toEqual([])
  })
  const open = async (options: Parameters<typeof openPage>[2]) => {
    const opened = await openPage(browser, track.origin, options)
    troublesOf.push(opened.troubles)
    page = opened.page
    page.setDefaultTimeout(SOON.timeout)
    return opened.context
  }
  const saved = () => page.getByText('Saved', { exact: true }).waitFor()
  const tick = (text: string) => page.getByRole('checkbox', { name: `Done: ${text}` })

  const look = async (name: string) => {
    await takePicture(page, name)
    expect([name, await listAxeViolations(page), await scrollsSideways(page), await unkindness(page)]).toEqual([
      name,
      [],
      false,
      [],
    ])
  }
  /** As a printer or somebody without colours has it: for a person to look at. */
  const inGrey = async (name: string) => {
    const filter = (value: string) =>
      page.evaluate((said) => {
        document.documentElement.style.filter = said
      }, value)
    await filter('grayscale(1)')
    await takePicture(page, name)
    await filter('')
  }
  const toTheDoor = async () => {
    await page.goto('/pupil/')
    await page.getByLabel('Class code').fill(oak.classCode.toLowerCase())
    await page.getByRole('button', { name: 'Come in' }).click()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  }

  it('is a day by touch on a phone: list, ticks, ways, gauge, no network in the middle, exit ticket, wall (A0-03, A0-09, A0-16, A0-34, A0-42)', async () => {
    const key = oak.keys[0]!
    const { id: publicationId } = await giveNote(oak, { pupilIds: [key.pupilId] })
    const arrived = async () => (await actsOf(oak, { publicationId, pupilId: key.pupilId })).map(({ kind }) => kind)
    const context = await open(PHONE)
    await page.goto('/pupil')
    await page.getByLabel('Class code').waitFor()
    expect(new URL(page.url()).pathname).toBe('/pupil/')
    await look('pupil-door-360')
    await toTheDoor()
    await look('pupil-names-360')
    await resetHands(page)
    await page.getByRole('button', { name: key.name, exact: true }).tap()
    await page.getByRole('heading', { name: /^Hello/ }).waitFor()
    await look('pupil-pin-360')
    await pressPin(page, key)
    await page.getByRole('heading', { name: 'I can find equivalent fractions' }).waitFor()
    // One name; the five pictures are the PIN.
    expect((await countHands(page)).taps).toBe(1 + 5)
    await look('pupil-build-360')
    await resetHands(page)
    await page.getByRole('button', { name: 'This is my list' }).tap()
    await tick('Warm up with the fraction wall').tap()
    expect((await countHands(page)).taps).toBe(2)
    await look('pupil-list-360')
    await inGrey('pupil-list-grey-360')

    // Tick and reflect: the tick, the criterion, the answer.
    await resetHands(page)
    await tick('Write my own three pairs').tap()
    await page.getByRole('button', { name: /I can show it with a drawing/ }).tap()
    await look('pupil-gauge-360')
    await page.getByRole('button', { name: 'Nearly' }).tap()
    expect((await countHands(page)).taps).toBe(3)
    await page.getByRole('radio', { name: /Matching cards/ }).tap()
    await tick('Practise finding pairs').tap()
    await saved()
    expect(await arrived()).toEqual(['build', 'tick', 'tick', 'gauge', 'choose', 'tick'])

    await shellIsKept(page)
    await context.setOffline(true)
    const line = page.getByRole('listitem').filter({ has: tick('Practise finding pairs') })
    await line.getByRole('button', { name: 'Try another way' }).tap()
    await line.getByRole('radio', { name: /Number line game/ }).tap()
    await page.getByRole('checkbox', { name: 'Done this way: Number line game' }).tap()
    await page.getByRole('button', { name: 'I also did' }).tap()
    await page.getByRole('textbox', { name: 'What did you do?' }).fill('Asked my cousin')
    await page.getByRole('button', { name: 'I did it' }).tap()
    await page.getByText('3 things wait safely here').waitFor()
    expect(await tick('Practise finding pairs').isChecked()).toBe(true)
    await look('pupil-offline-360')
    const stored = await dumpStores(page)
    for (const secret of ['cousin', 'fraction', firstName(key.label), publicationId, key.pupilId])
      expect(stored).not.toContain(secret)

    await page.getByRole('button', { name: 'Look back' }).tap()
    await page.getByRole('button', { name: 'Partly' }).tap()
    await page.getByLabel('One thing that went well').fill('The cards')
    await page.getByLabel('Next time I start with').fill('The poster')
    await page.getByRole('button', { name: 'Very sure' }).tap()
    await look('pupil-exit-360')
    await page.getByRole('button', { name: 'Keep it' }).tap()
    await page.getByRole('heading', { name: 'What you did' }).waitFor()
    await look('pupil-summary-360')
    await page.getByText('5 things wait safely here').waitFor()
    await context.setOffline(false)
    await saved()
    await page.getByRole('button', { name: 'Put it on the wall' }).tap()
    await page.getByText('It is on the wall.').waitFor()
    await saved()
    expect(await arrived()).toEqual([
      ...['build', 'tick', 'tick', 'gauge', 'choose', 'tick'],
      ...['choose', 'tick', 'add', 'confidence', 'exit', 'park'],
    ])
    expect(JSON.parse(await dumpStores(page))).toContainEqual([])

    await page.getByRole('button', { name: 'Finish' }).tap()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    const left = (await dumpStores(page)) + (await page.content())
    for (const trace of ['cousin', 'fraction', publicationId, key.pupilId]) expect(left).not.toContain(trace)
  })

  it('is a day by keyboard alone on a tablet: step 0 in another order, teacher and pupil agree, undo (A0-16, A0-39)', async () => {
    const key = oak.keys.at(-1)!
    const { id: publicationId } = await giveNote(oak, { pupilIds: [key.pupilId] })
    await open(TABLET)
    await page.goto('/pupil/')
    const press = async (target: Parameters<typeof tabTo>[0], name = 'Enter', options = {}) => {
      await tabTo(target, options)
      await page.keyboard.press(name)
    }
    await tabTo(page.getByLabel('Class code'))
    await page.keyboard.type(oak.classCode)
    await page.keyboard.press('Enter')
    await press(page.getByRole('button', { name: key.name, exact: true }))
    await page.getByText('Type your six numbers.').waitFor()
    await look('pupil-pin-1024')
    await page.keyboard.type(key.pin)
    await page.getByRole('heading', { name: 'Make it your own list' }).waitFor()
    await press(page.getByRole('button', { name: 'Move up: Write my own three pairs' }))
    await press(page.getByRole('checkbox', { name: 'Draw a poster of one pair' }), ' ')
    await look('pupil-build-1024')
    await press(page.getByRole('button', { name: 'This is my list' }))
    await press(tick('Warm up with the fraction wall'), ' ')
    await press(tick('Write my own three pairs'), ' ')
    await look('pupil-list-1024')
    await inGrey('pupil-list-grey-1024')
    // Undo, after more than a double tap.
    await page.waitForTimeout(450)
    await page.keyboard.press(' ')
    await expect.poll(() => tick('Write my own three pairs').isChecked()).toBe(false)
    await press(page.getByRole('radio', { name: /Matching cards/ }), ' ')
    await press(page.getByRole('button', { name: /I can explain why/ }), 'Enter', { back: true })
    await press(page.getByRole('button', { name: 'Got it' }))
    await press(page.getByRole('button', { name: 'I also did' }))
    await page.keyboard.type('Tidied the cards')
    await page.keyboard.press('Enter')
    await tick('Tidied the cards').waitFor()
    await press(page.getByLabel('What do you say?'), 'A')
    await page.keyboard.type(' drawing')
    await press(page.getByRole('button', { name: 'Send' }))
    await page.getByText('You said').waitFor()
    await press(page.getByRole('button', { name: 'I’m ready to show it' }))
    await page.getByRole('heading', { name: 'More to try' }).waitFor()
    await press(page.getByRole('button', { name: 'Talk to my teacher' }))
    await press(page.getByRole('button', { name: 'Ask for a change' }))
    await press(page.getByRole('button', { name: 'Send' }).last())
    await page.getByRole('heading', { name: 'You asked for a change' }).waitFor()
    await look('pupil-more-1024')
    await saved()
    const acts = await actsOf(oak, { publicationId, pupilId: key.pupilId })
    expect(acts.map(({ kind }) => kind)).toEqual([
      ...['build', 'tick', 'tick', 'untick', 'choose', 'gauge', 'add', 'answer', 'ready', 'ask', 'propose'],
    ])
    await press(page.getByRole('button', { name: 'Look back' }), 'Enter', { back: true })
    await press(page.getByRole('button', { name: 'Skip' }))
    await page.getByRole('heading', { name: 'What you did' }).waitFor()
    await look('pupil-summary-1024')
    await press(page.getByRole('button', { name: 'Finish' }), 'Enter', { back: true })
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  })

  it('delivers once what a crash left behind, and opens with no network', async () => {
    const key = oak.keys[1]!
    const { id: publicationId } = await giveNote(oak, { pupilIds: [key.pupilId] })
    const context = await open(PHONE)
    await toTheDoor()
    await comeIn(page, key)
    await page.getByRole('button', { name: 'This is my list' }).tap()
    await saved()
    await shellIsKept(page)
    await context.setOffline(true)
    await tick('Warm up with the fraction wall').tap()
    await page.getByText('1 thing waits safely here').waitFor()
    await page.reload()
    await page.getByText('Your note comes back when the network does.').waitFor()
    await page.getByText('1 thing waits safely here').waitFor()
    await look('pupil-away-360')
    await context.setOffline(false)
    await tick('Warm up with the fraction wall').waitFor()
    await expect.poll(() => tick('Warm up with the fraction wall').isChecked(), SOON).toBe(true)
    const kinds = (await actsOf(oak, { publicationId, pupilId: key.pupilId })).map(({ kind }) => kind)
    expect(kinds).toEqual(['build', 'tick'])
    await expect.poll(async () => JSON.parse(await dumpStores(page)), SOON).toContainEqual([])

    // Loaded again in the middle, with a network: what is done with none after that is kept as well.
    await page.reload()
    await tick('Write my own three pairs').waitFor()
    await context.setOffline(true)
    await tick('Write my own three pairs').tap()
    await page.getByText('1 thing waits safely here').waitFor()
    await context.setOffline(false)
    await saved()
    const all = (await actsOf(oak, { publicationId, pupilId: key.pupilId })).map(({ kind }) => kind)
    expect(all).toEqual(['build', 'tick', 'tick'])
    await expect.poll(async () => JSON.parse(await dumpStores(page)), SOON).toContainEqual([])

    // Out with no network: nothing of the note is left, and the server hears of it later.
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Finish' }).tap()
    await page.reload()
    await page.getByLabel('Class code').waitFor()
    await context.setOffline(false)
    await page.reload()
    await page.getByLabel('Class code').waitFor()
    expect(await page.evaluate(() => fetch('/v1/microtrack/day').then(({ status }) => status))).toBe(401)
  })

  it('opens with a pupil’s own card or the code on a note of paper, and leaves neither in the address (A0-09, A0-21)', async () => {
    const [one, other] = [oak.keys[3]!, oak.keys[4]!]
    const { id: publicationId } = await giveNote(oak, { pupilIds: [one.pupilId, other.pupilId] })
    const { pupils } = await oak.api.readLesson({ params: { schoolId: oak.school.id, publicationId } })
    const { code } = pupils.find(({ pupilId }) => pupilId === other.pupilId)!
    await open(PHONE)
    const address = () => page.evaluate(() => [location.href, history.length])
    await page.goto(`/pupil/#k=${one.card}`)
    await page.getByRole('heading', { name: 'Hello', exact: true }).waitFor()
    expect(await address()).toEqual([`${track.origin}/pupil/`, 2])
    await pressPin(page, one)
    await page.getByRole('button', { name: 'This is my list' }).waitFor()
    // The next pupil scans their note of paper on the same device: whoever was in is out.
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#n=${code}`)
    await page.getByRole('heading', { name: 'Hello', exact: true }).waitFor()
    expect((await address())[0]).toBe(`${track.origin}/pupil/`)
    await pressPin(page, other)
    await page.getByRole('button', { name: 'This is my list' }).tap()
    await saved()
    expect(await actsOf(oak, { publicationId, pupilId: other.pupilId })).toMatchObject([{ kind: 'build' }])
    expect(await actsOf(oak, { publicationId, pupilId: one.pupilId })).toEqual([])
    expect(await dumpStores(page)).not.toContain(one.card)
  })

  it('is one device for thirty pupils in turn, and nobody finds anything of anybody else (A0-21, A0-38)', async () => {
    await giveNote(oak)
    await open(TABLET)
    await toTheDoor()
    const began = Date.now()
    for (const key of oak.keys) {
      await comeIn(page, key)
      await page.getByRole('button', { name: 'This is my list' }).waitFor()
      const words = await page.locator('main').textContent()
      for (const other of oak.keys)
        if (firstName(other.label) !== firstName(key.label)) expect(words).not.toContain(other.label)
      await page.getByRole('button', { name: 'Finish' }).click()
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
      expect(await page.content()).not.toContain('fraction')
    }
    process.stdout.write(`thirty pupils in turn: ${Math.round((Date.now() - began) / 30)} ms each\n`)
    const left = await dumpStores(page)
    for (const { label, pupilId } of oak.keys)
      for (const trace of [firstName(label), pupilId]) expect(left).not.toContain(trace)
  })

  it('is as good for the youngest, in the dark, at 320 pixels and with letters twice as large (A0-26, A0-53)', async () => {
    const key = oak.keys[2]!
    await giveNote(oak, { pupilIds: [key.pupilId], early: [key.pupilId] })
    await open({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
    await toTheDoor()
    await look('pupil-names-320')
    await comeIn(page, key)
    await page.getByRole('heading', { name: 'Make your list' }).waitFor()
    await look('pupil-early-build-320')
    await page.getByRole('button', { name: 'This is my list' }).tap()
    await tick('Warm up with the fraction wall').tap()
    await look('pupil-early-list-320')
    await page.emulateMedia({ colorScheme: 'dark' })
    await look('pupil-early-list-dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await look('pupil-early-list-forced')
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '225%'
    })
    await page.setViewportSize({ width: 360, height: 640 })
    await look('pupil-early-list-large')
  })
})
