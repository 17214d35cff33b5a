import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways } from './browser.js'
import { clientOf, DEMO_HEAD, placeOf, signIn } from './journeys.js'
import { enter, expectFocus, expectSaid, tabTo } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

/** A set of another maker, as small as CASE may be. */
const CASE = {
  CFDocument: { identifier: 'd1', uri: 'urn:d1', creator: 'Shire', title: 'Shire maths', publisher: 'Shire Press' },
  CFItems: [
    { identifier: 'h1', uri: 'urn:h1', fullStatement: 'Time' },
    { identifier: 's1', uri: 'urn:s1', fullStatement: 'Read any clock' },
    { identifier: 's2', uri: 'urn:s2', fullStatement: 'Convert units of time' },
    { identifier: 's3', uri: 'urn:s3', fullStatement: 'Plan with a timetable' },
  ],
  CFAssociations: ['h1 d1', 's1 h1', 's2 h1', 's3 h1'].map((ends, place) => ({
    identifier: `a${place}`,
    uri: `urn:a${place}`,
    associationType: 'isChildOf',
    originNodeURI: { identifier: ends.split(' ')[0] },
    destinationNodeURI: { identifier: ends.split(' ')[1] },
    sequenceNumber: place + 1,
  })),
}

/** The head of the demo school looks after its objectives. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('objectives that are the school’s own', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let place: ReturnType<typeof placeOf>
  let params: { readonly schoolId: string }
  let today: `${number}-${number}-${number}`

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await signIn(page, DEMO_HEAD)
    place = placeOf(page)
    params = { schoolId: place.schoolId }
    today = (await clientOf(page).readSchool({ params })).today
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troubles).toEqual([])
  })

  it('pastes 500 objectives three headings deep in under a minute, and takes them back in one go', async () => {
    const before = await readList()
    await goTo(`objectives?subject=${place.subjectId}`)
    const lines = Array.from({ length: 500 }, (_, n) => [
      ...(n % 100 === 0 ? [`Area ${n / 100 + 1}`] : []),
      ...(n % 20 === 0 ? [`  Topic ${n / 20 + 1}`] : []),
      ...(n % 5 === 0 ? [`    Step ${n / 5 + 1}`] : []),
      `      Explain example ${n + 1} in own words`,
    ]).flat()
    await enter(page.getByRole('button', { name: 'Paste a list' }))
    await expectFocus(page.getByLabel('Objectives, one to a line'))
    const began = Date.now()
    await page.keyboard.insertText(lines.join('\n'))
    const preview = page.getByRole('region', { name: 'As it would come in' })
    await preview.getByText('100 objectives, new heading').first().waitFor()
    await enter(page.getByRole('button', { name: 'Add 500 objectives' }))
    await expectSaid(page, /^500 objectives added to /)
    expect(Date.now() - began).toBeLessThan(60_000)
    const { strands, objectives } = await readList()
    expect(objectives).toHaveLength(before.objectives.length + 500)
    const parentOf = new Map(strands.map(({ id, parentId, name }) => [id, { parentId, name }]))
    const path = (id: string | null): string[] => {
      const strand = parentOf.get(id ?? '')
      return strand ? [...path(strand.parentId), strand.name] : []
    }
    const last = objectives.find(({ wording }) => wording === 'Explain example 500 in own words')!
    expect(path(last.strandId)).toEqual(['Area 5', 'Topic 25', 'Step 100'])
    await page.getByRole('heading', { name: 'Step 100', exact: true }).waitFor({ state: 'attached' })

    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Taken back: nothing of the paste is left').last().waitFor()
    await page.getByRole('heading', { name: 'Area 1' }).waitFor({ state: 'detached' })
    expect(await readList()).toEqual(before)
  })

  it('moves a heading by keyboard, puts it under another and takes that back', async () => {
    const topOf = async () => {
      const top = (await readList()).strands.filter(({ parentId }) => parentId === null)
      return top.sort((a, b) => a.position - b.position).map(({ name }) => name)
    }
    const [first, second, ...others] = await topOf()
    await goTo(`objectives?subject=${place.subjectId}`)
    const heading = page.getByRole('heading', { level: 2 }).getByRole('button', { name: first!, exact: true })
    await heading.press('Alt+ArrowDown')
    await expectFocus(heading)
    await expect.poll(topOf).toEqual([second, first, ...others])
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(topOf).toEqual([first, second, ...others])

    await page.keyboard.press('Enter')
    await page.getByLabel('Stands under').selectOption({ label: second! })
    await enter(page.getByRole('button', { name: 'Save', exact: true }))
    await expectSaid(page, 'Saved')
    await page.getByRole('heading', { name: first!, level: 3 }).waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('heading', { name: first!, level: 2 }).waitFor()
    await expect.poll(topOf).toEqual([first, second, ...others])
  })

  it('splits an objective from a day: pages before it stay as they were, later ones count the new ones', async () => {
    const api = clientOf(page)
    const day = plusDays(today, -7)
    const query = { subjectId: place.subjectId }
    const { programme, taught, objectives, scales, pupils } = await api.readClassMarkbook({
      params: { ...params, classId: place.classId },
      query: { ...query, asOf: plusDays(day, -1) },
    })
    const offered = (await readList()).objectives.filter(({ retiredOn }) => retiredOn === null)
    const old = objectives.find(
      ({ id }) =>
        programme!.objectiveIds.includes(id) &&
        offered.some((one) => one.id === id) &&
        taught.some((one) => one.objectiveId === id && one.taughtFrom < day),
    )!
    const lowest = scales.find(({ id }) => id === old.scaleId)!.codes[0]!
    // Nobody is secure in it any more: without it everybody's share rises.
    const { refused } = await api.writeEntries({
      params,
      body: {
        classId: place.classId,
        entries: pupils.map(({ id }, n) => ({
          id: `0193a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`,
          pupilId: id,
          objectiveId: old.id,
          value: lowest.id,
          observedOn: today,
        })),
      },
    })
    expect(refused).toEqual([])
    const [before, after] = await readPages(plusDays(day, -1), today)

    await goTo(`objectives?subject=${place.subjectId}`)
    await page.locator(`[data-row="${old.id}"] [data-control=change]`).press('Enter')
    await enter(page.getByRole('button', { name: 'Split or replace…' }))
    const from = page.getByRole('dialog').getByLabel('From', { exact: true })
    await expectFocus(from)
    await from.fill(day)
    await tabTo(page.getByLabel('New objective 1'))
    await page.keyboard.insertText('The first half of it')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('The second half of it')
    await page.getByText(/^One objective becomes 2\./).waitFor()
    await page.getByText(/keep the old objective\. Its judgements stay with it; nothing is copied\.$/).waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await enter(page.getByRole('button', { name: 'Split', exact: true }))
    await expectSaid(page, /^Split from .*\. What was judged stays\.$/)

    const [stillBefore, now] = await readPages(plusDays(day, -1), today)
    expect(stillBefore).toEqual(before)
    expect(now![0]!.value).toBeGreaterThan(after![0]!.value!)
    const markbook = await api.readClassMarkbook({ params: { ...params, classId: place.classId }, query })
    const words = markbook.objectives.map(({ wording }) => wording)
    expect(words).toEqual(expect.arrayContaining(['The first half of it', 'The second half of it']))

    await page.getByText('1 change of this list').press('Enter')
    await enter(page.getByRole('button', { name: /^Take back the change from/ }))
    await expectSaid(page, 'Taken back: the list is as it was')
    expect(await readPages(plusDays(day, -1), today)).toEqual([before, after])
  })

  it('reads a CASE file, shows what it holds before it does, and takes it back', async () => {
    await goTo('objectives/import')
    await chooseCase()
    await page.getByRole('heading', { name: 'Shire maths' }).waitFor()
    await page.getByText('CASE (JSON), published by Shire Press. It becomes a list of its own.').waitFor()
    await page.getByText(/^3 objectives, 1 heading, 0 links .* 2 deep, from the top: 1 · 3\.$/).waitFor()
    expect(await readLists()).not.toContain('Shire maths')
    await enter(page.getByRole('button', { name: 'Import 3 objectives' }))
    await page.getByRole('heading', { name: 'Shire maths imported' }).waitFor()
    expect(await readLists()).toContain('Shire maths')
    await enter(page.getByRole('button', { name: 'Undo the import' }))
    await expectSaid(page, 'Taken back: what this import wrote is gone')
    expect(await readLists()).not.toContain('Shire maths')
  })

  it('links an objective of its own to a statement and says how far it is covered', async () => {
    await chooseCase()
    await enter(page.getByRole('button', { name: 'Import 3 objectives' }))
    await page.getByRole('heading', { name: 'Shire maths imported' }).waitFor()
    await goTo('objectives/coverage')
    await page.getByLabel('Statements of').selectOption({ label: 'Maths: Shire maths (Shire Press)' })
    await page.getByText('None of these statements is linked', { exact: false }).waitFor()
    const { objectives } = await readList()
    const statement = 'Read any clock'
    const own = objectives.find(({ wording }) => /time/i.test(wording) && wording !== statement) ?? objectives[0]!
    await enter(page.getByRole('button', { name: `Link an objective to: ${statement}` }))
    await expectFocus(page.getByRole('combobox', { name: 'Objective', exact: true }))
    await page.keyboard.insertText(own.wording.replace(/[^\p{L}\p{N}]+/gu, ' '))
    await page.keyboard.press('Enter')
    await expectSaid(page, 'Linked')
    const covered = page.getByRole('listitem').filter({ hasText: statement })
    await covered.getByText(own.wording).waitFor()
    expect(await page.getByText('2 statements').count()).toBe(1)
    await enter(page.getByRole('button', { name: `Take the link away: ${own.wording}` }))
    await expectSaid(page, 'Link taken away')
    await page.getByText('3 statements').waitFor()
  })

  it('plans a class week by week, and leaves other classes as they are', async () => {
    const api = clientOf(page)
    const read = async (classId: string) => {
      const { taught } = await api.readClassMarkbook({
        params: { ...params, classId },
        query: { subjectId: place.subjectId },
      })
      return new Map(taught.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom]))
    }
    const { classes } = await api.readSchool({ params })
    const other = classes.find(({ id }) => id !== place.classId)!
    const others = await read(other.id)
    await goTo(`markbook/${place.classId}/${place.subjectId}/plan`)
    const row = page.locator('[data-row]').last()
    await row.waitFor()
    const id = (await row.getAttribute('data-row'))!
    expect((await read(place.classId)).has(id)).toBe(false)
    const moving = page.locator(`[data-row="${id}"]`)
    const earlier = moving.getByRole('button', { name: /^A week earlier/ })
    await earlier.press('Enter')
    await expect.poll(async () => (await read(place.classId)).get(id)).toBeDefined()
    const planned = (await read(place.classId)).get(id)!
    await expectFocus(earlier)
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(async () => (await read(place.classId)).get(id)! > planned).toBe(true)
    await expectFocus(earlier)
    expect(await read(other.id)).toEqual(others)

    await enter(page.getByRole('button', { name: 'Spread over the weeks…' }), { back: true })
    await page.getByText(/over \d+ weeks of school$/).waitFor()
    await enter(page.getByRole('button', { name: 'Spread', exact: true }))
    await expectSaid(page, /have their weeks$/)
    await page.getByRole('heading', { name: 'No day yet' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('heading', { name: 'No day yet' }).waitFor()
  })

  it('says what recording asks of each class, in the order of the classes', async () => {
    await goTo('objectives/workload')
    const names = page.getByRole('table').getByRole('rowheader')
    await names.first().waitFor()
    const { classes } = await clientOf(page).readSchool({ params })
    expect(await names.allTextContents()).toEqual(classes.map(({ name }) => name))
    await page.getByText('The school has set no budget of taps', { exact: false }).waitFor()
  })

  it('fits a small phone, without anything that axe would name', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    const screens: readonly (readonly [string, Locator])[] = [
      [`objectives?subject=${place.subjectId}`, page.locator('[data-row]').first()],
      ['objectives/import', page.getByText('Choose a file')],
      ['objectives/coverage', page.getByRole('button', { name: /^Link an objective/ }).first()],
      ['objectives/workload', page.getByRole('table')],
      [`objectives/programmes?subject=${place.subjectId}`, page.locator('[data-row]').first()],
      [`markbook/${place.classId}/${place.subjectId}/plan`, page.locator('[data-row]').first()],
    ]
    for (const [at, ready] of screens) {
      await goTo(at)
      await ready.waitFor()
      expect([at, await listAxeViolations(page)]).toEqual([at, []])
      expect([at, await scrollsSideways(page)]).toEqual([at, false])
    }
  })

  async function goTo(at: string) {
    await page.goto(`/schools/${params.schoolId}/${at}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  async function chooseCase() {
    await page.locator('input[type=file]').setInputFiles({
      name: 'anything.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(JSON.stringify(CASE)),
    })
  }

  /** The list of the subject that the school begins with. */
  async function readList() {
    const lists = await clientOf(page).listObjectives({ params, query: { subjectId: place.subjectId } })
    const [first] = lists.frameworks
    const isOf = ({ frameworkId }: { readonly frameworkId: string }) => frameworkId === first!.id
    return { strands: lists.strands.filter(isOf), objectives: lists.objectives.filter(isOf) }
  }

  async function readLists(): Promise<string[]> {
    return (await clientOf(page).listObjectives({ params })).frameworks.map(({ name }) => name)
  }

  /** Percent secured of the class on each of two days. */
  async function readPages(...days: readonly (typeof today)[]) {
    const { rows } = await clientOf(page).calculatePage({
      params,
      body: {
        groupIds: [place.classId],
        columns: [{ subjectId: place.subjectId, measure: { kind: 'secured', average: 'per-pupil' } }],
        dates: days.map((on) => ({ label: on, on })),
        membership: 'current',
        minimumGroup: 0,
      },
    })
    return days.map((_, at) => rows.map(({ cells }) => cells[0]![at]!))
  }
})

function plusDays(day: string, days: number): `${number}-${number}-${number}` {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10) as `${number}-${number}-${number}`
}
