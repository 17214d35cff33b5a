import { randomUUID } from 'node:crypto'
import type { NewSessionEntry, OrderingSession, TrackClient } from '@track/api-contract'
import { stateOf } from '@track/micro-progression'
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
import { clientOf, placeOf, signIn } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

const PROMPT = 'Why do ice cubes melt faster in a metal bowl than in a wooden one?'

/** Collecting: from a question to a pile of pieces that nobody can tell the writers of. */
describe.skipIf(!browserPath)('a pile of papers', () => {
  let track: RunningTrack
  let browser: Browser
  beforeAll(async () => {
    ;[track, browser] = await Promise.all([startTrack(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
  })

  it('is asked for by keyboard, typed, photographed and scanned, and loses its names (A1-03, A1-05, A1-13, A1-25)', async () => {
    const { page, troubles } = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    await signIn(page)
    const { schoolId, classId } = placeOf(page)
    const api = clientOf(page)
    await page.getByRole('link', { name: 'Charts', exact: true }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Charts of / }).waitFor()
    await page.getByRole('combobox', { name: 'Class' }).selectOption({ index: 5 })
    await page.getByText('Begin with a new session.').waitFor()
    await look(page, 'charts-home-empty')
    await page.getByRole('combobox', { name: 'Class' }).selectOption(classId)
    await page.getByRole('heading', { level: 1, name: 'Charts of 4 Oak' }).waitFor()
    await beginByKeys(page, { isLooked: true })
    const sessionId = page.url().split('/sessions/')[1] ?? ''
    const read = () => readState(api, { schoolId, sessionId })
    const { head } = await read()
    expect(head).toMatchObject({ prompt: PROMPT, minutes: 5, collections: [{ classId }] })
    expect(head.levels.map(({ label, value }) => [label, value])).toEqual([0, 1, 2, 3, 4].map((n) => [String(n), n]))

    // Six typed at once; in one of them somebody of the class is named.
    const { pupils } = await api.listPupils({ params: { schoolId }, query: { groupId: classId } })
    const firstName = pupils.find(({ forename }) => (forename?.length ?? 0) > 3)?.forename ?? ''
    const typed = Array.from({ length: 5 }, (_, at) => `Metal carries warmth quickly, said answer ${at + 1}.`)
    await page.getByLabel(/^Typed responses of/).fill([...typed, `${firstName} says metal is warmer.`].join('\n\n'))
    await page.getByRole('button', { name: 'Add 6 responses' }).press('Enter')
    await page.getByRole('heading', { name: '6 responses' }).waitFor()
    await page.getByText('Next: Collect. Missing: look for a name in 1 typed piece.').waitFor()
    await page.getByRole('button', { name: '1 typed piece may hold a name' }).waitFor()

    // Three photographs, with a broken one and a drawing with a script among them: both are told, neither keeps the others back.
    const photos = await photograph(page, 3)
    await page.getByLabel('Choose photographs or a PDF').setInputFiles([
      photos[0]!,
      { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: photos[1]!.buffer.subarray(0, 700) },
      photos[1]!,
      {
        name: 'drawing.svg',
        mimeType: 'image/svg+xml',
        buffer: Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
        ),
      },
      photos[2]!,
    ])
    await page.getByText('2 pictures were not kept').waitFor()
    await page.getByRole('heading', { name: '9 responses' }).waitFor()
    await page.getByText(/File 2 of 5: .*(damaged|JPEG)/).waitFor()
    await page.getByText(/File 4 of 5: .*SVG/).waitFor()
    await look(page, 'charts-collect-failed')
    await page.getByRole('button', { name: /^Try again ?: file 2$/ }).click()
    await page.getByText('2 pictures were not kept').waitFor()
    await page.getByRole('button', { name: /^Leave it out ?: file 2$/ }).click()
    await page.getByRole('button', { name: /^Leave it out ?: file 4$/ }).click()

    // A scan of two pages, of which the back of the first is empty.
    const scan = await scanOf(browser, ['Page of one', '', 'Page of two'])
    await page
      .getByLabel('Choose photographs or a PDF')
      .setInputFiles([{ name: 'scan.pdf', mimeType: 'application/pdf', buffer: scan }])
    await page.getByText(/Nothing was seen on these pages of the PDF, so they were left out: 2\./).waitFor()
    await page.getByRole('heading', { name: '11 responses' }).waitFor()
    await look(page, 'charts-collect')

    // Nobody judges before somebody has looked: a cover by key, the same again, one by hand, two with nothing to cover.
    await page.getByRole('button', { name: 'Look at 5 pictures' }).click()
    const canvas = page.locator('canvas')
    await canvas.waitFor()
    await page.keyboard.press('c')
    await page.getByRole('button', { name: /^Cover 1:/ }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    // Whose it is can be said while the name can still be read.
    await page.getByRole('combobox', { name: /^Whose is it/ }).selectOption({ index: 1 })
    await look(page, 'charts-names')
    await page.getByRole('combobox', { name: /^Whose is it/ }).selectOption({ index: 0 })
    await page.getByRole('button', { name: /^Keep it like this/ }).press('Enter')
    await page.getByText('4 to look at', { exact: true }).waitFor()
    await canvas.waitFor()
    await page.keyboard.press('s')
    await page.keyboard.press('Enter')
    await page.getByText('3 to look at', { exact: true }).waitFor()
    await canvas.waitFor()
    await drawCover(page)
    // After the mouse the keys go on at once.
    await page.getByRole('button', { name: /^Keep it like this/ }).waitFor()
    await page.keyboard.press('t')
    await page.keyboard.press('Backspace')
    await page.getByRole('button', { name: /^Cover 1:/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('Backspace')
    await page.getByRole('button', { name: /^No name on it/ }).waitFor()
    await drawCover(page)
    await page.keyboard.press('Enter')
    await page.getByText('2 to look at', { exact: true }).waitFor()
    for (const words of ['the last one', null]) {
      await canvas.waitFor()
      await page.getByRole('button', { name: /^No name on it/ }).press('Enter')
      if (words) await page.getByText(words, { exact: true }).waitFor()
    }
    // On to the typed piece with a name, which keeps its place and is told without the name from then on.
    await page.locator('mark', { hasText: firstName }).waitFor()
    await look(page, 'charts-text-check')
    await page.getByRole('button', { name: 'Leave the name out' }).click()
    await page.getByRole('heading', { level: 1, name: PROMPT }).waitFor()
    await page.getByText(/^Next: Lowest and highest/).waitFor()
    await expect.poll(async () => (await live(read))[5]?.text).toBe('says metal is warmer.')
    expect(JSON.stringify((await read()).head.log)).not.toContain(firstName)
    await expect
      .poll(async () => (await live(read)).filter(({ imageId, isChecked }) => imageId && !isChecked))
      .toEqual([])
    const pictured = (await live(read)).filter(({ imageId }) => imageId)
    for (const { imageId } of pictured.slice(0, 3)) {
      const [name, body] = await pixelsOf(
        page,
        `/v1/schools/${schoolId}/micro-progression/sessions/${sessionId}/images/${imageId}`,
      )
      expect(isRed(name!)).toBe(false)
      expect(isBlue(body!)).toBe(true)
    }

    // Whose is whose, in the order of the register.
    await page.getByRole('button', { name: 'Whose is whose' }).click()
    await page.getByRole('combobox', { name: 'Who wrote it?' }).waitFor()
    await look(page, 'charts-authors')
    await page.keyboard.press('Enter')
    await page.getByText('1 of 11 have a writer.').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByText('2 of 11 have a writer.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('1 of 11 have a writer.').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('2 of 11 have a writer.').waitFor()
    const written = async () => (await api.listAuthors({ params: { schoolId, sessionId } })).authors
    await expect.poll(async () => (await written()).filter(({ pupilId }) => pupilId).length).toBe(2)
    await page.getByRole('button', { name: 'Done' }).click()

    // May it go on the wall? One says no, all others yes.
    await page.getByRole('button', { name: 'May it go on the wall?' }).click()
    await page.getByText('11 were not asked yet.').waitFor()
    await page.getByRole('radio', { name: 'No' }).first().check()
    await look(page, 'charts-consent')
    await page.getByRole('button', { name: 'I asked all: they said yes' }).click()
    await expect
      .poll(async () => (await live(read)).map(({ consent }) => consent))
      .toEqual([false, ...Array.from({ length: 10 }, () => true)])
    await page.getByRole('button', { name: 'Done' }).click()

    // A piece of the teacher's own, and one taken out and put back.
    await page.getByRole('button', { name: 'Add a piece of your own' }).click()
    await page.getByLabel('What it says').fill('It just melts.')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('written by a teacher').waitFor()
    await page.getByRole('button', { name: /What to do with Response 1$/ }).click()
    await page.getByRole('button', { name: 'Take it out' }).click()
    await page.getByRole('heading', { name: '10 responses' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: '11 responses' }).waitFor()

    // The class's home says where it stands.
    await page.getByRole('link', { name: 'All charts of the class' }).click()
    await page
      .getByText(/\d+ responses, no decisions; next: choose the lowest/)
      .first()
      .waitFor()
    await look(page, 'charts-home')
    await page.getByRole('button', { name: /^Put away.*ice cubes/ }).click()
    await page.getByRole('heading', { name: 'Put away' }).waitFor()
    await page.getByRole('button', { name: /^Take out again.*ice cubes/ }).click()
    await page.getByRole('heading', { name: 'Under way' }).waitFor()
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('is written against a timer that survives a reload and cuts nobody off (A1-04)', async () => {
    const { page, troubles } = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    await signIn(page)
    await page.goto(`/schools/${placeOf(page).schoolId}/micro-progression/${placeOf(page).classId}`)
    await beginByKeys(page)
    const timer = page.getByRole('timer', { name: 'Time to write' })
    await expect.poll(() => timer.textContent()).toBe('5:00')
    await page.getByRole('button', { name: '+1 minute' }).click()
    await expect.poll(() => timer.textContent()).toBe('6:00')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect.poll(() => timer.textContent()).toMatch(/^5:/)
    await page.reload()
    await expect.poll(() => timer.textContent()).toMatch(/^5:/)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Go on' }).waitFor()
    // Eleven minutes later.
    await page.evaluate(() => {
      const key = Object.keys(sessionStorage).find((each) => each.startsWith('track.timer.')) ?? ''
      sessionStorage.setItem(key, JSON.stringify({ left: null, endsAt: Date.now() - 61_000 }))
    })
    await page.reload()
    await page.getByText('Time is up: finish your sentence.').first().waitFor()
    await page.getByText(/1:0\d longer so far/).waitFor()
    expect(await page.getByLabel(/^Typed responses of/).isEnabled()).toBe(true)
    await look(page, 'charts-timer-up')
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('of thirty is photographed, covered and assigned in less than three minutes of a hand (A1-05, PRO-1)', async () => {
    const { page, troubles } = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    await signIn(page)
    const { schoolId, classId } = placeOf(page)
    const api = clientOf(page)
    await page.goto(`/schools/${schoolId}/micro-progression/${classId}`)
    await beginByKeys(page)
    const sessionId = page.url().split('/sessions/')[1] ?? ''
    const photos = await photograph(page, 30)
    await page.getByLabel('Choose photographs or a PDF').setInputFiles(photos)
    await page.getByRole('heading', { name: '30 responses' }).waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Look at 30 pictures' }).click()
    await resetHands(page)
    for (let left = 30; left > 0; left--) {
      await page.getByText(left === 1 ? 'the last one' : `${left} to look at`, { exact: true }).waitFor()
      await page.locator('canvas').waitFor()
      await page.keyboard.press(left === 30 ? 'c' : 's')
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Whose is whose' }).waitFor({ timeout: 120_000 })
    const covering = await countHands(page)
    expect(covering).toEqual({ keys: 60, taps: 0 })
    await expect
      .poll(async () => (await readState(api, { schoolId, sessionId })).state.pieces.filter((piece) => piece.isChecked))
      .toHaveLength(30)
    const { pupils } = await api.listPupils({ params: { schoolId }, query: { groupId: classId } })
    await page.getByRole('button', { name: 'Whose is whose' }).click()
    await page.getByRole('combobox', { name: 'Who wrote it?' }).waitFor()
    await resetHands(page)
    const assigned = Math.min(30, pupils.length)
    for (let known = 1; known <= assigned; known++) {
      await page.keyboard.press('Enter')
      await page.getByText(`${known} of 30 have a writer.`).waitFor()
    }
    expect(await countHands(page)).toEqual({ keys: assigned, taps: 0 })
    await expect
      .poll(async () => {
        const { authors } = await api.listAuthors({ params: { schoolId, sessionId } })
        return new Set(authors.flatMap(({ pupilId }) => pupilId ?? [])).size
      })
      .toBe(assigned)
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('takes a chart that hangs along into a new session, with the pieces that are to keep their place (A1-20)', async () => {
    const { page, troubles } = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    await signIn(page)
    const { schoolId, classId } = placeOf(page)
    const api = clientOf(page)
    const { today } = await api.readSchool({ params: { schoolId } })
    const { chart } = await hangChart(api, { schoolId, classId })
    const { etag } = await api.readChart({ params: { schoolId, chartId: chart.id } })
    await api.changeChart({ params: { schoolId, chartId: chart.id }, body: { reviseOn: today }, ifMatch: etag })
    await page.goto(`/schools/${schoolId}/micro-progression/${classId}`)
    await page.getByRole('heading', { name: 'On the wall' }).waitFor()
    await page.getByText(/^Look at it again: the team meant to/).waitFor()
    await look(page, 'charts-home-hung')
    await page.getByRole('button', { name: `Revise this chart: ${chart.prompt}` }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('What the pupils are asked').inputValue()).toBe(chart.prompt)
    await dialog.getByRole('checkbox', { name: /^Low/ }).uncheck()
    await look(page, 'charts-revise')
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('from the earlier chart').waitFor()
    const sessionId = page.url().split('/sessions/')[1] ?? ''
    const { head, state } = await readState(api, { schoolId, sessionId })
    expect(head).toMatchObject({ revisesId: chart.id, levels: chart.levels.map(({ level }) => level) })
    expect(state.pieces.map(({ origin, text }) => [origin, text])).toEqual([
      ['carried', chart.levels[1]?.exemplars[0]?.text],
    ])
    expect(troubles).toEqual([])
    await page.context().close()
  })
})

/** Begins a session by keys alone; ends on its page. */
async function beginByKeys(page: Page, { isLooked = false } = {}): Promise<void> {
  await page.getByRole('button', { name: 'New session' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  if (isLooked) await look(page, 'charts-new-session')
  await page.keyboard.type(PROMPT)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: PROMPT }).waitFor()
}

/** A chart of two steps in words, each with a piece of the teacher's own. */
async function hangChart(
  api: TrackClient,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
) {
  const steps = ['Low', 'High'].map((label) => ({ id: randomUUID(), label, value: null, pieceId: randomUUID() }))
  const params = { schoolId, sessionId: randomUUID() }
  await api.addOrderingSession({
    params: { schoolId },
    body: {
      id: params.sessionId,
      prompt: 'What is a shadow?',
      levels: steps.map(({ pieceId: _, ...level }) => level),
      collections: [{ id: randomUUID(), classId }],
    },
  })
  const [low, high] = steps.map(({ pieceId }) => pieceId) as [string, string]
  const entries = [
    ...steps.map(({ pieceId, label }) => ({
      ...{ kind: 'piece', pieceId, collectionId: null, origin: 'rewritten', imageId: null },
      words: { text: `It is dark, said ${label.toLowerCase()}.` },
    })),
    { kind: 'decision', issueId: null, left: low, right: high, outcome: 'right' },
    { kind: 'move', pieceId: high, place: 'above', besideId: low },
    ...steps.flatMap(({ id: levelId, pieceId }) => [
      { kind: 'exemplar', levelId, pieceIds: [pieceId], method: 'hand' },
      { kind: 'qualifiers', levelId, words: { qualifiers: [{ id: randomUUID(), text: 'Says what it sees' }] } },
    ]),
  ].map((entry) => ({ ...entry, id: randomUUID() }) as NewSessionEntry)
  expect((await api.writeSessionEntries({ params, body: { entries } })).refused).toEqual([])
  return api.publishChart({ params, body: { id: randomUUID(), classIds: [classId] } })
}

async function readState(api: TrackClient, params: { schoolId: string; sessionId: string }) {
  const head: OrderingSession = await api.readOrderingSession({ params })
  return { head, state: stateOf({ format: 'micro-progression/1', id: head.id, levels: head.levels, log: head.log }) }
}

async function live(read: () => ReturnType<typeof readState>) {
  return (await read()).state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
}

/** Photographs of sheets as a browser paints them: a red name on the upper left, blue writing below. */
async function photograph(page: Page, count: number) {
  const sheets = await page.evaluate((many) => {
    return Array.from({ length: many }, () => {
      const canvas = document.createElement('canvas')
      canvas.width = 900
      canvas.height = 1200
      const context = canvas.getContext('2d')!
      context.fillStyle = 'white'
      context.fillRect(0, 0, 900, 1200)
      context.fillStyle = 'red'
      context.fillRect(100, 40, 300, 60)
      context.fillStyle = 'blue'
      context.fillRect(100, 500, 700, 400)
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!
    })
  }, count)
  return sheets.map((sheet, at) => ({
    name: `IMG_${at + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(sheet, 'base64'),
  }))
}

/** Drags a cover over the upper left of the picture in hand. */
async function drawCover(page: Page): Promise<void> {
  const box = (await page.locator('canvas').boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.15, { steps: 4 })
  await page.mouse.up()
}

/** What lies where the name was, and in the middle of the writing. */
async function pixelsOf(page: Page, address: string): Promise<readonly (readonly number[])[]> {
  return page.evaluate(async (url) => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob())
    const canvas = document.createElement('canvas')
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    const context = canvas.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return [
      [0.25, 0.06],
      [0.5, 0.6],
    ].map(([x, y]) => [...context.getImageData(bitmap.width * x!, bitmap.height * y!, 1, 1).data])
  }, address)
}

const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]) => red > 150 && green < 100 && blue < 100
const isBlue = ([red = 0, green = 0, blue = 0]: readonly number[]) => blue > 150 && red < 100 && green < 100

async function scanOf(browser: Browser, pages: readonly string[]): Promise<Buffer> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.setContent(pages.map((words) => `<h1 style="break-after:page;min-height:1px">${words}</h1>`).join(''))
  const pdf = await page.pdf({ format: 'A5' })
  await context.close()
  return pdf
}

/** Looked at as a person would: by axe, on a small phone, and as a picture at two sizes. */
async function look(page: Page, name: string): Promise<void> {
  expect(await listAxeViolations(page)).toEqual([])
  const size = page.viewportSize()!
  await takePicture(page, `${name}-1280`)
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 })
    await expect.poll(() => scrollsSideways(page), { message: `${name} at ${width}` }).toBe(false)
  }
  await takePicture(page, `${name}-360`)
  await page.setViewportSize(size)
}
