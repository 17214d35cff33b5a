import { readFileSync } from 'node:fs'
import type { Page as DataPage, PageDefinition } from '@track/api-contract'
import { readTable } from '@track/tabular'
import type { Browser, Locator, Page } from 'playwright-core'
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
import { clientOf, DEMO_HEAD, signIn, waitUntilSaved } from './journeys.js'
import { enter, expectFocus, expectSaid, tabTo } from './keyboard.js'
import { hasPoppler, printed } from './pdf.js'
import { type RunningTrack, startTrack } from './server.js'
import { EXPECTED, makeWorkedPage, type WorkedPage } from './worked-page.js'

const WIDTHS = [320, 360, 768, 1280]

/** A teacher of the demo school puts the page together, asks it why, and takes it away. Each test goes on after the one before. */
describe.skipIf(!browserPath)('data on a page by keyboard alone', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let params: { readonly schoolId: string }
  /** What the screen asked the server for last. */
  let asked: PageDefinition
  let worked: WorkedPage
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    page = await open()
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/reports/page')) asked = request.postDataJSON()
    })
    await signIn(page)
    const { schools } = await clientOf(page).readSession({})
    params = { schoolId: schools[0]!.schoolId }
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  it('shows a page worth reading before anything is chosen, each number as the API says it', async () => {
    await enter(page.getByRole('link', { name: 'Reports' }), { back: true })
    await enter(page.getByRole('link', { name: 'New report' }))
    await settled()
    const { rows, columns } = await expectNumbersOfApi()
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['All', 'Year 4', '4 Oak']))
    expect(columns.length).toBeGreaterThanOrEqual(6)
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'report-1280')
  })

  it('takes a group in', async () => {
    const { groups } = await clientOf(page).listGroups({ params })
    const others = groups.filter(({ id, kind }) => kind === 'class' && !asked.groupIds.includes(id))
    const other = others.find(({ name }) => name.startsWith('4'))!
    await enter(page.getByRole('button', { name: /^Groups/ }))
    await tabTo(page.getByRole('dialog').getByRole('checkbox', { name: new RegExp(`^${other.name} \\(`) }))
    await page.keyboard.press('Space')
    await enter(page.getByRole('button', { name: 'Show groups' }))
    await expectFocus(page.getByRole('button', { name: /^Groups/ }))
    await settled()
    const { rows } = await expectNumbersOfApi()
    expect(rows.filter(({ groupId }) => groupId === other.id)).toMatchObject([{ name: other.name, n: other.pupils }])
  })

  it('looks at today as well', async () => {
    const { today } = await clientOf(page).readSchool({ params })
    const others = asked.dates.filter(({ on }) => on !== today)
    await enter(page.getByRole('button', { name: /^Dates/ }))
    const box = page.getByRole('checkbox', { name: /^Today/ })
    await tabTo(box)
    // On a day of assessment it is there already.
    if (!(await box.isChecked())) await page.keyboard.press('Space')
    await enter(page.getByRole('button', { name: 'Show dates' }))
    await expectFocus(page.getByRole('button', { name: /^Dates/ }))
    await settled()
    const { definition } = await expectNumbersOfApi()
    expect(definition.dates.map(({ on }) => on)).toEqual([...others.map(({ on }) => on), today])
  })

  it('moves a column and takes one out', async () => {
    const before = asked.columns
    await enter(page.getByRole('button', { name: /^Columns/ }), { back: true })
    await enter(page.getByRole('button', { name: 'Move Maths, % on track earlier' }))
    await expectSaid(page, `Maths, % on track: 1 of ${before.length}`)
    await expectFocus(page.getByRole('button', { name: 'Move Maths, % on track earlier' }))
    await enter(page.getByRole('button', { name: /^Take Reading, Reading test .* out$/ }))
    await expectSaid(page, /^Reading, Reading test .*: taken out$/)
    await enter(page.getByRole('button', { name: 'Show columns' }))
    await expectFocus(page.getByRole('button', { name: /^Columns/ }))
    await settled()
    const { definition } = await expectNumbersOfApi()
    expect(definition.columns).toEqual([before[1], before[0], ...before.slice(2, -1)])
  })

  it('adds a column within half a minute and a dozen keys', async () => {
    const before = asked.columns
    await resetHands(page)
    const began = Date.now()
    await enter(page.getByRole('button', { name: 'Add column' }))
    // It begins with the subject of the last column.
    const first = page.locator('[name=subject]:checked')
    await expectFocus(first)
    const place = (of: Locator) => of.evaluate((box) => [...document.querySelectorAll('[name=subject]')].indexOf(box))
    const writing = page.getByRole('checkbox', { name: 'Writing', exact: true })
    const wanted = await place(writing)
    for (let at = await place(first); at !== wanted; at += Math.sign(wanted - at))
      await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp')
    await expectFocus(writing)
    await page.keyboard.press('Space')
    await tabTo(page.getByRole('checkbox', { name: '% secured', exact: true }))
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expectSaid(page, 'Added: Writing, % secured')
    await settled()
    expect((await countHands(page)).keys).toBeLessThanOrEqual(12)
    expect(Date.now() - began).toBeLessThan(30_000)
    await expectFocus(page.getByRole('button', { name: 'Add column' }))
    const { columns } = await expectNumbersOfApi()
    expect(columns).toHaveLength(before.length + 1)
    expect(columns.at(-1)).toMatchObject({ subject: 'Writing', measure: { kind: 'secured', average: 'per-pupil' } })
  })

  it('opens a number into its pupils, a pupil into the judgements, and comes back the same way', async () => {
    await tabTo(page.locator('[data-number]'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const number = page.locator('[data-number]:focus')
    const name = (await number.getAttribute('aria-label'))!
    const n = Number(/, n (\d+)$/.exec(name)![1])
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: `${n} pupils counted` }).waitFor()
    expect(await listAxeViolations(page)).toEqual([])

    const pupils = dialog.locator('[data-pupil]')
    await tabTo(pupils.nth(1))
    const label = (await pupils.nth(1).locator('span').textContent())!
    await page.keyboard.press('Enter')
    await dialog.getByRole('heading', { name: `${label}, Writing` }).waitFor()
    await expectFocus(dialog.getByRole('button', { name: 'All pupils behind this number' }))
    await dialog.getByRole('list', { name: 'Objectives taught by then' }).getByRole('listitem').first().waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expectFocus(pupils.filter({ hasText: label }))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expectFocus(page.getByRole('button', { name, exact: true }))
  })

  it('counts a class’s new marks as soon as they are made', async () => {
    const { rows: before } = await expectNumbersOfApi()
    const oak = before.findIndex(({ name }) => name === '4 Oak')
    await enter(page.getByRole('link', { name: 'Markbook' }), { back: true })
    await expectFocus(page.locator('[role=gridcell]'))
    await page.keyboard.press('Shift+n')
    await waitUntilSaved(page)
    await enter(page.getByRole('link', { name: 'Reports' }), { back: true })
    // The page that was not saved waits there.
    await enter(page.getByRole('link', { name: 'Go on with it' }))
    await settled()
    const { rows: after, columns } = await expectNumbersOfApi()
    const secured = columns.findIndex(({ subject, measure }) => subject === 'Maths' && measure.kind === 'secured')
    const [was, is] = [before, after].map((rows) => rows[oak]!.cells[secured]!)
    expect(is!.at(-1)!.value).toBeLessThan(was!.at(-1)!.value ?? 101)
    expect(is!.slice(0, -1)).toEqual(was!.slice(0, -1))
  })

  it('downloads the same numbers, and leaves blank what is not known', async () => {
    const saved = await download('CSV file')
    expect(saved.suggestedFilename()).toMatch(/^Larkfield Primary demo New report \d{4}-\d\d-\d\d\.csv$/)
    const { columns, rows } = readTable(readFileSync(await saved.path()))
    const { rows: expected, columns: asShown, definition, notes } = await expectNumbersOfApi()
    expect(columns).toHaveLength(2 + 2 * asShown.length * definition.dates.length)
    expect(rows.slice(0, expected.length).map(({ cells }) => cells)).toEqual(
      expected.map(({ name, n, cells }) =>
        [name, n, ...cells.flat().flatMap((cell) => [cell.value, cell.n])].map((value) => String(value ?? '')),
      ),
    )
    expect(notes.length).toBeGreaterThan(0)
    const below = rows.slice(expected.length).map(({ cells }) => cells.slice(0, 2))
    const kinds = new Set(below.map(([what]) => what))
    expect([...kinds].filter((what) => what !== 'Note')).toEqual([
      ...['Report', 'School', 'As known on', 'What the numbers mean'],
    ])
    expect(below.filter(([what]) => what === 'Note')).toEqual(notes.map(({ text }) => ['Note', text]))
    expect(expected.some(({ cells }) => cells.flat().some(({ value }) => value === null))).toBe(true)
  })

  it('says what the worked cases say on the screen, in CSV and in XLSX alike (E2, E3)', async () => {
    const head = await open()
    await signIn(head, DEMO_HEAD)
    worked = await makeWorkedPage(clientOf(head), params.schoolId)
    await head.context().close()
    await page.goto(`/schools/${params.schoolId}/reports/${worked.reportId}`)
    await settled()
    const expected = Object.entries(EXPECTED)
    const asSaid = expected.flatMap(([group, columns]) =>
      columns.flatMap((dates, column) =>
        dates.map(([value, n]) => [group, `${column < 2 ? `${value} %` : value.toFixed(1)}, n ${n}`]),
      ),
    )
    await expect.poll(readNumbers).toEqual(asSaid)
    const [csv, xlsx] = [await readDownload('CSV file'), await readDownload('Excel workbook')]
    expect(xlsx.columns).toEqual(csv.columns)
    expect(xlsx.rows.map(({ cells }) => cells)).toEqual(csv.rows.map(({ cells }) => cells))
    expect(csv.rows.slice(0, expected.length).map(({ cells }) => cells)).toEqual(
      expected.map(([group, columns]) => [group, columns[0]![0]![1], ...columns.flat(2)].map((value) => String(value))),
    )
  })

  it('says of a number in one line what it is, and of a hidden one why (REP-2, REP-8)', async () => {
    await page.getByRole('button', { name: /^The eight, Worked maths, % secured, Autumn/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^67 % = mean of 8 pupils’ own percentages; secured from “Secure” on, since /).waitFor()
    await enter(dialog.getByRole('button', { name: 'Show pupils' }))
    await expectFocus(dialog.getByRole('heading', { name: '8 pupils counted' }))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^The eight, Worked maths, Worked test, mean, Spring/ }).click()
    await dialog.getByText(/^101.4 = mean of 7 pupils’ marks; 1 with A in place of a mark, not counted\.$/).waitFor()
    for (const width of WIDTHS) await look(`number-${width}`, width)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('shows of a pupil behind a change both days, and what changed between them', async () => {
    const { groupIds, columns, dates } = asked
    const [days, { subjectId }] = [dates.map(({ on }) => on).join('_'), columns[0]!]
    const column = `since-first-date.raw.secured.${subjectId}`
    await page.goto(
      `/schools/${params.schoolId}/reports/new?groups=${groupIds.join('_')}&columns=${column}&dates=${days}`,
    )
    await settled()
    await page.getByRole('button', { name: /^The eight, Worked maths, % secured, change since .*: \+15 perc/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Ben Worked/ }).click()
    await dialog.getByRole('heading', { name: /^What changed from .* to / }).waitFor()
    await dialog.getByRole('list', { name: 'Changed' }).getByText('Worked objective 5').waitFor()
    for (const width of WIDTHS) await look(`pupil-change-${width}`, width)
    await page.goto(`/schools/${params.schoolId}/reports/${worked.reportId}`)
    await settled()
  })

  it('keeps a page, and says later which numbers would be different, and by which judgement (REP-8)', async () => {
    await enter(page.getByRole('button', { name: 'Keep this page' }), { back: true })
    await page.getByLabel('Name of the kept page').fill('The worked page, kept')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'The worked page, kept' }).waitFor()
    await enter(page.getByRole('button', { name: 'What has changed since?' }))
    await page.getByText('Nothing: all 60 numbers would be the same today.').waitFor()

    const head = await open()
    await signIn(head, DEMO_HEAD)
    await worked.judgeBenLate(clientOf(head))
    const at = { ...params, templateId: worked.reportId }
    const { etag, purpose } = await clientOf(head).readReportTemplate({ params: at })
    await clientOf(head).changeReportTemplate({ params: at, body: { purpose: 'Something else now.' }, ifMatch: etag })
    await head.context().close()
    await page.reload()
    // The page says what its report was for when it was kept.
    await page.getByText(purpose, { exact: true }).waitFor()
    await enter(page.getByRole('button', { name: 'What has changed since?' }))
    const changes = page.getByRole('region', { name: 'What has changed since' })
    await changes.getByText('4 of 60 numbers would be different today.').waitFor()
    const changed = changes.locator('ol > li')
    expect(await changed.count()).toBe(4)
    const premium = changed.filter({ hasText: /^PP, Worked maths, % on track \(Three quarters\), Spring/ })
    await premium.locator('summary').click()
    await premium.getByText('1 entry for 1 pupil was recorded since.').waitFor()
    await premium.getByText('Ben Worked: Worked objective 5: Emerging, now Secure').waitFor()
    expect(await premium.locator('summary').textContent()).toMatch(/was 33 % \(n 3\).*is now 67 % \(n 3\)/)
    // The kept numbers stand as they stood, each with a sign where today's would be another.
    const marked = page.locator('tbody td', { hasText: '*' })
    expect(await marked.allTextContents()).toEqual(
      expect.arrayContaining(['82*, today 83 %', '63*, today 75 %', '71*, today 76 %', '33*, today 67 %']),
    )
    expect(await marked.count()).toBe(4)
    for (const width of WIDTHS) await look(`kept-changes-${width}`, width)
    const [kept, today] = [await readDownload('CSV file'), EXPECTED.PP![1]!]
    expect(kept.rows[1]!.cells.slice(2 + 6, 2 + 12)).toEqual(today.flat().map(String))
    expect(kept.rows.map(({ cells }) => cells.slice(0, 2))).toContainEqual(['Purpose', purpose])
  })

  it.skipIf(!hasPoppler)(
    'prints the kept page in grey with what has changed on a sheet of its own (REP-8)',
    async () => {
      await page.getByRole('button', { name: 'Print', exact: true }).click()
      await page.getByText('Fits on one A4 sheet').waitFor()
      const sheet = await printed(page, 'kept-with-changes')
      expect(sheet.pages).toBe(2)
      expect(sheet.text).toContain('* would be different today')
      expect(sheet.text).toContain('Ben Worked: Worked objective 5: Emerging, now Secure')
    },
  )

  it('lists what every report is for and how much it is used (REP-6, REP-10)', async () => {
    await page.goto(`/schools/${params.schoolId}/reports`)
    const line = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'The worked page', exact: true }) })
    await line.getByText('Something else now.').waitFor()
    await line.getByText(/used on 1 day/).waitFor()
    for (const width of WIDTHS) await look(`reports-home-${width}`, width)
  })

  /** Takes the page away by the menu. */
  async function download(format: 'CSV file' | 'Excel workbook') {
    await page.getByRole('button', { name: 'Export: CSV, Excel' }).press('Enter')
    await expectFocus(page.getByRole('button', { name: 'CSV file' }))
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: format }).press('Enter')
    return saving
  }

  async function readDownload(format: 'CSV file' | 'Excel workbook') {
    return readTable(readFileSync(await (await download(format)).path()))
  }

  /** Nothing runs over the side, nobody is shut out, and a picture to look at. */
  async function look(name: string, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 })
    expect([name, await scrollsSideways(page)]).toEqual([name, false])
    expect([name, await listAxeViolations(page)]).toEqual([name, []])
    await takePicture(page, name)
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  async function open(): Promise<Page> {
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 800 } })
    troublesOf.push(opened.troubles)
    return opened.page
  }

  async function settled(): Promise<void> {
    await page
      .getByRole('region', { name: /the table/ })
      .and(page.locator('[aria-busy=false]'))
      .waitFor()
  }

  /** Every number of the screen beside the one the API works out anew for the same page; answers the API's page. */
  async function expectNumbersOfApi(): Promise<DataPage> {
    const answer = await clientOf(page).calculatePage({ params, body: asked })
    const expected = answer.rows.flatMap(({ name, cells }) =>
      cells.flatMap((dates, column) =>
        dates.map(({ value, n }) => {
          if (value === null) return [name, 'not assessed']
          const unit = answer.columns[column]!.unit
          return [name, `${unit === 'percent' ? `${value} %` : value.toFixed(1)}, n ${n}`]
        }),
      ),
    )
    await expect.poll(readNumbers, { timeout: 5000 }).toEqual(expected)
    return answer
  }

  /** Row by row: the group, and the value with its n as a screen reader says them. */
  async function readNumbers(): Promise<string[][]> {
    const names = await page
      .locator('[data-number]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    return names.map((name) => [name.split(', ')[0]!, name.slice(name.lastIndexOf(': ') + 2)])
  }
})
