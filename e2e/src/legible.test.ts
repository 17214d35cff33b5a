import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

/** Who needs larger letters, or colours of their own, sees every page whole. */
describe.skipIf(!browserPath)('reading with large letters and in forced colours', () => {
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

  it.each([1280, 320])(
    'holds every page at %i px with letters of twice the size, and in forced colours',
    async (width) => {
      const { page, context, troubles } = await openPage(browser, track.origin, {
        viewport: { width, height: width < 1000 ? 640 : 800 },
        hasTouch: width < 1000,
      })
      troublesOf.push(troubles)
      await page.goto('/')
      await page.getByLabel('E-mail address').waitFor()
      await expectLegible(page, `sign-in-${width}`, ['Sign in', 'E-mail address', 'Password'])

      await signIn(page, DEMO_HEAD)
      const { schools } = await clientOf(page).readSession({})
      const { schoolId } = schools[0]!
      const { pupils } = await clientOf(page).listPupils({ params: { schoolId } })
      const label = await page.getByRole('grid').getByRole('rowheader').nth(1).textContent()
      await expectLegible(page, `markbook-${width}`, [label!])

      await page.goto(`/schools/${schoolId}/reports`)
      await page.getByRole('link', { name: 'Governors: key groups', exact: true }).waitFor()
      await expectLegible(page, `reports-${width}`, ['Reports', 'New report', 'Governors: key groups'])

      await page.goto(`/schools/${schoolId}/reports/new`)
      await page.getByRole('table').waitFor()
      await expectLegible(page, `report-${width}`, ['New report', 'All', 'Year 4'])

      await page.goto(`/schools/${schoolId}/objectives`)
      await page.getByRole('heading', { name: 'Number and place value' }).waitFor()
      await expectLegible(page, `objectives-${width}`, ['Objectives', 'Paste a list', 'Number and place value'])

      await page.goto(`/schools/${schoolId}/roster`)
      await page.getByRole('button', { name: pupils[0]!.label }).waitFor()
      await expectLegible(page, `pupils-${width}`, ['Add a pupil', pupils[0]!.label])

      for (const [path, heading, word] of [
        ['staff', 'Staff', 'Invite somebody'],
        ['settings', 'School settings', 'Time zone'],
        ['calendar', 'Calendar', 'Add the next year'],
        ['roster/new-year', 'Move into the new year', 'First day of the new year'],
      ] as const) {
        await page.goto(`/schools/${schoolId}/${path}`)
        await page.getByRole('heading', { name: heading, exact: true }).waitFor()
        await page.getByText(word, { exact: true }).first().waitFor()
        await expectLegible(page, `${path.replace('/', '-')}-${width}`, [heading, word])
      }
      await context.close()
    },
  )

  async function expectLegible(page: Page, name: string, words: readonly string[]): Promise<void> {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await takePicture(page, `large-${name}`)
    await expectWhole(page, `${name} with large letters`, words)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = ''
    })
    await page.emulateMedia({ forcedColors: 'active' })
    await takePicture(page, `forced-${name}`)
    await expectWhole(page, `${name} in forced colours`, words)
    await page.emulateMedia({ forcedColors: 'none' })
  }

  async function expectWhole(page: Page, where: string, words: readonly string[]): Promise<void> {
    expect([where, await listAxeViolations(page)]).toEqual([where, []])
    expect([where, await scrollsSideways(page)]).toEqual([where, false])
    expect([where, await listClipped(page)]).toEqual([where, []])
    for (const text of words) expect([where, text, await isWhole(page, text)]).toEqual([where, text, true])
  }

  /** Controls that stand out of the page's width, other than in a table or list that scrolls by itself. */
  async function listClipped(page: Page): Promise<string[]> {
    return page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, h1, h2')]
        .filter((element) => {
          const { left, right, width, height } = element.getBoundingClientRect()
          if (width <= 1 || height <= 1 || element.parentElement?.closest('[role=grid], table, [tabindex="0"]'))
            return false
          return left < -1 || right > innerWidth + 1
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
  }

  /** Does one of the places with this text, once scrolled to, show all its letters with nothing over them? */
  async function isWhole(page: Page, text: string): Promise<boolean> {
    const places = await page.getByText(text, { exact: true }).all()
    for (const place of places) {
      if (!(await place.isVisible())) continue
      const whole = await place.evaluate((element) => {
        element.scrollIntoView({ block: 'center' })
        const range = document.createRange()
        range.selectNodeContents(element)
        const letters = range.getBoundingClientRect()
        const box = element.getBoundingClientRect()
        const middle = letters.left + letters.width / 2
        const edges = [letters.top + 2, letters.bottom - 2]
        // A font may ask for a little more height than the line has; its letters are whole all the same.
        const spare = Number.parseFloat(getComputedStyle(element).fontSize) / 8
        return (
          edges.every((edge) => element.contains(document.elementFromPoint(middle, edge))) &&
          letters.width > 1 &&
          letters.left >= -1 &&
          letters.right <= innerWidth + 1 &&
          letters.right <= box.right + 1 &&
          letters.bottom <= box.bottom + spare
        )
      })
      if (whole) return true
    }
    return false
  }
})
