import { readFileSync } from 'node:fs'
import { readTable } from '@track/tabular'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { enter, expectFocus, expectSaid, tabTo } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

/** The head of the demo school sets it up without a mouse. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('setting up a school by keyboard alone', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let params: { readonly schoolId: string }

  const FIRST_WORDS = 'Draw from memory with charcoal'
  const WORDS = 'Draw from memory with charcoal and chalk'

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await signIn(page, DEMO_HEAD)
    const { schools } = await clientOf(page).readSession({})
    params = { schoolId: schools[0]!.schoolId }
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troubles).toEqual([])
  })

  it('goes to the objectives through the school’s menu, and to the subject wanted', async () => {
    await enter(schoolMenu(), { back: true })
    await expectFocus(page.getByRole('link', { name: 'Objectives' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Objectives', level: 1 }).waitFor()
    await tabTo(page.getByRole('combobox', { name: 'Subject' }))
    await page.keyboard.type('Art')
    await page.getByRole('region', { name: 'Larkfield art' }).waitFor()
    await expectFocus(page.getByRole('combobox', { name: 'Subject' }))
  })

  it('adds an objective under a heading and waits for the next', async () => {
    await enter(page.getByRole('button', { name: '+ Add an objective to Drawing' }))
    const field = page.getByLabel('New objective in Drawing')
    await expectFocus(field)
    await page.keyboard.type(FIRST_WORDS)
    await page.keyboard.press('Enter')
    await expectSaid(page, `Added: ${FIRST_WORDS}`)
    await expectFocus(field)
    expect(await field.inputValue()).toBe('')
    const { drawing } = await readArt()
    expect(drawing.at(-1)).toMatchObject({ wording: FIRST_WORDS, tags: [] })
    await page.keyboard.press('Escape')
    await expectFocus(page.getByRole('button', { name: '+ Add an objective to Drawing' }))
  })

  it('changes its words from today and keeps those it had', async () => {
    await enter(row(FIRST_WORDS), { back: true })
    await expectFocus(page.getByLabel('Objective', { exact: true }))
    await page.keyboard.press('Control+a')
    await page.keyboard.type(WORDS)
    await enter(page.getByRole('button', { name: 'Save' }))
    await expectSaid(page, 'Saved')
    await expectFocus(row(WORDS))
    const { id, wording } = (await readArt()).drawing.at(-1)!
    expect(wording).toBe(WORDS)
    const { wordings } = await clientOf(page).listWordings({ params: { ...params, objectiveId: id } })
    expect(wordings.map((one) => one.wording).sort()).toEqual([FIRST_WORDS, WORDS])

    await page.keyboard.press('Enter')
    await enter(page.getByText('The words it has had'))
    await page.getByRole('listitem').filter({ hasText: /^from/ }).filter({ hasText: FIRST_WORDS }).first().waitFor()
    await page.keyboard.press('Escape')
    await expectFocus(row(WORDS))
  })

  it('tags it', async () => {
    await page.keyboard.press('Enter')
    await tabTo(page.getByLabel('Tags'))
    await page.keyboard.type('charcoal')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove charcoal' }).waitFor()
    expect((await readArt()).drawing.at(-1)!.tags).toEqual([])
    await page.keyboard.press('Enter')
    await expectFocus(row(WORDS))
    expect((await readArt()).drawing.at(-1)!.tags).toEqual(['charcoal'])
  })

  it('moves it with Alt and an arrow, the focus going with it', async () => {
    const wordings = (await readArt()).drawing.map(({ wording }) => wording)
    const places = wordings.length
    const stood = async () => (await readArt()).drawing.map(({ wording }) => wording)
    await page.keyboard.press('Alt+ArrowUp')
    await expectSaid(page, `Moved to place ${places - 1} of ${places}`)
    await expectFocus(row(WORDS))
    await expect.poll(stood).toEqual([...wordings.slice(0, -2), WORDS, wordings.at(-2)])
    await page.keyboard.press('Alt+ArrowDown')
    await expectSaid(page, `Moved to place ${places} of ${places}`)
    await expectFocus(row(WORDS))
    await expect.poll(stood).toEqual(wordings)
    await page.keyboard.press('Alt+ArrowDown')
    await expectSaid(page, 'This is the last under its heading')
    expect(await stood()).toEqual(wordings)
  })

  it('retires it and brings it back', async () => {
    const { today } = await clientOf(page).readSchool({ params })
    await page.keyboard.press('Enter')
    await enter(page.getByRole('button', { name: 'Retire', exact: true }))
    await expectSaid(page, /^Retired from .*\. What was judged stays\.$/)
    expect((await readArt()).drawing.at(-1)).toMatchObject({ wording: WORDS, retiredOn: today })
    await row(WORDS).waitFor({ state: 'detached' })
    await expectFocus(page.locator('[data-row] [data-control=change]'))

    await tabTo(page.getByRole('checkbox', { name: 'Show 1 retired' }), { back: true })
    await page.keyboard.press('Space')
    await enter(row(WORDS))
    await enter(page.getByRole('button', { name: 'Bring back' }))
    await expectSaid(page, 'Brought back')
    await expectFocus(row(WORDS))
    const back = (await readArt()).drawing.at(-1)!
    expect([back.wording, back.retiredOn ?? null]).toEqual([WORDS, null])
  })

  it('pastes a list of three under a heading of its own', async () => {
    const three = ['Roll a coil of clay', 'Join clay with slip', 'Carve into a slab']
    const before = (await readArt()).objectives.length
    await enter(page.getByRole('button', { name: 'Paste a list' }), { back: true })
    await expectFocus(page.getByLabel('Objectives, one to a line'))
    await page.keyboard.insertText(`Clay work:\n1. ${three[0]}\n2. ${three[1]}\n3. ${three[2]}`)
    await enter(page.getByRole('button', { name: 'Add 3 objectives' }))
    await expectSaid(page, '3 objectives added to Larkfield art')
    await expectFocus(page.getByRole('button', { name: 'Paste a list' }))
    const { objectives, strands } = await readArt()
    const clay = strands.find(({ name }) => name === 'Clay work')!
    expect(objectives.filter(({ strandId }) => strandId === clay.id).map(({ wording }) => wording)).toEqual(three)
    expect(objectives).toHaveLength(before + 3)
    await page.getByRole('heading', { name: 'Clay work' }).waitFor()
    expect(await listAxeViolations(page)).toEqual([])
  })

  it('looks through the programmes of one subject after the other from the same list', async () => {
    await enter(schoolMenu(), { back: true })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Programmes', level: 1 }).waitFor()
    const subject = page.getByRole('combobox', { name: 'Subject' })
    await tabTo(subject)
    for (const name of ['Computing', 'Geography']) {
      await page.keyboard.press('ArrowUp')
      const programmes = page.getByRole('combobox', { name: 'Programme', exact: true }).locator('option')
      await programmes
        .filter({ hasText: new RegExp(name, 'i') })
        .first()
        .waitFor({ state: 'attached', timeout: 5000 })
      await expectFocus(subject)
    }
  })

  it('goes to the pupils through the menu and adds one', async () => {
    await enter(schoolMenu(), { back: true })
    await expectFocus(page.getByRole('link', { name: 'Objectives' }))
    for (const name of ['Programmes', 'Words and rules', 'Pupils']) {
      await page.keyboard.press('ArrowDown')
      await expectFocus(page.getByRole('link', { name }))
    }
    await page.keyboard.press('Enter')
    await enter(page.getByRole('button', { name: 'Add a pupil' }))
    await expectFocus(page.getByLabel('Name in lists'))
    await page.keyboard.type('Ottilie Wren')
    await tabTo(page.getByRole('dialog').getByRole('combobox', { name: 'Year' }))
    await page.keyboard.type('Year 4')
    await tabTo(page.getByRole('dialog').getByRole('combobox', { name: 'Class' }))
    await page.keyboard.type('4 Oak')
    await tabTo(page.getByLabel('Date of birth'))
    await page.keyboard.type('05052018')
    await tabTo(page.getByLabel('UPN'))
    await page.keyboard.press('Enter')
    await expectSaid(page, 'Ottilie Wren added')
    await expectFocus(page.getByRole('button', { name: 'Add a pupil' }))

    const { groups } = await clientOf(page).listGroups({ params })
    const oak = groups.find(({ name }) => name === '4 Oak')!
    const inOak = await clientOf(page).listPupils({ params, query: { groupId: oak.id } })
    expect(inOak.pupils.filter(({ label }) => label === 'Ottilie Wren')).toMatchObject([
      { registeredYear: '4', dateOfBirth: '2018-05-05' },
    ])
  })

  it('imports a file with one bad date: says where, keeps the good row, gives the bad one back', async () => {
    const file = 'Name,Year,Date of birth\r\nAmos Pell,4,2018-03-14\r\nBree Quill,4,2026-02-30\r\n'
    await enter(page.getByRole('link', { name: 'Import from a file' }))
    await page.getByRole('heading', { name: 'Import pupils' }).waitFor()
    await tabTo(page.locator('input[type=file]'))
    const choosing = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await choosing).setFiles({ name: 'new.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await expectSaid(page, '1 new, 0 changed, 0 the same as now, 1 row cannot be used')
    const issue = page.getByRole('listitem').filter({ hasText: 'row 3, column “Date of birth”' })
    await issue.getByText('2026-02-30').waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'import-bad-date-1280')
    expect(await labels()).not.toContain('Amos Pell')

    await enter(page.getByRole('button', { name: 'Import 1 pupil' }))
    await expectFocus(page.getByRole('heading', { name: '1 pupil imported' }))
    const after = await labels()
    expect(after).toContain('Amos Pell')
    expect(after).not.toContain('Bree Quill')

    await tabTo(page.getByRole('button', { name: 'Save the rows left out as a file' }))
    const saving = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('new - rows left out.csv')
    const { columns, rows } = readTable(readFileSync(await saved.path()))
    expect(columns.map(({ key }) => key)).toEqual(['Name', 'Year', 'Date of birth', 'What to mend'])
    expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([['Bree Quill', '4', '2026-02-30']])
    expect(rows[0]!.cells[3]).toMatch(/2026-02-30/)

    await enter(page.getByRole('link', { name: 'See the pupils' }))
    await page.getByRole('button', { name: 'Amos Pell' }).waitFor()
  })

  function schoolMenu() {
    return page.getByRole('button', { name: /set-up and sign out$/ })
  }

  /** The button that shows an objective's words and opens it. */
  function row(wording: string) {
    return page.getByRole('main').getByRole('button', { name: wording, exact: true })
  }

  async function readArt() {
    const { subjects } = await clientOf(page).readSchool({ params })
    const subjectId = subjects.find(({ name }) => name === 'Art')!.id
    const { objectives, strands } = await clientOf(page).listObjectives({ params, query: { subjectId } })
    const drawing = strands.find(({ name }) => name === 'Drawing')!
    return { objectives, strands, drawing: objectives.filter(({ strandId }) => strandId === drawing.id) }
  }

  async function labels(): Promise<string[]> {
    const { pupils } = await clientOf(page).listPupils({ params })
    return pupils.map(({ label }) => label)
  }
})
