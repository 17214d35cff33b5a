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
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePicture(page, 'pupil-failed')
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

  it('goes from the class code to a tick the teacher sees, by touch on a phone', async () => {
    const key = oak.keys[0]!
    const { id: publicationId } = await giveNote(oak, { pupilIds: [key.pupilId] })
    const context = await open(PHONE)
    await page.goto('/pupil/')
    await takePicture(page, 'pupil-door-360')
    await page.getByLabel('Class code').fill(oak.classCode.toLowerCase())
    await page.getByRole('button', { name: 'Come in' }).tap()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await takePicture(page, 'pupil-names-360')
    await resetHands(page)
    await page.getByRole('button', { name: firstName(key.label), exact: true }).tap()
    await takePicture(page, 'pupil-pin-360')
    await pressPin(page, key)
    await page.getByRole('heading', { name: 'I can find equivalent fractions' }).waitFor()
    // A name; the five pictures are typing.
    expect((await countHands(page)).taps).toBe(1 + 5)
    await takePicture(page, 'pupil-build-360')
    await page.getByRole('button', { name: 'This is my list' }).tap()
    await takePicture(page, 'pupil-list-360')
    await resetHands(page)
    await tick('Warm up with the fraction wall').tap()
    expect((await countHands(page)).taps).toBe(1)
    await saved()
    const acts = await actsOf(oak, { publicationId, pupilId: key.pupilId })
    expect(acts.map(({ kind }) => kind)).toEqual(['build', 'tick'])
    await context.close()
  })
})
