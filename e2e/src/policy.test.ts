import type { School } from '@track/api-contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { expectSaid } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

type CalendarDate = School['today']

/** A newcomer keeps a page, then asks more of "on track" from a later day. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('a rule that changes', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let params: { readonly schoolId: string }
  /** A date before the change and one after it, and the day from which the new rule counts. */
  let before: CalendarDate
  let after: CalendarDate
  let from: CalendarDate
  let address: (...dates: CalendarDate[]) => string
  let kept: { readonly path: string; readonly bytes: Buffer; readonly table: string | null }
  let numbersBefore: readonly string[]
  let numbersAfter: readonly string[]
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 800 } })
    page = opened.page
    troublesOf.push(opened.troubles)
    await signIn(page, DEMO_HEAD)
    const { schools } = await clientOf(page).readSession({})
    params = { schoolId: schools[0]!.schoolId }
    const school = await clientOf(page).readSchool({ params })
    const { rules } = await clientOf(page).listDescriptors({ params })
    const past = school.assessmentDates.map(({ on }) => on).filter((on) => on < school.today)
    ;[before, after] = past.toSorted().slice(-2) as [CalendarDate, CalendarDate]
    const newYear: CalendarDate = `${Number(after.slice(0, 4))}-01-01`
    from = newYear > before && newYear <= after ? newYear : (`${after.slice(0, 7)}-01` as CalendarDate)
    const maths = school.subjects.find(({ name }) => name === 'Maths')!.id
    const { groups } = await clientOf(page).listGroups({ params })
    const shown = ['all', ...groups.filter(({ kind }) => kind === 'cohort').map(({ id }) => id)].join('_')
    address = (...dates) =>
      `/schools/${params.schoolId}/reports/new?groups=${shown}&columns=on-track.${maths}.${rules[0]!.id}&dates=${dates.join('_')}`
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  it('keeps the page of the earlier date as it is, under an address of its own', async () => {
    numbersAfter = await numbersOf(address(after))
    numbersBefore = await numbersOf(address(before))
    await page.getByRole('button', { name: 'Keep this page' }).click()
    await page.getByLabel('Name of the kept page').fill('Before the change')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Before the change' }).waitFor()
    await page.getByText(/^Kept by .+\. Nothing changes this page any more/).waitFor()
    const frozenId = new URL(page.url()).pathname.split('/').at(-1)!
    const path = `/v1/schools/${params.schoolId}/reports/frozen/${frozenId}`
    kept = { path, bytes: await bytesOf(path), table: await page.locator('table').textContent() }
    expect(await page.locator('table').getByRole('button').count()).toBe(0)
    await takePicture(page, 'kept-1280')
    await expectGoodOnAPhone('kept-320')
  })

  it('changes the rule from a later day', async () => {
    await page.goto(`/schools/${params.schoolId}/descriptors?part=rules`)
    await page.getByRole('link', { name: /^On track/ }).click()
    await page.getByLabel('At least, per cent').fill('90')
    await page.getByLabel('Counts from').fill(from)
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await expectSaid(page, /^“On track” from .*: at least 90 % of taught objectives secured$/)
  })

  it('leaves the kept page as it was, byte for byte, on the screen too', async () => {
    expect((await bytesOf(kept.path)).equals(kept.bytes)).toBe(true)
    await page.goto(`/schools/${params.schoolId}/reports`)
    await page.getByRole('region', { name: 'Kept pages' }).getByRole('link', { name: 'Before the change' }).click()
    await page.getByText(/^Kept by /).waitFor()
    expect(await page.locator('table').textContent()).toBe(kept.table)
  })

  it('keeps the earlier column, reads the later one by the new rule, and says so under the page', async () => {
    const numbers = await numbersOf(address(before, after))
    expect(numbers.filter((_, index) => index % 2 === 0)).toEqual(numbersBefore)
    const later = numbers.filter((_, index) => index % 2 === 1)
    expect(Number(later[0])).toBeLessThan(Number(numbersAfter[0]))
    const [until, since] = [sayDay(from, -1), sayDay(from, 0)]
    const said = `“On track” is 65 % until ${until} and 90 % from ${since}.`
    // Above the table, and with what the numbers mean.
    await page.getByText(said).nth(1).waitFor()
    expect(await page.getByRole('columnheader', { name: /at least 90 %$/ }).count()).toBe(1)
    await takePicture(page, 'notes-1280')
    await expectGoodOnAPhone('notes-320')
  })

  /** The numbers of a page in reading order: by row, then by date. */
  async function numbersOf(at: string): Promise<string[]> {
    const answer = page.waitForResponse((response) => response.url().endsWith('/reports/page'))
    await page.goto(at)
    await answer
    await page.locator('[data-number]').first().waitFor()
    const texts = await page.locator('[data-number]').allInnerTexts()
    // The n of a number that is not of the whole group stands behind it.
    return texts.map((text) => text.replace(/\s*\(\d+\)$/, ''))
  }

  async function bytesOf(path: string): Promise<Buffer> {
    const response = await page.request.get(path)
    expect(response.status()).toBe(200)
    return response.body()
  }

  async function expectGoodOnAPhone(name: string): Promise<void> {
    await page.setViewportSize({ width: 320, height: 720 })
    expect(await listAxeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await takePicture(page, name)
    await page.setViewportSize({ width: 1280, height: 800 })
  }
})

/** "31 December 2025", as a note says a day so many days from this one. */
function sayDay(date: CalendarDate, days: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(date) + days * 86_400_000)
}
