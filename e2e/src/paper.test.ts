import { spawnSync } from 'node:child_process'
import type { NewPublication, TrackClient } from '@track/api-contract'
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
import { clientOf, DEMO_HEAD, placeOf, signIn } from './journeys.js'
import { hasPoppler, printed } from './pdf.js'
import { type RunningTrack, startTrack } from './server.js'

const WIDE = { width: 1280, height: 800 }
const A4 = [595, 842]
const LETTER = [612, 792]

const hasRightToLeft =
  process.platform !== 'linux' ||
  ['ar', 'he'].every((language) => spawnSync('fc-list', [`:lang=${language}`, 'family']).stdout?.length > 0)
if (!hasRightToLeft)
  process.stderr.write(
    'SKIPPED: names from right to left on paper, no font with Arabic and Hebrew (fonts-dejavu-core)\n',
  )

/** One of each kind of name; a class has them in turn. */
const NAMES = [
  'Ada Fielding',
  `Maximiliana ${'Wolfeschlegelsteinhausen-Bergerdorff '.repeat(6)}`.slice(0, 197).trim(),
  'Llŷr Ŵyn-Ŷnys',
  'Nguyễn Thị Ngọc Ánh',
  ...(hasRightToLeft ? ['עדי בן־שלום', 'ليلى الحكيم'] : []),
  'Zoë 😀 O’Brien',
]
const ONE_OF_EACH = NAMES.length
const task = { getsMeReady: false, optional: false }
const template: NewPublication['template'] = {
  outcomes: ['I can find equivalent fractions'],
  criteria: [
    { id: 'c1', text: 'I can show it with a drawing' },
    { id: 'c2', text: 'I can explain why 1/2 = 2/4' },
  ],
  tasks: [
    { ...task, id: 't1', text: 'Warm up with the fraction wall', criterionIds: ['c1'], symbol: 'make' },
    { ...task, id: 't2', text: 'Shade 2/4 and 3/6 of a shape', criterionIds: ['c1'], symbol: 'draw' },
    { ...task, id: 't3', text: 'Write my own three', criterionIds: ['c2'], symbol: 'write' },
    { ...task, id: 't4', text: 'Explain one to my partner', criterionIds: ['c2'], symbol: 'talk' },
  ],
}
const withChoice: typeof template = {
  ...template,
  tasks: [
    ...template.tasks,
    {
      ...{ ...task, id: 't5', text: 'Practise', criterionIds: ['c1'], symbol: 'practise' },
      choice: {
        kind: 'practice',
        choose: 1,
        options: [
          { id: 'o1', text: 'cards', partner: 'a classmate' },
          { id: 'o2', text: 'number line game' },
          { id: 'o3', text: 'paper strips' },
        ],
      },
    },
    { ...task, id: 't6', text: 'Check two answers', criterionIds: ['c2'] },
  ],
}
const letters = (text: string) => text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '')
/** As a name may come out of a PDF: what is written from right to left with its last word first. */
const spellings = (label: string) => [letters(label), letters(label.split(' ').reverse().join(' '))]

describe.skipIf(!browserPath)('notes on paper', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let api: TrackClient
  let params: { schoolId: string }
  let classId: string
  let today: string
  /** The pupils of one class, in the order of its register. */
  const pupils: { id: string; label: string }[] = []
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: WIDE })
    troublesOf.push(opened.troubles)
    page = opened.page
    await signIn(page, DEMO_HEAD)
    params = { schoolId: placeOf(page).schoolId }
    api = clientOf(page)
    today = (await api.readSchool({ params })).today
    const group = await api.addGroup({ params, body: { kind: 'class', name: 'Paper class', position: 99 } })
    classId = group.id
    for (let at = 0; at < 31; at++) {
      const round = Math.floor(at / ONE_OF_EACH)
      const label = `${NAMES[at % ONE_OF_EACH]}${round ? ` ${round}` : ''}`
      const { id } = await api.addPupil({ params, body: { label, classId } })
      pupils.push({ id, label })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  const give = async (of: typeof pupils, more: Partial<NewPublication> = {}) => {
    const id = crypto.randomUUID()
    const given = of.map(({ id: pupilId }) => ({ pupilId, variantId: null }))
    const days = { startsOn: today, endsOn: today } as Pick<NewPublication, 'startsOn' | 'endsOn'>
    const body = { id, classId, template, readingBand: 'middle' as const, pupils: given, ...days, ...more }
    await api.publishMicrotrack({ params, body })
    return id
  }
  const lessonAddress = (id: string, part: string) =>
    `/schools/${params.schoolId}/microtrack/${classId}/lessons/${id}/${part}`
  const openSheets = async (id: string) => {
    await page.goto(lessonAddress(id, 'sheets'))
    await page.locator('section article').first().waitFor()
  }
  /** Whatever stands outside its note, or nearer than this to its edge: a school's printer would clip it. */
  const clipped = async (edge: number) => {
    await page.emulateMedia({ media: 'print' })
    const found = await page.evaluate((edge) => {
      const millimetre = 96 / 25.4
      return [...document.querySelectorAll('section article')].flatMap((note) => {
        const paper = note.getBoundingClientRect()
        const range = document.createRange()
        const words: string[] = []
        if (note.scrollHeight > note.clientHeight || note.scrollWidth > note.clientWidth) words.push('overflows')
        for (const piece of note.querySelectorAll('[data-head] *, [data-line], [data-line] *')) {
          range.selectNodeContents(piece)
          for (const box of [piece.getBoundingClientRect(), ...range.getClientRects()])
            if (
              box.width > 0 &&
              (box.left < paper.left + edge * millimetre ||
                box.right > paper.right - edge * millimetre ||
                box.top < paper.top + edge * millimetre ||
                box.bottom > paper.bottom - edge * millimetre)
            )
              words.push(piece.textContent?.slice(0, 40) || piece.tagName)
        }
        return words.slice(0, 2)
      })
    }, edge)
    await page.emulateMedia({ media: null })
    return found
  }
  const check = async (of: typeof pupils, name: string, { pages, edge }: { pages: number; edge: number }) => {
    expect(await clipped(edge), name).toEqual([])
    expect(await page.locator('section article').count(), name).toBe(of.length)
    if (!hasPoppler) return
    const paper = await printed(page, name)
    expect(paper.pages, name).toBe(pages)
    expect(paper.size).toEqual(A4)
    expect(paper.missingFonts).toEqual([])
    // One by one, the longest first, so that a name within another is not counted for it.
    let text = letters(paper.text)
    const names = of.map(({ label }) => label).sort((a, b) => b.length - a.length)
    for (const label of names) {
      const found = spellings(label).find((spelling) => text.includes(spelling))
      expect(found, `${name}: ${label}`).toBeDefined()
      text = text.replace(found!, '|')
    }
    for (const label of names)
      expect(
        spellings(label).some((spelling) => text.includes(spelling)),
        label,
      ).toBe(false)
  }

  it('prints 1, 2, 29, 30 and 31 notes on quarter sheets and sticky notes, whatever the names, none clipped (A0-19)', async () => {
    const alone = NAMES.map((_, at) => pupils.slice(at, at + 1))
    for (const of of [...alone, pupils.slice(0, 2), ...[29, 30, 31].map((count) => pupils.slice(0, count))]) {
      const name = `${of.length}${of.length === 1 ? `-${pupils.indexOf(of[0]!)}` : ''}`
      await openSheets(await give(of))
      await check(of, `notes-quarter-${name}`, { pages: Math.ceil(of.length / 4), edge: 5 })
      await page.getByLabel('Size').selectOption('sticky')
      await page.locator('[data-note="sticky"]').first().waitFor()
      await check(of, `notes-sticky-${name}`, { pages: Math.ceil(of.length / 6), edge: 2 })
    }
  })

  it('goes on on another sheet rather than clip, and prints large ones after the others', async () => {
    const long = 'Find three pairs of equivalent fractions around the room and write down where they were. '
    const tasks = template.tasks.flatMap((one) => [one, { ...one, id: `${one.id} more`, text: long.repeat(3) }])
    const of = pupils.slice(0, 5)
    const id = await give(of, {
      template: { ...template, outcomes: [long.repeat(3).trim()], tasks },
      variants: [{ id: 'v1', name: 'Large print', largePrint: true, symbols: true }],
      pupils: of.map(({ id: pupilId }, place) => ({ pupilId, variantId: place === 0 ? 'v1' : null })),
    })
    await openSheets(id)
    expect(await clipped(5)).toEqual([])
    const sizes = await page.locator('section article').evaluateAll((notes) => notes.map((note) => note.dataset.note))
    expect(sizes.lastIndexOf('quarter')).toBeLessThan(sizes.indexOf('large'))
    await page
      .getByText(/^Sun|^Mon|^Tue|^Wed|^Thu|^Fri|^Sat/)
      .getByText('2 of 2')
      .first()
      .waitFor()
    await takePicture(page, 'notes-1280')
    await page.getByLabel('Paper').selectOption('letter')
    await page.locator('[data-paper="letter"] article').first().waitFor()
    expect(await clipped(5)).toEqual([])
    if (hasPoppler) expect((await printed(page, 'notes-letter')).size).toEqual(LETTER)
    await page.getByLabel('Size').selectOption('sticky')
    expect(await clipped(2)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await listAxeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await takePicture(page, 'notes-320')
    await page.setViewportSize(WIDE)
  })

  it('takes a pile of sheets in by keys: nine for six ticks', async () => {
    const of = pupils.slice(0, 3)
    const publicationId = await give(of, { template: withChoice })
    await page.goto(lessonAddress(publicationId, 'paper'))
    const field = page.getByRole('combobox', { name: 'Name or code' })
    await field.waitFor()
    const lesson = await api.readLesson({ params: { ...params, publicationId } })
    const [first, second] = lesson.pupils
    const actsOf = async (pupilId: string) =>
      (await api.readLesson({ params: { ...params, publicationId } })).acts.filter((act) => act.pupilId === pupilId)
    await resetHands(page)
    // In the order of the register nothing is typed to find a sheet.
    await page.keyboard.press('Enter')
    await page.keyboard.type('123456b')
    await page.keyboard.press('Enter')
    expect((await countHands(page)).keys).toBe(9)
    await expect.poll(async () => (await actsOf(first!.pupilId)).length).toBe(7)
    for (const act of await actsOf(first!.pupilId)) expect(act).toMatchObject({ by: 'pupil', via: 'paper' })

    // Out of order, by the code that stands on it; one step back; the criteria, something else, where to start.
    await page.keyboard.type(second!.code.toLowerCase())
    await page.keyboard.press('Enter')
    await page.keyboard.type('14')
    await page.keyboard.press('Control+z')
    await page.keyboard.type('g32+')
    await page.keyboard.type('Helped with the glue')
    await page.keyboard.press('Enter')
    await page.keyboard.type('.')
    await page.keyboard.type('line four')
    await takePicture(page, 'paper-ticks-1280')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await actsOf(second!.pupilId)).length).toBe(5)
    expect((await actsOf(second!.pupilId)).map(({ kind }) => kind)).toEqual(['tick', 'add', 'gauge', 'gauge', 'exit'])

    // Kept on the wrong pupil: taken back, and the sheet is open again with all that was typed.
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('region', { name: `Sheet of ${second!.label}` }).waitFor()
    await expect
      .poll(async () => (await actsOf(second!.pupilId)).slice(5).map(({ kind }) => kind))
      .toEqual(['remove', 'untick'])
    expect(await page.getByRole('checkbox', { name: 'Warm up with the fraction wall' }).isChecked()).toBe(true)
    expect(await listAxeViolations(page)).toEqual([])

    await page.setViewportSize({ width: 360, height: 640 })
    expect(await listAxeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await takePicture(page, 'paper-ticks-360')
    await page.getByRole('button', { name: 'Keep, and the next' }).click()
    await field.waitFor()
    await page.setViewportSize(WIDE)
  })
})
