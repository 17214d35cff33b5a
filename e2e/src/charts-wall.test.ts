import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PublishedChart, TrackClient } from '@track/api-contract'
import type { NewPlacement } from '@track/micro-progression'
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
import { write } from './charts-world.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { hasPoppler, printed } from './pdf.js'
import { openClass, type PupilClass } from './pupils.js'
import { type RunningTrack, startTrack } from './server.js'

const PAPERS = { a4: [595, 842], a3: [842, 1191] } as const
const MILLIMETRE = 96 / 25.4
const POINT = 96 / 72
const SHAPES = ['across', 'up', 'landscape', 'portrait'] as const

const ANSWER = 'I cut both bars into sixths, because pieces can only be added when they are of one size. '
const QUALIFIERS = [
  'Says what was added and what came out',
  'Shows each step with a drawing or a line of numbers',
  'Says why the pieces must be of one size',
]

/** What a level of a chart is made of. */
interface LevelOf {
  readonly label: string
  readonly qualifiers: readonly string[]
  readonly text: string | null
}

const STEPS = 'abcdefghijkl'

const plain = (count: number): LevelOf[] =>
  Array.from({ length: count }, (_, at) => ({
    label: String(at),
    qualifiers: QUALIFIERS.slice(0, 1 + (at % 3)).map((text) => `${text}, step ${STEPS[at]}`),
    text: ANSWER.repeat(1 + (at % 4)).trim(),
  }))

/** The longest that may be written, a word without an end, and letters of several kinds. */
const WILD: readonly LevelOf[] = [
  { label: 'Not yet', qualifiers: ['Mae’r ŵyn yn yr ŷd, a’r tŷ yn wag'], text: 'Dw i’n gwybod: ½ + ⅓ = ⅚. Ŵ Ŷ ŵ ŷ.' },
  { label: 'Emerging', qualifiers: [words('long', 500)], text: words('story', 5000) },
  {
    label: 'Developing',
    qualifiers: ['כל השלבים כתובים'],
    text: 'הוספתי שני שברים: 1/2 ו־1/3.\nيجب أن تكون القطع متساوية.',
  },
  { label: 'Secure', qualifiers: ['🧮 Every step is shown 👩🏽‍🏫'], text: '🎉'.repeat(400) },
  {
    label: 'Working at a greater depth than most',
    qualifiers: Array.from({ length: 10 }, (_, at) => words(`wide${at}`, 450)),
    text: 'Pneumonoultramicroscopic'.repeat(60),
  },
]

function words(word: string, length: number): string {
  return Array.from({ length: Math.floor(length / (word.length + 4)) }, (_, at) => `${word}${100 + at}`)
    .join(' ')
    .slice(0, length)
}

const letters = (text: string) => text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '')

describe.skipIf(!browserPath)('a chart on the wall', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let world: PupilClass
  let api: TrackClient
  let params: { schoolId: string }
  const charts: Record<string, PublishedChart> = {}
  let handwriting: Buffer
  const troublesOf: string[][] = []

  beforeAll(async () => {
    ;[track, browser] = await Promise.all([startTrack(), openBrowser()])
    world = await openClass(browser, track.origin, { pupils: 2, digits: 1 })
    ;({ api } = world)
    params = { schoolId: world.school.id }
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    troublesOf.push(opened.troubles)
    page = opened.page
    await signIn(page, DEMO_HEAD)
    handwriting = await photograph(browser)
    charts.five = await hang(plain(5), { pictures: [1] })
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  /** A chart of these levels that hangs in the class, made as its teachers would: pieces in order, exemplars, qualifiers. */
  const hang = async (
    levels: readonly LevelOf[],
    { pictures = [] }: { readonly pictures?: readonly number[] } = {},
  ): Promise<PublishedChart> => {
    const session = { schoolId: world.school.id, sessionId: randomUUID() }
    const collectionId = randomUUID()
    const scale = levels.map(({ label }, value) => ({ id: randomUUID(), label, value }))
    const prompt = 'How do you add one half and one third? Tell it so that a friend who was away could do it.'
    await api.addOrderingSession({
      params,
      body: {
        id: session.sessionId,
        prompt,
        levels: scale,
        collections: [{ id: collectionId, classId: world.classId }],
      },
    })
    const images = await Promise.all(
      levels.map(async (_, at) =>
        pictures.includes(at) ? (await api.addSessionImage({ params: session, file: handwriting })).imageId : null,
      ),
    )
    const pieceIds = levels.map(() => randomUUID())
    const piece = (at: number) => ({ pieceId: pieceIds[at]! })
    await write(api, session, [
      ...levels.map(({ text }, at) => ({
        ...piece(at),
        kind: 'piece' as const,
        collectionId,
        origin: 'rewritten' as const,
        imageId: images[at]!,
        ...(text !== null && !images[at] && { words: { text } }),
      })),
      ...pictures.map((at) => ({ ...piece(at), kind: 'checked' as const, imageId: images[at]! })),
      { kind: 'nomination', collectionId, lowest: pieceIds[0]!, highest: pieceIds.at(-1)! },
      ...levels.slice(1, -1).map((_, at) => ({
        ...piece(at + 1),
        kind: 'move' as const,
        place: 'above' as const,
        besideId: pieceIds[at]!,
      })),
      ...levels.flatMap(({ qualifiers }, at) => [
        { ...piece(at), kind: 'consent' as const, given: true },
        { kind: 'exemplar' as const, levelId: scale[at]!.id, pieceIds: [pieceIds[at]!], method: 'hand' as const },
        {
          kind: 'qualifiers' as const,
          levelId: scale[at]!.id,
          words: { qualifiers: qualifiers.map((text) => ({ id: randomUUID(), text })) },
        },
      ]),
    ])
    const said = { id: randomUUID(), handwriting: pictures.map((at) => pieceIds[at]!), lowestOwnClass: true }
    const { questions } = await api.checkChart({ params: session, body: said })
    return api.publishChart({
      params: session,
      body: { ...said, notNames: questions.map(({ id }) => id), classIds: [world.classId] },
    })
  }
  const address = (part: string) => `/schools/${world.school.id}/micro-progression/${world.classId}/${part}`
  const openPoster = async ({ chart }: PublishedChart) => {
    await page.goto(address(`charts/${chart.id}/poster`))
    await page.locator('[data-sheet]').first().waitFor()
  }
  const choose = async (shape: (typeof SHAPES)[number], paper: 'a4' | 'a3') => {
    await page.getByLabel('Poster', { exact: true }).selectOption(shape)
    if (shape === 'across' || shape === 'up') await page.getByLabel('Paper').selectOption(paper)
    await page.locator(`[data-shape="${shape}"][data-paper^="${paper}"]`).waitFor()
  }
  /** What is on the paper as a printer sees it: each sheet's words, the sizes of letters, and whatever stands where it is cut. */
  const onPaper = async (edge: number) => {
    await page.emulateMedia({ media: 'print' })
    const seen = await page.evaluate(
      ({ edge, millimetre }) => {
        const range = document.createRange()
        const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
        const all = (selector: string) => [...document.querySelectorAll(`[data-sheet] ${selector}`)]
        const clipped = [...document.querySelectorAll('[data-sheet]')].flatMap((sheet) => {
          const paper = sheet.getBoundingClientRect()
          return [...sheet.querySelectorAll('[data-head], [data-piece]')].flatMap((part) => {
            const panel = part.closest('[data-panel]')!.getBoundingClientRect()
            range.selectNodeContents(part)
            // A font asks for more height than its line; what a label is made of stands within its line.
            const own = part.matches('[data-head]') ? part.querySelector('h2')! : range
            const boxes = [...own.getClientRects()].filter(({ width }) => width > 0)
            const { left, right } = part.getBoundingClientRect()
            const lines = [...part.querySelectorAll('p, h2')]
            return left < paper.left + edge * millimetre ||
              right > paper.right - edge * millimetre ||
              // The space at the end of a line may hang over: no letter does.
              lines.some((line) => line.scrollWidth > line.clientWidth) ||
              boxes.some(
                (box) =>
                  box.top < paper.top + edge * millimetre ||
                  box.bottom > paper.bottom - edge * millimetre ||
                  box.bottom > panel.bottom + millimetre,
              )
              ? [(part.textContent ?? '').slice(0, 40)]
              : []
          })
        })
        return {
          clipped,
          sheets: document.querySelectorAll('[data-sheet]').length,
          marks: all('[data-trim-marks]').length,
          text: all('[data-piece]').map((piece) => piece.textContent),
          labels: all('h2').map(size),
          qualifiers: all('[data-piece="qualifier"]').map(size),
          exemplars: all('[data-piece="exemplar"]').map(size),
          pictures: all('[data-piece] img').map((image) => {
            const { naturalWidth } = image as HTMLImageElement
            const { height } = image.getBoundingClientRect()
            return { isThere: naturalWidth > 0, fit: getComputedStyle(image).objectFit, high: height / millimetre }
          }),
        }
      },
      { edge, millimetre: MILLIMETRE },
    )
    await page.emulateMedia({ media: null })
    return seen
  }
  /** A poster holds all that the chart says, each letter once, nothing of it where it is cut, in letters of these sizes. */
  const check = async (
    name: keyof typeof charts,
    shape: (typeof SHAPES)[number],
    { paper, pages }: { readonly paper: 'a4' | 'a3'; readonly pages?: number },
  ) => {
    const { chart } = charts[name]!
    const isBanner = shape === 'across' || shape === 'up'
    const title = `poster-${name}-${shape}-${paper}`
    await choose(shape, paper)
    const seen = await onPaper(isBanner ? 10 : 9)
    expect(seen.clipped, title).toEqual([])
    const order = shape === 'up' || shape === 'portrait' ? chart.levels.toReversed() : chart.levels
    const said = order.flatMap(({ qualifiers, exemplars }, at) => [
      ...qualifiers.map(({ text }) => text),
      ...exemplars.map(({ text }) => text ?? ''),
      isBanner && at === 0 ? chart.prompt : '',
    ])
    // Columns that go on do so sheet by sheet: there the order is another one, the letters are the same.
    const sorted = (text: string) => [...letters(text)].sort().join('')
    if (shape === 'landscape') expect(sorted(seen.text.join('')), title).toBe(sorted(said.join('')))
    else expect(letters(seen.text.join('')), title).toBe(letters(said.join('')))
    expect(seen.marks, title).toBe(isBanner ? seen.sheets : 0)
    // A hair for rounding.
    const least = (sizes: readonly number[]) => Math.min(...sizes) / POINT + 0.01
    if (isBanner) expect(least(seen.labels), title).toBeGreaterThanOrEqual(72)
    expect(least(seen.qualifiers), title).toBeGreaterThanOrEqual(isBanner ? 24 : 14)
    expect(least(seen.exemplars), title).toBeGreaterThanOrEqual(isBanner ? 18 : 10.5)
    for (const picture of seen.pictures) {
      expect(picture).toMatchObject({ isThere: true, fit: 'contain' })
      expect(picture.high, title).toBeGreaterThan(25)
    }
    if (pages !== undefined) expect(seen.sheets, title).toBe(pages)
    if (!hasPoppler) return
    const pdf = await printed(page, title)
    expect(pdf.pages, title).toBe(seen.sheets)
    const [short, long] = PAPERS[paper]
    expect(pdf.size, title).toEqual(shape === 'up' || shape === 'landscape' ? [long, short] : [short, long])
    expect(pdf.missingFonts, title).toEqual([])
    if (isBanner && name === 'five') {
      expect(pdf.heightOf('0'), title).toBeGreaterThanOrEqual(72)
      for (let tile = 1; tile <= 5; tile++) expect(pdf.text).toContain(`${tile} of 5`)
      expect(letters(pdf.text)).toContain('2of5goesonhere')
    }
    if (name !== 'wild')
      for (const text of chart.levels.flatMap(({ qualifiers }) => qualifiers.map((each) => each.text)))
        expect(letters(pdf.text).split(letters(text)).length, `${title}: ${text}`).toBe(2)
    return pdf
  }

  it('prints as a banner across and upwards on A4 and A3, trim marks and all, and as one A3 page (A1-16, A1-17, PRO-6)', async () => {
    await openPoster(charts.five!)
    for (const shape of ['across', 'up'] as const)
      for (const paper of ['a4', 'a3'] as const) await check('five', shape, { paper, pages: 5 })
    for (const shape of ['landscape', 'portrait'] as const) {
      const pdf = await check('five', shape, { paper: 'a3', pages: 1 })
      const { pupils } = await api.listPupils({ params, query: { groupId: world.classId } })
      for (const { label } of pupils) expect(letters(pdf?.text ?? '')).not.toContain(letters(label))
    }
    expect(await page.title()).toBe('Print a chart · Track')
  })

  it('prints two levels and twelve, and cuts nothing of the longest texts in any letters (A1-16)', async () => {
    charts.two = await hang(plain(2))
    charts.twelve = await hang(plain(12))
    charts.wild = await hang(WILD)
    for (const [name, count] of [
      ['two', 2],
      ['twelve', 12],
    ] as const) {
      await openPoster(charts[name]!)
      await check(name, 'across', { paper: 'a4', pages: count })
      await check(name, 'up', { paper: 'a3', pages: count })
      await check(name, 'landscape', { paper: 'a3' })
      await check(name, 'portrait', { paper: 'a3' })
    }
    await openPoster(charts.wild)
    await check('wild', 'across', { paper: 'a4' })
    await check('wild', 'up', { paper: 'a3' })
    await check('wild', 'landscape', { paper: 'a3' })
    await check('wild', 'portrait', { paper: 'a3' })
  })

  it('is printed from the chart in two clicks, and reads the same on a phone and without colour (A1-17)', async () => {
    const { chart } = charts.five!
    await page.goto(address(`charts/${chart.id}`))
    await page.getByRole('heading', { name: '4', exact: true }).waitFor()
    await look(page, 'chart')
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await resetHands(page)
    await page.getByRole('link', { name: 'Print', exact: true }).click()
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    await page.locator('[data-printed]').waitFor()
    expect(await countHands(page)).toMatchObject({ taps: 2 })
    await look(page, 'chart-poster')
  })

  it('hangs where it is said to, reminds on a day, and leaves as a CASE rubric (A1-20)', async () => {
    const { chart } = charts.five!
    await page.goto(address(`charts/${chart.id}`))
    await page.getByText('4 Oak', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Change where it hangs' }).click()
    await page.getByRole('checkbox', { name: '2 Elm' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/4 Oak, 2 Elm|2 Elm, 4 Oak/).waitFor()
    await page.getByRole('button', { name: 'Change the day to revise' }).click()
    await page.getByLabel('Day', { exact: true }).fill(world.school.today)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^The team meant to look at this chart again on /).waitFor()
    const kept = await api.readChart({ params: { ...params, chartId: chart.id } })
    expect(kept.classIds).toHaveLength(2)
    expect(kept.reviseOn).toBe(world.school.today)

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download for other systems (CASE)' }).click()
    const file = await saving
    expect(file.suggestedFilename()).toBe('chart How do you add one v1.json')
    const rubric = JSON.parse(readFileSync(await file.path(), 'utf8'))
    expect(rubric).toEqual(await api.readChartCase({ params: { ...params, chartId: chart.id } }))
    await page.getByRole('button', { name: 'Revise', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
  })

  it('shows what each pupil placed in the order of the register, and both sides where a teacher sees it differently (A1-23, A1-24, PRO-10)', async () => {
    const { chart } = charts.five!
    const [pupil, onPaper] = world.keys
    // The pupil places two pieces: the first is the start.
    const own = await pupilClient(pupil!)
    const place = (at: number, words: NewPlacement['words'], between = false) => {
      const { level, exemplars, qualifiers } = chart.levels[at]!
      const work = { id: randomUUID(), pupilId: pupil!.pupilId, chartId: chart.id, imageId: null }
      const placement: NewPlacement = {
        id: randomUUID(),
        workId: work.id,
        chartId: chart.id,
        pupilId: pupil!.pupilId,
        by: 'pupil',
        levelId: level.id,
        betweenId: between ? chart.levels[at + 1]!.level.id : null,
        rule: 'halving',
        answers: [],
        probability: null,
        nearestId: exemplars[0]!.pieceId,
        qualifierIds: [qualifiers[0]!.id],
        ...(words && { words }),
      }
      return { work, placement }
    }
    const first = place(1, { glows: ['I drew both bars'], grow: 'Say why the pieces are of one size' })
    const second = place(2, { glows: ['I said why'], grow: 'Check it with numbers' }, true)
    const { refused } = await own.writeOwnPlacements({
      body: {
        works: [
          { ...first.work, doneOn: '2026-01-12', words: { title: 'A half and a third' } },
          {
            ...second.work,
            doneOn: world.school.today,
            words: { title: 'Two fifths and a half', text: 'Because tenths fit both.' },
          },
        ],
        placements: [first.placement, second.placement],
      },
    })
    expect(refused).toEqual([])

    await page.goto(address(`charts/${chart.id}/placements`))
    const { pupils } = await api.listChartPlacements({
      params: { ...params, chartId: chart.id },
      query: { classId: world.classId },
    })
    const rows = page.getByRole('main').getByRole('row')
    await rows.first().waitFor()
    const shown = await rows.getByRole('link').allTextContents()
    expect(shown).toEqual(pupils.map(({ label }) => label))
    const name = pupils.find(({ pupilId }) => pupilId === pupil!.pupilId)!.label
    const row = rows.filter({ hasText: 'between 2 and 3' })
    for (const cell of ['between 2 and 3', '3', 'Check it with numbers'])
      await row.getByRole('cell', { name: cell, exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Only pupils with a piece' }).check()
    expect(await rows.getByRole('link').allTextContents()).toHaveLength(1)
    await look(page, 'chart-placements')
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: `Charts of ${name}` }).waitFor()
    const piece = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Two fifths and a half' }) })
    await piece.getByText('Went for 2: reached').waitFor()
    await piece.getByText('Worked on: Say why the pieces are of one size').waitFor()

    // The teacher holds it up too, and must point at something.
    await piece.getByRole('button', { name: 'Say where it falls' }).click()
    await page.getByRole('heading', { level: 1, name: 'Where does it fall?' }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Exemplar of 2' }).waitFor()
    await page.getByRole('radio', { name: 'at 2', exact: true }).check()
    expect(
      await page.getByLabel('Most like').evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label),
    ).toBe('Exemplar of 2')
    await page.getByRole('button', { name: 'Keep this placing' }).click()
    await page.getByRole('alert').filter({ hasText: 'Tick at least one thing' }).waitFor()
    await page.getByRole('checkbox', { name: /Says why the pieces must be of one size, step c/ }).check()
    await page.getByLabel('Most like').selectOption({ label: 'Exemplar of 2' })
    await page.getByLabel(/^Why, in your words/).fill('The last step is told, not shown.')
    await look(page, 'chart-place-piece')
    await page.getByRole('button', { name: 'Keep this placing' }).click()
    await piece.getByText('Seen differently. Both stand: look at what each points at.').waitFor()
    await piece.getByText('You: 2').waitFor()
    await piece.getByText('Their own: between 2 and 3').waitFor()
    await piece.getByText('“The last step is told, not shown.”').waitFor()
    await look(page, 'pupil-charts')
    const kept = await api.readPupilCharts({ params: { ...params, pupilId: pupil!.pupilId } })
    const ofPiece = kept.placements.filter(({ workId }) => workId === second.work.id)
    expect(ofPiece.map(({ by, levelId, betweenId }) => [by, levelId, betweenId]).sort()).toEqual([
      ['pupil', chart.levels[2]!.level.id, chart.levels[3]!.level.id],
      ['teacher', chart.levels[2]!.level.id, null],
    ])
    expect(ofPiece.every(({ qualifierIds }) => qualifierIds.length > 0)).toBe(true)

    // Their own strip, on paper.
    if (hasPoppler) {
      const strip = await printed(page, 'pupil-strip')
      expect(strip).toMatchObject({ size: PAPERS.a4, missingFonts: [] })
      for (const text of [name, 'Glow: I drew both bars', 'Grow: Check it with numbers', '2026'])
        expect(letters(strip.text)).toContain(letters(text))
      expect(strip.text).not.toContain('Say where it falls')
    }

    // Somebody who worked on paper: a photograph is enough, and it is placed at once.
    await page.goto(address(`pupils/${onPaper!.pupilId}`))
    await page
      .getByRole('button', { name: /^Add a piece/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Give it a name, its words or a photograph.').waitFor()
    await page
      .getByLabel('Photograph')
      .setInputFiles({ name: 'IMG_2041.png', mimeType: 'image/png', buffer: handwriting })
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Where does it fall?' }).waitFor()
    await expect
      .poll(() =>
        page
          .getByRole('main')
          .locator('img')
          .evaluateAll((all) => all.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length),
      )
      .toBeGreaterThan(0)
    await look(page, 'chart-place-photo')
  })

  const pupilClient = async ({ card, kind, pin }: PupilClass['keys'][number]): Promise<TrackClient> => {
    const context = await browser.newContext({ baseURL: track.origin })
    const client = clientOf({ request: context.request } as Page)
    const door = await client.openDoor({ body: { card } })
    expect(kind).toBeDefined()
    await client.pupilSignIn({ body: { handle: door.pupils[0]!.handle, pin } })
    return client
  }
})

/** A sheet with a few written lines, as a camera would see it. */
async function photograph(browser: Browser): Promise<Buffer> {
  const paper = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  await paper.setContent(`<p style="font: italic 48px serif; padding: 40px">${ANSWER.repeat(3)}</p>`)
  const picture = await paper.screenshot()
  await paper.close()
  return picture
}

/** Without violations, and never sideways, on a wide screen and on the smallest; kept where a person can look at it. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(() => scrollsSideways(page), { message: `${name} at ${width}` }).toBe(false)
    if (width !== 360) expect(await listAxeViolations(page), `${name} at ${width}`).toEqual([])
    if (width !== 320) await takePicture(page, `${name}-${width}`)
  }
}
