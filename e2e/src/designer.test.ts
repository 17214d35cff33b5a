import type { NewReportTemplate, TrackClient } from '@track/api-contract'
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
import { clientOf, signIn } from './journeys.js'
import { enter, expectFocus, expectSaid, tabTo } from './keyboard.js'
import { hasPoppler, printed } from './pdf.js'
import { type RunningTrack, startTrack } from './server.js'

const A4 = [842, 595]
const A3 = [1191, 842]
const SAVED = 'Where every year group stands'

/** A teacher of the demo school keeps reports: finds one, changes it, prints it on one sheet. Each test goes on after the one before. */
describe.skipIf(!browserPath)('reports that a school keeps', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let client: TrackClient
  let params: { readonly schoolId: string }
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 800 } })
    troublesOf.push(opened.troubles)
    page = opened.page
    await signIn(page)
    client = clientOf(page)
    const { schools } = await client.readSession({})
    params = { schoolId: schools[0]!.schoolId }
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  it('leads from home to the sheet of a saved report in two presses, before anything is printed', async () => {
    await page.getByRole('link', { name: 'Markbook' }).waitFor()
    await resetHands(page)
    const began = Date.now()
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('link', { name: SAVED, exact: true }).waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'reports-1280')
    await page.getByRole('link', { name: `Print ${SAVED}` }).click()
    await page.getByText('Fits on one A4 sheet').waitFor()
    const { taps } = await countHands(page)
    expect(taps).toBe(2)
    const seconds = (Date.now() - began) / 1000
    expect(seconds).toBeLessThan(60)
    process.stdout.write(`Home to print preview: ${taps} presses, ${seconds.toFixed(1)} s\n`)
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'print-1280')
  })

  it('takes a column in by keyboard within half a minute, says that it is not saved, and saves it', async () => {
    await enter(page.getByRole('button', { name: 'Back to the report' }), { back: true })
    await settled()
    await page.locator('#main').getByText('Saved', { exact: true }).waitFor()
    await resetHands(page)
    const began = Date.now()
    await enter(page.getByRole('button', { name: 'Add column' }))
    await expectFocus(page.locator('[name=subject]:checked'))
    await tabTo(page.locator('[name=measure]:enabled').first())
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expectSaid(page, /^Added: /)
    await settled()
    const { keys } = await countHands(page)
    const seconds = (Date.now() - began) / 1000
    process.stdout.write(`A column added: ${keys} keys, ${seconds.toFixed(1)} s\n`)
    expect(keys).toBeLessThanOrEqual(14)
    expect(seconds).toBeLessThan(30)
    await page.getByText('Not saved').waitFor()
    // The address holds the page that is not saved: whoever gets it sees the same.
    const columns = await page.locator('thead [data-column]').count()
    await page.reload()
    await settled()
    expect(await page.locator('thead [data-column]').count()).toBe(columns)
    await enter(page.getByRole('button', { name: 'Save', exact: true }))
    await page.locator('#main').getByText('Saved', { exact: true }).waitFor()
    const { templates } = await client.listReportTemplates({ params })
    expect(templates.find(({ name }) => name === SAVED)!.template.columns).toHaveLength(columns)
  })

  it('calls a column otherwise and moves it to another place from its heading, by keyboard', async () => {
    const heading = page.locator('thead [data-column] button').first()
    await tabTo(heading)
    await page.keyboard.press('Enter')
    await expectFocus(page.getByLabel('Heading'))
    await page.keyboard.type('Secure readers')
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    expect(await listAxeViolations(page)).toEqual([])
    await enter(page.getByRole('button', { name: 'Change column' }))
    await settled()
    expect(await page.locator('thead [data-column]').last().textContent()).toContain('Secure readers')
    await enter(page.getByRole('button', { name: /^More/ }), { back: true })
    await enter(page.getByRole('button', { name: 'Undo all changes' }))
    await page.locator('#main').getByText('Saved', { exact: true }).waitFor()
  })

  it('adds a change by keyboard within half a minute, and moves it by its heading with keys and by dragging (REP-2, REP-3)', async () => {
    await resetHands(page)
    const began = Date.now()
    await enter(page.getByRole('button', { name: 'Add column' }))
    await page.getByRole('dialog').waitFor()
    await tabTo(page.getByLabel('Show as'))
    await page.keyboard.type('change since')
    await expect.poll(() => page.getByLabel('Show as').inputValue()).toBe('first-date')
    await tabTo(page.getByRole('checkbox', { name: '% secured', exact: true }))
    await page.keyboard.press('Space')
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'add-change-1280')
    await enter(page.getByRole('button', { name: 'Add column' }).and(page.locator('[type=submit]')))
    await expectSaid(page, /^Added: .*, change since /)
    await settled()
    const seconds = (Date.now() - began) / 1000
    process.stdout.write(`A change added: ${(await countHands(page)).keys} keys, ${seconds.toFixed(1)} s\n`)
    expect(seconds).toBeLessThan(30)
    const heads = page.locator('thead [data-column]')
    const change = heads.filter({ hasText: 'change since' })
    const numbers = page.locator('tbody tr').first().locator('[aria-label*="change since"]')
    expect((await numbers.allTextContents()).join()).toMatch(/[+−]\d/)
    expect(await listAxeViolations(page)).toEqual([])
    const placeOfIt = () =>
      change.evaluate((head) => [...document.querySelectorAll('thead [data-column]')].indexOf(head))
    const before = await placeOfIt()
    await change.getByRole('button').focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(placeOfIt).toBe(before - 1)
    await expect
      .poll(() => change.getByRole('button').evaluate((button) => button === document.activeElement))
      .toBe(true)
    await settled()
    await change.getByRole('button').hover()
    await page.mouse.down()
    const [from, to] = [await change.getByRole('button').boundingBox(), await heads.nth(before).boundingBox()]
    await page.mouse.move(from!.x + 20, from!.y + 4)
    await page.mouse.move(to!.x + to!.width / 2, to!.y + 4, { steps: 5 })
    await page.mouse.up()
    await expect.poll(placeOfIt).toBe(before)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await settled()
    await enter(page.getByRole('button', { name: /^More/ }), { back: true })
    await enter(page.getByRole('button', { name: 'Undo all changes' }))
    await page.locator('#main').getByText('Saved', { exact: true }).waitFor()
  })

  it('breaks every year group down by every key group in four presses, read whole and shown as nested (REP-1)', async () => {
    await page.goto(`/schools/${params.schoolId}/reports/new`)
    await settled()
    await resetHands(page)
    await page.getByRole('button', { name: /^Groups/ }).click()
    await page.getByRole('button', { name: 'Key groups: none' }).click()
    await page.getByRole('button', { name: 'Break down: by all' }).click()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'groups-1280')
    await page.getByRole('button', { name: 'Show groups' }).click()
    await page.getByRole('rowheader', { name: 'Year 4, Pupil premium', exact: true }).waitFor()
    await settled()
    const { taps } = await countHands(page)
    process.stdout.write(`Every year group by every key group: ${taps} presses\n`)
    expect(taps).toBeLessThanOrEqual(4)
    const { groups } = await client.listGroups({ params })
    const of = (kind: string) => groups.filter((group) => group.kind === kind && !group.endsOn).length
    expect(await page.getByRole('rowheader', { name: /^(Reception|Year \d), / }).count()).toBe(
      of('cohort') * of('key-group'),
    )
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'nested-1280')
    // The address holds it all: whoever gets it sees the same.
    await page.reload()
    await page.getByRole('rowheader', { name: 'Year 4, Pupil premium', exact: true }).waitFor()
  })

  it('says for whom a report is and what it is for, and hides what they are not to see (REP-9, REP-10)', async () => {
    await settled()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('Name of the report').fill('Key groups of every year group')
    await page.getByLabel('Purpose').fill('For the meeting on closing gaps')
    await page.getByRole('radio', { name: 'Governors' }).check()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'save-report-1280')
    await page.getByRole('button', { name: 'Save', exact: true }).and(page.locator('[type=submit]')).click()
    await page.getByRole('heading', { level: 1, name: 'Key groups of every year group' }).waitFor()
    await page.getByText('For Governors: groups of fewer than 5 are not shown').waitFor()
    await page.getByText('For the meeting on closing gaps').waitFor()
    await settled()
    const shown = await page.locator('tbody tr > td:nth-child(2)').allTextContents()
    expect(shown.filter((n) => n !== '[c]' && Number(n) > 0 && Number(n) < 5)).toEqual([])
    expect(shown).toContain('[c]')
    const use = async () =>
      (await client.listReportTemplates({ params })).templates.find(
        ({ name }) => name === 'Key groups of every year group',
      )?.use.days
    await expect.poll(use).toBe(1)
  })

  it('says that no school year has a day, with the page still there to be changed', async () => {
    const { subjects } = await client.readSchool({ params })
    const columns = `secured.${subjects[0]!.id}`
    await page.goto(`/schools/${params.schoolId}/reports/new?groups=all&columns=${columns}&dates=1999-01-04`)
    await page.getByRole('alert').waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'outside-years-1280')
    await page.getByRole('button', { name: /^Dates/ }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.goto(`/schools/${params.schoolId}/reports`)
    await page.getByRole('link', { name: SAVED, exact: true }).click()
    await settled()
  })

  it('does not write over what a colleague saved meanwhile, and loses neither', async () => {
    await enter(page.getByRole('button', { name: 'Add column' }))
    await page.getByRole('dialog').waitFor()
    await page.locator('[name=measure]:enabled').first().press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Not saved').waitFor()
    const { templates } = await client.listReportTemplates({ params })
    const { id, etag } = templates.find(({ name }) => name === SAVED)!
    await client.changeReportTemplate({ params: { ...params, templateId: id }, body: { paper: 'a3' }, ifMatch: etag })
    await enter(page.getByRole('button', { name: 'Save', exact: true }), { back: true })
    await page.getByRole('dialog', { name: 'Somebody changed this report meanwhile' }).waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await enter(page.getByRole('button', { name: 'Keep mine as a copy' }))
    await expectFocus(page.getByLabel('Name of the report'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: `Copy of ${SAVED}` }).waitFor()
    const after = await client.readReportTemplate({ params: { ...params, templateId: id } })
    expect(after.paper).toBe('a3')
  })

  it('keeps headings in sight while rows pass under them, and names while columns do, on a phone as well', async () => {
    for (const [width, height] of [
      [1280, 500],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto(`/schools/${params.schoolId}/reports/new`)
      await settled()
      await takePicture(page, `report-${width}`)
      const last = page.locator('[data-number]').last()
      await last.focus()
      await last.scrollIntoViewIfNeeded()
      const seen = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
        const [bar, heads, name] = [box('main').top, box('thead').top, box('tbody tr:last-child th').left]
        const number = document.activeElement!.getBoundingClientRect()
        const at = document.elementFromPoint(number.left + number.width / 2, number.top + number.height / 2)
        return { heads: heads - bar, name, isSeen: document.activeElement!.contains(at) }
      })
      expect(seen).toEqual({ heads: 0, name: 0, isSeen: true })
      expect(await scrollsSideways(page)).toBe(false)
      expect(await listAxeViolations(page)).toEqual([])
      await takePicture(page, `report-scrolled-${width}`)
    }
    await page.setViewportSize({ width: 320, height: 568 })
    await page.goto(`/schools/${params.schoolId}/reports`)
    await page.getByRole('link', { name: SAVED, exact: true }).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'reports-320')
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('copies, renames and removes a report, with a way back', async () => {
    const line = (name: string) => page.getByRole('button', { name: `More for ${name}`, exact: true })
    await line(SAVED).click()
    await page.getByRole('button', { name: 'Make a copy' }).click()
    const copy = `Copy of ${SAVED} 2`
    await line(copy).click()
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByLabel('Name of the report').fill('For the summer')
    await page.keyboard.press('Enter')
    await line('For the summer').click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await line('For the summer').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await line('For the summer').waitFor()
  })

  it.skipIf(!hasPoppler)('prints one column on one A4', async () => {
    const { groups, subjects } = await choosable()
    const sheet = await print('One column', {
      paper: 'a4',
      template: template({
        groupIds: ['all', ...groups.slice(0, 4).map(({ id }) => id)],
        columns: [{ subjectId: subjects[0]!.id, measure: { kind: 'secured' } }],
      }),
    })
    expect(sheet).toMatchObject({ pages: 1, size: A4 })
  })

  it.skipIf(!hasPoppler)(
    'offers A3 where the first page of the school is too much for easy letters on one A4, and prints it on that',
    async () => {
      await page.goto(`/schools/${params.schoolId}/reports/new`)
      await settled()
      await page.getByRole('button', { name: 'Print', exact: true }).click()
      await page.getByText(/on one A4 sheet/).waitFor()
      expect(await listAxeViolations(page)).toEqual([])
      await takePicture(page, 'print-small-1280')
      await page.getByRole('button', { name: 'Use A3' }).click()
      await page.getByText('Fits on one A3 sheet').waitFor()
      const rows = await listRows(page)
      const sheet = await printed(page, 'print-first-page')
      expect(sheet).toMatchObject({ pages: 1, size: A3 })
      expectEachOnce(sheet.text, rows)
      // And from the report itself, without the preview.
      await page.getByRole('button', { name: 'Back to the report' }).click()
      await settled()
      expect(await printed(page, 'print-from-page')).toMatchObject({ pages: 1, size: A3, text: sheet.text })
    },
  )

  it.skipIf(!hasPoppler)(
    'prints twelve groups, eight columns and three dates on one A3, in letters of at least 8.5 point',
    async () => {
      const { groups, subjects, rule } = await choosable()
      const columns = subjects.slice(0, 4).flatMap(({ id: subjectId }) => [
        { subjectId, measure: { kind: 'secured' } as const },
        { subjectId, measure: { kind: 'on-track', ruleId: rule } as const },
      ])
      const groupIds = ['all', ...groups.slice(0, 11).map(({ id }) => id)]
      const sheet = await print('Twelve by eight by three', { paper: 'a3', template: template({ groupIds, columns }) })
      expect(sheet).toMatchObject({ pages: 1, size: A3 })
      // A word stands a little taller than its letters are called: 8.5 point come to 9.9.
      expect(sheet.heightOf('Group')).toBeGreaterThan(9.8)
    },
  )

  it.skipIf(!hasPoppler)('prints long names whole', async () => {
    const { subjects } = await choosable()
    const long = (n: number) =>
      `Choir and instrument lessons on Wednesdays, with siblings at the school, part ${n} of the list`
    const ids: string[] = []
    for (let n = 1; n <= 6; n++) ids.push(await addGroupOfOne(long(n)))
    const sheet = await print(
      'A report with a name of its own that is much longer than anybody would like to read on a sheet',
      {
        paper: 'a4',
        template: template({
          groupIds: ['all', ...ids],
          columns: subjects.slice(0, 3).map(({ id: subjectId }) => ({
            subjectId,
            measure: { kind: 'secured' },
            label: 'Objectives secured by every pupil in the own programme',
          })),
        }),
      },
    )
    expect(sheet).toMatchObject({ pages: 1, size: A4 })
  })

  /** Saves a report, goes to its sheet, and prints it: nothing is cut on the screen, every group stands on paper once. */
  async function print(name: string, body: Omit<NewReportTemplate, 'name'>) {
    const { id } = await client.addReportTemplate({ params, body: { name, ...body } })
    await page.goto(`/schools/${params.schoolId}/reports/${id}?print=true`)
    await page.getByText(`Fits on one ${body.paper!.toUpperCase()} sheet`).waitFor()
    const rows = await listRows(page)
    expect(await listCut(page)).toEqual([])
    const sheet = await printed(page, `print-${name.slice(0, 20).replaceAll(' ', '-')}`)
    expectEachOnce(sheet.text, rows)
    return sheet
  }

  /** A group with somebody in it: a report of a group in which nobody ever was is not taken. */
  async function addGroupOfOne(name: string): Promise<string> {
    const [{ pupils }, { academicYears, today }] = await Promise.all([
      client.listPupils({ params }),
      client.readSchool({ params }),
    ])
    const { id: groupId } = await client.addGroup({ params, body: { kind: 'ad-hoc', name } })
    const from = academicYears.map(({ startsOn }) => startsOn).findLast((day) => day <= today)!
    const pupilId = pupils[0]!.id
    await client.setMemberships({ params, body: { memberships: [{ pupilId, groupId, from, until: null }] } })
    return groupId
  }

  async function choosable() {
    const { groups } = await client.listGroups({ params })
    const { subjects } = await client.readSchool({ params })
    const { rules } = await client.listDescriptors({ params })
    return { groups, subjects, rule: rules[0]!.id }
  }

  async function settled(): Promise<void> {
    await page
      .getByRole('region', { name: /the table/ })
      .and(page.locator('[aria-busy=false]'))
      .waitFor()
  }
})

function template(of: Pick<NewReportTemplate['template'], 'groupIds' | 'columns'>): NewReportTemplate['template'] {
  const dates = ['Start of year', 'Mid-point', 'End of year'].map(
    (name) => ({ kind: 'assessment-date', name }) as const,
  )
  return { ...of, dates }
}

/** What holds more than it shows: nothing on a sheet may. */
async function listCut(page: Page): Promise<string[]> {
  return page
    .getByRole('article')
    .evaluate((sheet) =>
      [sheet, ...sheet.querySelectorAll('*')]
        .filter(
          ({ scrollHeight, clientHeight, scrollWidth, clientWidth, tagName }) =>
            !['SPAN', 'SMALL', 'TR'].includes(tagName) &&
            clientHeight > 0 &&
            (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1),
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    )
}

/** Every group of the sheet, with the number of its pupils that stands beside it. */
async function listRows(page: Page): Promise<string[]> {
  return page
    .getByRole('article')
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map(({ children: [name, n] }) => `${name!.textContent} ${n!.textContent}`))
}

/** On paper a long name is broken into lines. */
function expectEachOnce(text: string, rows: readonly string[]): void {
  const words = ` ${text.replace(/\s+/g, ' ')} `
  for (const row of rows) expect([row, words.split(` ${row} `).length - 1]).toEqual([row, 1])
}
