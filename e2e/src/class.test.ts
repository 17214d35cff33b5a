import type { TrackClient } from '@track/api-contract'
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
import { clientOf, DEMO_HEAD, placeOf, signIn, waitUntilSaved } from './journeys.js'
import { hasPoppler, printed } from './pdf.js'
import { type RunningTrack, startTrack } from './server.js'

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 320, height: 640 }
const look = { colour: '#c4e3cd', symbol: 'disc' } as const

describe.skipIf(!browserPath)('a class in several programmes, in words and on paper', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let api: TrackClient
  let place: ReturnType<typeof placeOf>
  let book: Awaited<ReturnType<TrackClient['readClassMarkbook']>>
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: WIDE })
    troublesOf.push(opened.troubles)
    page = opened.page
    await signIn(page, DEMO_HEAD)
    const here = placeOf(page)
    api = clientOf(page)
    const params = { schoolId: here.schoolId }
    const school = await api.readSchool({ params })
    const maths = school.subjects.find(({ name }) => name === 'Maths')!
    const oak = school.classes.find(({ name }) => name === '4 Oak')!
    place = { ...params, classId: oak.id, subjectId: maths.id }
    const before = await readBook()
    const [, ben, , , eve] = before.pupils.filter(({ ownProgramme }) => ownProgramme === null)
    const { objectives } = await api.listObjectives({ params, query: { subjectId: maths.id } })
    const inClass = new Set(before.programme!.objectiveIds)
    const others = objectives.filter(({ id }) => !inClass.has(id)).slice(0, 4)
    expect(others).toHaveLength(4)
    const shared = await api.addProgramme({
      params,
      body: { subjectId: maths.id, name: 'Shared maths', objectiveIds: others.map(({ id }) => id) },
    })
    for (const pupil of [ben!, eve!])
      await api.assignProgramme({
        params,
        body: { subjectId: maths.id, pupilId: pupil.id, programmeId: shared.id, effectiveFrom: school.today },
      })
    const secured = (percentAtLeast: number) => ({
      anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast, of: 'taught' as const, tags: [] }] }],
    })
    const [towards, secure, slower, quicker] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
    const attainment = await api.addDescriptorSet({
      params,
      body: {
        name: 'Attainment words',
        kind: 'attainment',
        meaning: 'competence',
        descriptors: [
          { id: towards!, label: 'Building', shortCode: 'B', ...look, symbol: 'half' },
          { id: secure!, label: 'Secured', shortCode: 'S', ...look },
        ],
        suggestions: [
          { descriptorId: secure!, when: secured(50) },
          { descriptorId: towards!, when: secured(0) },
        ],
      },
    })
    const progress = await api.addDescriptorSet({
      params,
      body: {
        name: 'Progress words',
        kind: 'progress',
        descriptors: [
          { id: slower!, label: 'Steady', shortCode: 'T', ...look, symbol: 'dot' },
          { id: quicker!, label: 'Quicker', shortCode: 'Q', ...look, symbol: 'star' },
        ],
      },
    })
    await api.addMeasure({ params, body: { subjectId: maths.id, name: 'Attainment', setId: attainment.id } })
    await api.addMeasure({ params, body: { subjectId: maths.id, name: 'Progress', setId: progress.id } })
    const score = await api.addMeasure({
      params,
      body: {
        ...{ subjectId: maths.id, name: 'Reasoning test', minimum: 60, maximum: 140 },
        ...{ codes: ['A'], reliability: 0.93, standardDeviation: 15 },
      },
    })
    const ada = before.pupils[0]!
    await api.writeEntries({
      params,
      body: {
        classId: oak.id,
        entries: [
          { id: crypto.randomUUID(), pupilId: ada.id, measureId: score.id, value: 92, observedOn: firstDay(before) },
        ],
      },
    })
    book = await readBook()
  })
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troublesOf.flat()).toEqual([])
  })

  const readBook = () =>
    api.readClassMarkbook({
      params: { schoolId: place.schoolId, classId: place.classId },
      query: { subjectId: place.subjectId },
    })
  const firstDay = (of: typeof book) => of.taught.map(({ taughtFrom }) => taughtFrom).sort()[0]!
  const address = (part = '') => `/schools/${place.schoolId}/markbook/${place.classId}/${place.subjectId}${part}`
  const checkAt320 = async (name: string) => {
    await page.setViewportSize(NARROW)
    expect(await listAxeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await takePicture(page, `${name}-320`)
    await page.setViewportSize(WIDE)
  }

  it('marks pupils of another programme in the same grid by the same keys, where the register has them', async () => {
    await page.goto(address())
    await page.getByRole('grid').waitFor()
    const names = await page.getByRole('rowheader').allTextContents()
    expect(names.filter((name) => book.pupils.some(({ label }) => label === name))).toEqual(
      book.pupils.map(({ label }) => label),
    )
    const shared = book.pupils.filter(({ ownProgramme }) => ownProgramme?.name === 'Shared maths')
    expect(shared).toHaveLength(2)
    const [first, second] = shared
    await page
      .getByRole('gridcell', { name: new RegExp(`^${first!.label}, `) })
      .first()
      .click()
    await page.keyboard.press('s')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      new RegExp(`^${second!.label}, `),
    )
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+d')
    await waitUntilSaved(page)
    const after = await readBook()
    const [one, two] = after.pupils.find(({ id }) => id === first!.id)!.ownProgramme!.objectiveIds
    const depthOf = (pupilId: string, objectiveId: string) =>
      after.entries.filter((line) => line.pupilId === pupilId && line.objectiveId === objectiveId).at(-1)?.value
    expect(String(depthOf(first!.id, one!))).toMatch(/secure$/)
    expect(shared.map(({ id }) => String(depthOf(id, two!)))).toEqual([
      expect.stringMatching(/deeper$/),
      expect.stringMatching(/deeper$/),
    ])
    await takePicture(page, 'class-programmes-1280')
    await checkAt320('class-programmes')
  })

  it('shows only this week, and another day in the words of that day', async () => {
    await page.goto(address())
    await page.getByRole('grid').waitFor()
    const all = await page.getByRole('columnheader').count()
    await page.getByRole('button', { name: /^More: all objectives/ }).click()
    await takePicture(page, 'class-menu-1280')
    await page.getByRole('button', { name: 'Only this week’s objectives' }).click()
    await expect.poll(() => page.getByRole('columnheader').count()).toBeLessThan(all)
    await page.getByRole('button', { name: /^More: this week/ }).click()
    await page.getByRole('button', { name: 'Another day' }).click()
    await page.getByLabel('Day', { exact: true }).fill(firstDay(book))
    await page.getByLabel('Names and words').selectOption('now')
    await page.getByRole('table').waitFor()
    await takePicture(page, 'class-another-day-1280')
    await checkAt320('class-another-day')
  })

  it('suggests a word with its reasons, and records only what the teacher says', async () => {
    await page.goto(address('/words'))
    const [ada, ben] = book.pupils
    const wordOf = async (pupilId: string) => {
      const { measures, entries } = await readBook()
      const attainment = measures.find(({ name }) => name === 'Attainment')!.id
      return entries.filter((line) => line.pupilId === pupilId && line.measureId === attainment).at(-1)?.value
    }
    const cell = page.getByRole('gridcell', { name: new RegExp(`^${ada!.label}, Attainment: blank`) })
    const suggestion = cell.getByRole('button', {
      name: /^Record for .*: Secured\? \d+ of \d+ objectives secured \(\d+\s%\), 50\s% needed$/,
    })
    await page.getByRole('gridcell', { name: new RegExp(`^${ben!.label}, Reasoning test`) }).click()
    await suggestion.hover()
    await page
      .getByText(/the school’s rule suggests Secured\. \d+ of \d+ objectives secured \(\d+\s%\), 50\s% needed\.$/)
      .waitFor()
    expect(await wordOf(ada!.id)).toBeUndefined()
    await takePicture(page, 'class-words-1280')
    if (hasPoppler) {
      // More columns than stand beside each other on an upright page; nothing before the table.
      const paper = await printed(page, 'class-words')
      expect(paper.size).toEqual([842, 595])
      expect(paper.text).toMatch(/^4 Oak, Maths: words and marks/)
    }
    await suggestion.click()
    await page.getByRole('gridcell', { name: new RegExp(`^${ben!.label}, Attainment`) }).click()
    await page.keyboard.press('b')
    await waitUntilSaved(page)
    expect(await wordOf(ada!.id)).toMatch(/2$/)
    expect(await wordOf(ben!.id)).toMatch(/1$/)
    expect(await wordOf(book.pupils[2]!.id)).toBeUndefined()

    await page.getByRole('gridcell', { name: new RegExp(`^${ada!.label}, Reasoning test`) }).click()
    await page.keyboard.type('150')
    await page.keyboard.press('Enter')
    await page.getByText('150 is above the highest mark, 140.').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type('101')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: `${ada!.label}, Reasoning test: 101`, exact: true }).waitFor()
    await waitUntilSaved(page)
    await checkAt320('class-words')
  })

  it('marks twenty objectives of a pupil as fast as they are typed, and says what changed and what is wobble', async () => {
    const [ada] = book.pupils
    await page.goto(address(`/pupils/${ada!.id}`))
    await page.getByText(/\+9 since .*within the usual wobble/).waitFor()
    await page.getByRole('gridcell').first().focus()
    const lines = Math.min(20, await page.getByRole('gridcell').count())
    await resetHands(page)
    const begun = Date.now()
    for (let line = 0; line < lines; line++) await page.keyboard.press(line % 2 === 0 ? '3' : '4')
    expect((await countHands(page)).keys).toBe(lines)
    await waitUntilSaved(page)
    expect(Date.now() - begun).toBeLessThan(30_000)
    const { entries } = await readBook()
    const marked = entries.filter(({ pupilId, observedOn }) => pupilId === ada!.id && observedOn === book.asOf)
    expect(new Set(marked.flatMap(({ objectiveId }) => objectiveId ?? [])).size).toBe(lines)
    const days = book.taught.map(({ taughtFrom }) => taughtFrom).sort()
    await page.getByLabel('Changed since').fill(days[3]!)
    await page.getByText(/^Average depth of the same \d+ objectives/).waitFor()
    await takePicture(page, 'pupil-1280')
    await checkAt320('pupil')
    // On a phone the line under the finger stays there, whatever is said of saving and of what changed.
    await page.setViewportSize(NARROW)
    const mark = page.getByRole('gridcell').first().getByRole('button').first()
    await mark.scrollIntoViewIfNeeded()
    const { y } = (await mark.boundingBox())!
    await mark.click()
    expect((await mark.boundingBox())!.y).toBe(y)
    await waitUntilSaved(page)
    expect((await mark.boundingBox())!.y).toBe(y)
    await page.setViewportSize(WIDE)
  })

  it('prints thirty sheets for books on fifteen pages, nothing cut', async () => {
    await page.goto(address('/sheets'))
    await page.getByText(/pages of A4, landscape$/).waitFor()
    await takePicture(page, 'class-sheets-1280')
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('section article')].filter((sheet) => {
          const paper = sheet.parentElement!.getBoundingClientRect()
          const last = (sheet.querySelector('tbody tr:last-child') ?? sheet).getBoundingClientRect()
          return last.bottom > paper.bottom || sheet.scrollWidth > sheet.clientWidth + 1
        }).length,
    )
    expect(cut).toBe(0)
    const perPupil = await page.locator('section article').count()
    if (hasPoppler) {
      const paper = await printed(page, 'class-sheets')
      expect(paper.size).toEqual([842, 595])
      expect(paper.pages).toBe(Math.ceil(perPupil / 2))
      for (const { label } of book.pupils) expect(paper.text).toContain(label)
    }
    expect(perPupil).toBe(book.pupils.length)
    await checkAt320('class-sheets')
  })
})
