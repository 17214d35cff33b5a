import type { ClassMarkbook, TrackClient } from '@track/api-contract'
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
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { enter, expectFocus, tabTo } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

const YEAR = '4'

/** Pupils of Year 4 are given the objectives of Year 5: what they know of their own year is shown, and nothing stops it. */
describe.skipIf(!browserPath)('advice before a programme above a pupil’s year', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let api: TrackClient
  let params: { readonly schoolId: string }
  let place: { readonly classId: string; readonly subjectId: string }
  let book: ClassMarkbook
  let programmes: Awaited<ReturnType<TrackClient['listProgrammes']>>['programmes']
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
  })
  // Where it stopped is worth a look.
  afterEach(async () => {
    await page?.context().close()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  it('is shown on a phone, and one tap goes on', async () => {
    await openProgrammes({ hasTouch: true, isMobile: true })
    const pupil = ofTheClass(0)
    await page.getByRole('button', { name: 'A pupil’s own programme' }).tap()
    await page.getByRole('combobox', { name: 'Pupil' }).fill(pupil.label)
    await page.getByRole('option', { name: pupil.label }).tap()
    const worksIn = page.getByRole('combobox', { name: 'Works in' })
    // Working below is never remarked on.
    await worksIn.selectOption({ label: 'Year 3 maths' })
    expect(await page.getByText(/reaches above/).count()).toBe(0)
    await worksIn.selectOption({ label: 'Year 5 maths' })
    await expectAdvice(pupil.id)
    expect([await listAxeViolations(page), await scrollsSideways(page)]).toEqual([[], false])
    await takePicture(page, 'above-year-360')
    await resetHands(page)
    await give().tap()
    await expectGiven(pupil.id)
    expect(await countHands(page)).toEqual({ keys: 0, taps: 1 })
  })

  it('is shown to the keyboard, and goes with the pupil to the page on which they are marked', async () => {
    await openProgrammes()
    const pupil = ofTheClass(1)
    await enter(page.getByRole('button', { name: 'A pupil’s own programme' }))
    await expectFocus(page.getByRole('combobox', { name: 'Pupil' }))
    await page.keyboard.type(pupil.label)
    await page.getByRole('option', { name: pupil.label, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await tabTo(page.getByRole('combobox', { name: 'Works in' }))
    const above = 1 + programmes.findIndex(({ name }) => name === 'Year 5 maths')
    for (let presses = 0; presses < above; presses++) await page.keyboard.press('ArrowDown')
    await expectAdvice(pupil.id)
    await enter(give())
    await expectGiven(pupil.id)

    await page.goto(`/schools/${params.schoolId}/markbook/${place.classId}/${place.subjectId}/pupils/${pupil.id}`)
    await page.getByRole('grid').waitFor()
    await expectAdvice(pupil.id)
    expect([await listAxeViolations(page), await scrollsSideways(page)]).toEqual([[], false])
    await takePicture(page, 'above-year-pupil-360')
    // Advice it stays: the first objective of Year 5 is marked like any other.
    const first = page.getByRole('gridcell').first()
    await tabTo(first)
    await page.keyboard.press('3')
    await page
      .getByRole('gridcell', { name: /: secure/i })
      .first()
      .waitFor()
  })

  async function openProgrammes(touch: { hasTouch?: boolean; isMobile?: boolean } = {}) {
    const opened = await openPage(browser, track.origin, { viewport: { width: 360, height: 740 }, ...touch })
    page = opened.page
    troublesOf.push(opened.troubles)
    await signIn(page, DEMO_HEAD)
    api = clientOf(page)
    const { schools } = await api.readSession({})
    params = { schoolId: schools[0]!.schoolId }
    const school = await api.readSchool({ params })
    const subjectId = school.subjects.find(({ name }) => name === 'Maths')!.id
    place = { classId: school.classes.find(({ name }) => name === '4 Oak')!.id, subjectId }
    book = await readBook()
    programmes = (await api.listProgrammes({ params, query: { subjectId } })).programmes
    await page.goto(`/schools/${params.schoolId}/objectives/programmes?subject=${subjectId}`)
  }

  const give = () => page.getByRole('dialog').getByRole('button', { name: 'Give', exact: true })

  const readBook = () =>
    api.readClassMarkbook({
      params: { ...params, classId: place.classId },
      query: { subjectId: place.subjectId },
    })

  /** Of those who work in the programme of the class. */
  function ofTheClass(at: number) {
    return book.pupils.filter(({ ownProgramme }) => ownProgramme === null)[at]!
  }

  /** What the panel must say, counted from the newest judgement of each objective of the pupil's own year. */
  async function expectAdvice(pupilId: string): Promise<void> {
    const { objectives, entries, scales } = book
    const own = objectives.filter(({ yearGroups }) => yearGroups.includes(YEAR))
    expect(own.length).toBeGreaterThan(0)
    const depths = own.map(({ id, scaleId }) => {
      const { codes, secureFrom } = scales.find((scale) => scale.id === scaleId)!
      const newest = entries
        .filter((line) => line.pupilId === pupilId && line.objectiveId === id && line.track === 'teacher')
        .sort((a, b) => (a.observedOn + a.recordedAt < b.observedOn + b.recordedAt ? -1 : 1))
        .at(-1)
      const rank = codes.findIndex((code) => code.id === newest?.value)
      return { label: codes[rank]?.label, secure: rank >= codes.findIndex((code) => code.id === secureFrom) }
    })
    const judged = depths.filter(({ label }) => label !== undefined)
    const secure = judged.filter((depth) => depth.secure).length
    const [notYet, unknown] = [judged.length - secure, own.length - judged.length]
    expect(judged.length).toBeGreaterThan(0)
    const panel = page.getByRole('status').filter({ hasText: `reaches above Year ${YEAR}` })
    await panel
      .getByText(
        `Of ${own.length} objectives of Year ${YEAR}: ${secure} secure, ${notYet} not yet, ${unknown} not judged.`,
      )
      .waitFor()
    for (const label of new Set(judged.map((depth) => depth.label))) {
      const line = panel.getByRole('listitem').filter({ has: page.getByText(`${label}:`, { exact: true }) })
      expect(await line.locator('strong').textContent()).toBe(
        String(judged.filter((depth) => depth.label === label).length),
      )
    }
  }

  async function expectGiven(pupilId: string): Promise<void> {
    const own = async () => (await readBook()).pupils.find(({ id }) => id === pupilId)!.ownProgramme?.name
    await expect.poll(own).toBe('Year 5 maths')
  }
})
