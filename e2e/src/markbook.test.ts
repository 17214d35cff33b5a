import { stateAsOf } from '@track/markbook'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { clientOf, placeOf, signIn, waitUntilSaved } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

describe.skipIf(!browserPath)('marking a class', () => {
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
    expect(troublesOf.flat()).toEqual([])
  })
  const open = async (options: Parameters<typeof openPage>[2] = {}) => {
    const { page, context, troubles } = await openPage(browser, track.origin, options)
    troublesOf.push(troubles)
    return { page, close: () => context.close() }
  }

  it('takes a teacher from signing in to the class of today without a choice', async () => {
    const { page, close } = await open({ viewport: { width: 1280, height: 800 } })
    await signIn(page)
    expect(await page.title()).toMatch(/^4 Oak, Maths/)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
    await takePicture(page, 'markbook-1280')
    await close()
  })

  it('marks a class of 30 with 4 exceptions in at most 25 keys, and undoes it in one', async () => {
    const { page, close } = await open({ viewport: { width: 1280, height: 800 } })
    await signIn(page)
    const before = await readObjective(page)
    const pupils = before.inClass.slice(3, 23).filter((_, at) => at % 5 === 0)
    expect(pupils).toHaveLength(4)

    await resetHands(page)
    await page.keyboard.press('Shift+s')
    for (const [at, { label }] of pupils.entries()) {
      await page.keyboard.press('/')
      await page.keyboard.type(shortestStart(label, before.inClass))
      await page.keyboard.press('Enter')
      await page.keyboard.press(at % 2 === 0 ? 'e' : 'd')
    }
    const { keys } = await countHands(page)
    await waitUntilSaved(page)
    expect(keys).toBeLessThanOrEqual(25)

    const after = await readObjective(page)
    const words = after.depths.map(({ pupilId, depth }) => [pupilId, depth])
    const exceptions = new Map(pupils.map(({ id }, at) => [id, at % 2 === 0 ? 'emerging' : 'deeper']))
    expect(words).toEqual(after.inClass.map(({ id }) => [id, exceptions.get(id) ?? 'secure']))

    for (let steps = 0; steps < 5; steps++) await page.keyboard.press('Control+z')
    await waitUntilSaved(page)
    expect((await readObjective(page)).depths).toEqual(before.depths)
    await close()
  })

  it('marks the same in at most 12 taps on a phone of 320 px', async () => {
    const { page, close } = await open({ viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true })
    await signIn(page)
    const { inClass: pupils } = await readObjective(page)
    await resetHands(page)
    await page.getByRole('gridcell', { name: /^Whole class/ }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Secure' }).tap()
    const palette = page.getByRole('toolbar', { name: 'Marks' })
    await palette.getByRole('button', { name: 'Emerging' }).tap()
    for (const { label } of pupils.slice(1, 5))
      await page.getByRole('gridcell', { name: new RegExp(`^${label}, `) }).tap()
    const { taps } = await countHands(page)
    await waitUntilSaved(page)
    expect(taps).toBeLessThanOrEqual(12)
    const { depths } = await readObjective(page)
    const marked = new Set(pupils.slice(1, 5).map(({ id }) => id))
    for (const { pupilId, depth } of depths) expect(depth).toBe(marked.has(pupilId) ? 'emerging' : 'secure')
    await takePicture(page, 'markbook-320')
    await close()
  })

  it('goes straight down a column: thirty marks, thirty keys', async () => {
    const { page, close } = await open({ viewport: { width: 1280, height: 800 } })
    await signIn(page)
    const { inClass } = await readObjective(page)
    await resetHands(page)
    for (const [at] of inClass.entries()) await page.keyboard.press(at % 3 === 0 ? 'd' : 'e')
    expect((await countHands(page)).keys).toBe(inClass.length)
    await waitUntilSaved(page)
    const { depths } = await readObjective(page)
    expect(depths.map(({ depth }) => depth)).toEqual(inClass.map((_, at) => (at % 3 === 0 ? 'deeper' : 'emerging')))
    await close()
  })

  it('keeps a second screen up to date', async () => {
    const one = await open({ viewport: { width: 1280, height: 800 } })
    const two = await open({ viewport: { width: 1280, height: 800 } })
    await signIn(one.page)
    await signIn(two.page)
    const { inClass: pupils } = await readObjective(one.page)
    const cell = (page: Page) =>
      page.getByRole('gridcell', { name: new RegExp(`^${pupils[0]!.label}, .*: deeper$`) }).first()
    await one.page
      .getByRole('gridcell', { name: new RegExp(`^${pupils[0]!.label}, `) })
      .first()
      .click()
    await one.page.keyboard.press('d')
    await cell(two.page).waitFor({ timeout: 15_000 })
    await one.close()
    await two.close()
  })

  it.each([320, 768, 1280, 1920])(
    'has no axe violation and no sideways scroll at %i px, with each dialog open',
    async (width) => {
      const { page, close } = await open({ viewport: { width, height: 800 }, hasTouch: width < 1000 })
      await page.goto('/')
      await page.getByLabel('E-mail address').waitFor()
      expect(await listAxeViolations(page)).toEqual([])
      await signIn(page)
      expect(await listAxeViolations(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      for (const [key, name] of [
        ['Enter', 'cell'],
        ['?', 'keys'],
        ['/', 'find'],
        ['Control+k', 'go-to'],
      ] as const) {
        await page.keyboard.press(key)
        await page.getByRole('dialog').waitFor()
        expect(await listAxeViolations(page)).toEqual([])
        await takePicture(page, `${name}-${width}`)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
      }
      await takePicture(page, `markbook-${width}`)
      await close()
    },
  )

  /** What the log says of the objective in hand: of everybody in the class's own programme. */
  async function readObjective(page: Page) {
    const { schoolId, classId, subjectId } = placeOf(page)
    const markbook = await clientOf(page).readClassMarkbook({ params: { schoolId, classId }, query: { subjectId } })
    const inClass = markbook.pupils.filter(({ ownProgramme }) => ownProgramme === null)
    const depthName = (value: unknown) => String(value).replace(/^.*:/, '')
    return {
      inClass,
      depths: inClass.map(({ id }) => {
        const cell = markbook.entries.filter(
          (entry) =>
            entry.pupilId === id && entry.objectiveId === markbook.currentObjectiveId && entry.track === 'teacher',
        )
        const state = stateAsOf(cell, { asOf: markbook.asOf })
        return { pupilId: id, depth: state ? depthName(state.value) : null }
      }),
    }
  }
})

/** The fewest letters that put a pupil first when finding: what a teacher who knows the class would type. */
function shortestStart(label: string, all: readonly { label: string }[]): string {
  const words = (text: string) => text.toLowerCase().split(' ')
  const [surname = ''] = label.toLowerCase().split(' ').slice(-1)
  for (let letters = 2; letters < surname.length; letters++) {
    const typed = surname.slice(0, letters)
    if (all.filter((other) => words(other.label).some((word) => word.startsWith(typed))).length === 1) return typed
  }
  return surname
}
