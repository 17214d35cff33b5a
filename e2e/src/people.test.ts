import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresCluster, startPostgres } from '../../apps/api/src/testing/postgres-cluster.js'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn, waitUntilSaved } from './journeys.js'
import { enter, expectFocus, tabTo } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

const cluster: PostgresCluster | undefined = browserPath ? await startPostgres() : undefined

const PUPILS = [
  'Forename,Surname,Class,Year group',
  ...['Ada Fielding', 'Ben Carver', 'Cai Adeyemi', 'Daisy Okonkwo', 'Ewan Price', 'Fatima Hussain'].map(
    (name) => `${name.replace(' ', ',')},4 Oak,Y4`,
  ),
].join('\n')
const OBJECTIVES = ['Fractions:', 'Find unit fractions', 'Compare fractions', 'Add tenths'].join('\n')
const PASSWORD = 'bramble lantern oboe'

/**
 * A person with no account comes from the line that an empty server prints to a marked class of an own school, with nothing to go
 * by but the words on the screen; then somebody else joins. Each test goes on where the one before it ended.
 */
describe.skipIf(!browserPath)('a school that begins', () => {
  let track: RunningTrack
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let troubles: string[]
  let colleague: Awaited<ReturnType<typeof openPage>>
  let schoolId: string
  let steps = 0
  const startedAt = performance.now()

  beforeAll(async () => {
    track = await startTrack({ TRACK_DEMO: '0', ...(cluster && { DATABASE_URL: await emptyDatabase(cluster) }) })
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    ;({ page, context, troubles } = opened)
    colleague = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    await cluster?.stop()
    expect([...troubles, ...colleague.troubles]).toEqual([])
    // What the server printed and logged names nobody.
    expect(track.output()).not.toMatch(/Okafor|Nnadi|Fielding|northgate\.example|bramble/)
  })

  it('is created from the link that the server prints', async () => {
    const link = /\S+\/first-run#\S+/.exec(track.output())![0]
    await page.goto(link)
    await page.getByRole('heading', { name: 'Create your school' }).waitFor()
    await lookAt(page, 'first-run')
    await type(page.getByLabel('Name of the school'), 'Northgate Primary')
    await type(page.getByLabel('Your name'), 'Ms Okafor')
    await type(page.getByRole('textbox', { name: 'E-mail address' }), 'okafor@northgate.example')
    await type(page.getByLabel('Choose a password'), 'northgate-2026')
    await page.getByText('Too near to the e-mail address or the name of the school').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(PASSWORD)
    await page.getByText('This password will do.').waitFor()
    await press(page.getByRole('button', { name: 'Create the school' }))
    await page.getByRole('heading', { name: 'Your markbook will be here' }).waitFor()
    expect(page.url()).not.toContain('#')
    await lookAt(page, 'first-markbook')
    schoolId = (await clientOf(page).readSession({})).schools[0]!.schoolId
  })

  it('gets its pupils and a class by paste', async () => {
    await press(page.getByRole('link', { name: 'Bring in the pupils' }))
    await press(page.getByText('Paste rows from a spreadsheet instead'))
    await paste(page.getByLabel('Rows, with their headings'), PUPILS)
    await press(page.getByRole('button', { name: 'Use these rows' }))
    await press(page.getByRole('button', { name: 'Import 6 pupils' }))
    await page.getByRole('heading', { name: '6 pupils imported' }).waitFor()
    await press(page.getByRole('link', { name: 'Markbook' }).first(), { back: true })
    await page.getByText('Pupils in their classes: done.').waitFor()
  })

  it('gets its objectives by paste, and a programme that the class works through', async () => {
    await press(page.getByRole('link', { name: 'Add objectives' }))
    await page.getByRole('heading', { name: 'Objectives', level: 1 }).waitFor()
    await lookAt(page, 'first-objectives')
    await press(page.getByRole('button', { name: 'Add the first subject' }))
    await type(page.getByLabel('Name', { exact: true }), 'Maths')
    await submit()
    await page.getByRole('main').getByLabel('Subject').waitFor()
    await press(page.getByRole('main').getByRole('button', { name: 'Add a list' }).last())
    await type(page.getByLabel('Name of the list'), 'Our maths')
    await submit()
    await page.getByRole('region', { name: 'Our maths' }).waitFor()
    await press(page.getByRole('button', { name: 'Paste a list' }), { back: true })
    await paste(page.getByLabel('Objectives, one to a line'), OBJECTIVES)
    await press(page.getByRole('button', { name: 'Add 3 objectives' }))
    await press(page.getByRole('link', { name: 'Go to Programmes' }))
    await press(page.getByRole('button', { name: 'Add the first programme' }))
    await type(page.getByLabel('Name', { exact: true }), 'Year 4 maths')
    await submit()
    await page.getByText('Find unit fractions').waitFor()
    await tabTo(page.getByLabel('Give it to'))
    await page.getByLabel('Give it to').selectOption({ label: '4 Oak' })
    await press(page.getByRole('button', { name: 'Give', exact: true }))
    await page.getByRole('status').getByText('4 Oak works in Year 4 maths').waitFor()
    await expectFocus(page.getByRole('heading', { name: 'Who works in it' }))
  })

  it('marks the class, within ten minutes and a hundred steps of the first page', async () => {
    await press(page.getByRole('link', { name: 'Markbook' }).first(), { back: true })
    await page.getByRole('grid', { name: 'Markbook: 4 Oak, Maths' }).waitFor()
    await tabTo(page.getByRole('gridcell'))
    await page.keyboard.press('Control+Home')
    // The whole class secure, then the one exception.
    await page.keyboard.press('Shift+3')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('2')
    steps += 4
    await waitUntilSaved(page)
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    process.stdout.write(`From the server's link to a marked class: ${steps} steps, ${seconds} s by machine\n`)
    expect(steps).toBeLessThanOrEqual(100)
    expect(seconds).toBeLessThan(600)
    const client = clientOf(page)
    const { classes, subjects } = await client.readSchool({ params: { schoolId } })
    const book = await client.readClassMarkbook({
      params: { schoolId, classId: classes[0]!.id },
      query: { subjectId: subjects[0]!.id },
    })
    expect(book.entries.length).toBeGreaterThanOrEqual(6)
  })

  it('invites a teacher with a link to hand over', async () => {
    await openMenu()
    await press(page.getByRole('link', { name: 'Staff' }))
    await page.getByRole('heading', { name: 'Staff', level: 1 }).waitFor()
    await press(page.getByRole('button', { name: 'Invite somebody' }))
    await type(page.getByLabel('Name', { exact: true }), 'Mr Nnadi')
    await type(page.getByRole('textbox', { name: 'E-mail address' }), 'nnadi@northgate.example')
    await lookAt(page, 'invite')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'A link for Mr Nnadi' }).waitFor()
    await expectFocus(page.getByRole('button', { name: 'Copy' }))
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: track.origin })
    await page.keyboard.press('Enter')
    await page.getByText('Copied.').waitFor()
    await lookAt(page, 'link')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(await page.getByLabel('Link to join').inputValue())
    await press(page.getByRole('button', { name: 'Done' }))
    await page.getByRole('row', { name: /Mr Nnadi.*teacher.*works until/ }).waitFor()

    await colleague.page.goto(link)
    await colleague.page.getByRole('heading', { name: 'Join Northgate Primary' }).waitFor()
    await lookAt(colleague.page, 'join')
    await colleague.page.getByLabel('Choose a password').fill('seven other quiet words')
    await colleague.page.getByRole('button', { name: 'Join Northgate Primary' }).click()
    await colleague.page.getByRole('grid', { name: 'Markbook: 4 Oak, Maths' }).waitFor()

    await colleague.page.goto(link)
    await colleague.page.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
    await lookAt(colleague.page, 'link-used')
    await colleague.page.goto('/')
    await colleague.page.getByRole('grid').waitFor()
  })

  it('gives them the class, which opens first for them from then on', async () => {
    await page.reload()
    await page.getByRole('row', { name: /Mr Nnadi/ }).waitFor()
    await enter(page.getByRole('button', { name: '4 Oak' }))
    await enter(page.getByRole('button', { name: 'Add a teacher' }))
    await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Mr Nnadi' })
    await lookAt(page, 'class-teachers')
    await enter(page.getByRole('button', { name: 'Save' }))
    await page.getByRole('row', { name: '4 Oak Mr Nnadi' }).waitFor()
    await lookAt(page, 'staff')
    const { classes } = await clientOf(colleague.page).readSchool({ params: { schoolId } })
    expect(classes[0]).toMatchObject({ name: '4 Oak', mine: true })
    expect(await colleague.page.getByRole('button', { name: /set-up and sign out/ }).count()).toBe(1)
    await colleague.page.getByRole('button', { name: /set-up and sign out/ }).click()
    expect(await colleague.page.getByRole('link', { name: 'Pupils' }).count()).toBe(1)
    expect(await colleague.page.getByRole('link', { name: 'Staff' }).count()).toBe(0)
    await colleague.page.keyboard.press('Escape')
  })

  it('shuts them out at once', async () => {
    await enter(page.getByRole('button', { name: 'Mr Nnadi' }), { back: true })
    await page.getByRole('dialog', { name: 'Mr Nnadi' }).waitFor()
    await lookAt(page, 'member')
    await enter(page.getByRole('button', { name: 'Shut out of this school' }))
    await page.getByRole('row', { name: /Mr Nnadi.*shut out/ }).waitFor()
    await expect(clientOf(colleague.page).readSchool({ params: { schoolId } })).rejects.toMatchObject({
      problem: { code: 'request/not-found' },
    })
    await colleague.page.goto('/')
    await colleague.page.getByRole('heading', { name: 'You belong to no school here' }).waitFor()
    await lookAt(colleague.page, 'no-school')
  })

  it('lets an admin change the own password', async () => {
    await openMenu()
    await enter(page.getByRole('link', { name: 'Your account' }))
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await lookAt(page, 'account')
    await tabTo(page.getByLabel('Password you have now'))
    await page.keyboard.type(PASSWORD)
    await tabTo(page.getByLabel('New password'))
    await page.keyboard.type('five more quiet words')
    await page.keyboard.press('Enter')
    await page.getByText('Password changed. Other devices are signed out.').first().waitFor()
    await enter(page.getByRole('link', { name: 'Northgate Primary' }), { back: true })
    await page.getByRole('grid').waitFor()
  })

  async function press(target: Locator, options: { back?: boolean } = {}): Promise<void> {
    await enter(target, options)
    steps++
  }

  async function type(field: Locator, text: string): Promise<void> {
    await tabTo(field)
    await page.keyboard.type(text)
    steps++
  }

  async function submit(): Promise<void> {
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  async function paste(field: Locator, text: string): Promise<void> {
    await tabTo(field)
    await page.keyboard.insertText(text)
    steps++
  }

  async function openMenu(): Promise<void> {
    await enter(page.getByRole('button', { name: /set-up and sign out/ }), { back: true })
  }
})

describe.skipIf(!browserPath)('the demo', () => {
  let track: RunningTrack
  let browser: Browser

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
  })

  it('is left behind by its head in one action, for a school of their own', async () => {
    const { page, troubles } = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    await signIn(page, DEMO_HEAD)
    await enter(page.getByRole('button', { name: /set-up and sign out/ }), { back: true })
    await enter(page.getByRole('button', { name: 'Leave the demo' }))
    await expectFocus(page.getByRole('button', { name: 'Keep the demo' }))
    await lookAt(page, 'leave-demo')
    await enter(page.getByRole('button', { name: 'Erase the demo' }), { back: true })
    const from = performance.now()
    await page.getByRole('heading', { name: 'Create your school' }).waitFor()
    process.stdout.write(`Leaving the demo took ${Math.round(performance.now() - from)} ms\n`)
    await page.getByLabel('Name of the school').fill('Southgate')
    await page.getByLabel('Your name').fill('Ms Reed')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(DEMO_HEAD.email)
    await page.getByLabel('Choose a password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create the school' }).click()
    await page.getByRole('heading', { name: 'Your markbook will be here' }).waitFor()
    const { schools } = await clientOf(page).readSession({})
    expect(schools.map(({ name }) => name)).toEqual(['Southgate'])
    const { pupils } = await clientOf(page).listPupils({ params: { schoolId: schools[0]!.schoolId } })
    expect(pupils).toEqual([])
    expect(troubles).toEqual([])
  })
})

/** As a phone and as a desk show it: nothing axe objects to, nothing sideways, and a picture to look at. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect([name, width, await listAxeViolations(page)]).toEqual([name, width, []])
    expect([name, width, await scrollsSideways(page)]).toEqual([name, width, false])
    await takePicture(page, `people-${name}-${width}`)
  }
}

async function emptyDatabase({ url }: PostgresCluster): Promise<string> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: `${url}/postgres` })
  await client.connect()
  await client.query('create database begins')
  await client.end()
  return `${url}/begins`
}
