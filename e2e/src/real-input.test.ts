import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readTable } from '@track/tabular'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresCluster, startPostgres } from '../../apps/api/src/testing/postgres-cluster.js'
import { sharedDataFolder as data } from '../../shared-data.js'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, placeOf, waitUntilSaved } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

const CURRICULUM = `${data}/nc/nc-england-objectives.derived.csv`
const hasData = existsSync(CURRICULUM)
if (!hasData) {
  if (process.env.TRACK_REQUIRE_DATA === '1')
    throw new Error(`No shared data at ${data}, and TRACK_REQUIRE_DATA=1 asks for it`)
  process.stderr.write(`SKIPPED: the journey with real files, no shared data at ${data}\n`)
}
const cluster: PostgresCluster | undefined = browserPath && hasData ? await startPostgres() : undefined

/**
 * A school starts on a server's empty database with files that nobody here wrote: the curriculum, and a school's pupils
 * who have no names. Each test goes on where the one before it ended.
 */
describe.skipIf(!cluster)('a school that brings its own files', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let school: { readonly schoolId: string }

  const CLASS = 'Y7 A'
  const PROGRAMME = 'Mathematics Year 6'
  const pupils = hasData ? readPupils('SCH00') : []
  const inClass = pupils.filter((pupil) => pupil.class === CLASS)
  /** What the test marks: objective by objective, the depth of each pupil of the class. */
  const marked: Map<string, string>[] = []

  beforeAll(async () => {
    const admin = new URL(`${cluster!.url}/postgres`)
    const { Client } = (await import('pg')).default
    const client = new Client({ connectionString: admin.href })
    await client.connect()
    await client.query('create database track')
    await client.end()
    track = await startTrack({ DATABASE_URL: `${cluster!.url}/track` })
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await page.goto(/\S+\/first-run#\S+/.exec(track.output())![0])
    await page.getByLabel('Name of the school').fill('Northgate')
    await page.getByLabel('Your name').fill('Ms Reed')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('reed@northgate.example')
    await page.getByLabel('Choose a password').fill('bramble lantern oboe')
    await page.getByRole('button', { name: 'Create the school' }).click()
    await page.getByRole('heading', { name: 'Your markbook will be here' }).waitFor()
    const { schools } = await clientOf(page).readSession({})
    school = { schoolId: schools[0]!.schoolId }
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    await cluster?.stop()
    expect(troubles).toEqual([])
  })

  it('imports the curriculum: 1,215 objectives from 1,391 rows, many of them in several years', async () => {
    await importFile(`/schools/${school.schoolId}/objectives/import`, {
      name: 'curriculum.csv',
      buffer: readFileSync(CURRICULUM),
    })
    await expectCount('New', 1215)
    await page.getByRole('button', { name: /^Import 1,?215 objectives/ }).click()
    await page.getByRole('heading', { name: /imported/ }).waitFor({ timeout: 60_000 })

    const client = clientOf(page)
    const { subjects, frameworks, objectives } = await client.listObjectives({ params: school })
    expect(objectives).toHaveLength(1215)
    const maths = subjects.find(({ name }) => name === 'Mathematics')!
    const { programmes } = await client.listProgrammes({ params: school, query: { subjectId: maths.id } })
    const byYear = ['1', '2', '3', '4', '5', '6'].map(
      (year) => programmes.find(({ name }) => name === `Mathematics Year ${year}`)?.objectiveIds.length,
    )
    expect(byYear).toEqual([27, 35, 33, 42, 49, 49])
    expect(frameworks.length).toBeGreaterThanOrEqual(15)
  })

  it('imports one school’s pupils, who have no names, with their classes and key groups', async () => {
    expect(pupils).toHaveLength(1050)
    const columns = ['student_id', 'school_id', 'pp', 'eal', 'year_group', 'class'] as const
    const file = [columns.join(), ...pupils.map((pupil) => columns.map((column) => pupil[column]).join())].join('\r\n')
    await importFile(`/schools/${school.schoolId}/roster/import`, { name: 'pupils.csv', buffer: Buffer.from(file) })
    for (const [column, use, name] of [
      ['pp', 'A group: yes or no', 'Pupil premium'],
      ['eal', 'A group: yes or no', 'EAL'],
    ] as const) {
      await page.getByLabel(`The column “${column}” is`).selectOption({ label: use })
      const field = page.getByRole('listitem').filter({ hasText: column }).getByLabel('Name of the group')
      await field.fill(name)
      await field.press('Enter')
    }
    await expectCount('New', 1050)
    await page.getByText('Trying it out…').waitFor({ state: 'detached' })
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'import-pupils-1280')
    await page.getByRole('button', { name: /^Import 1,?050 pupils/ }).click()
    await page.getByRole('heading', { name: /imported/ }).waitFor({ timeout: 60_000 })

    const { groups } = await clientOf(page).listGroups({ params: school })
    const sizeOf = (name: string) => groups.find((group) => group.name === name)?.pupils
    expect(sizeOf(CLASS)).toBe(inClass.length)
    expect(sizeOf('Pupil premium')).toBe(pupils.filter(({ pp }) => pp === 'T').length)
    expect(sizeOf('EAL')).toBe(pupils.filter(({ eal }) => eal === 'T').length)
  })

  it('gives the class a programme below its year, without a word about it', async () => {
    await page.goto(`/schools/${school.schoolId}/objectives/programmes`)
    await page.getByLabel('Subject').selectOption({ label: 'Mathematics' })
    const programmes = page.getByLabel('Programme', { exact: true })
    const option = programmes.locator('option', { hasText: PROGRAMME })
    await programmes.selectOption((await option.getAttribute('value'))!)
    await page.getByLabel('Give it to').selectOption({ label: CLASS })
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await page.getByRole('status').getByText(`${CLASS} works in ${PROGRAMME}`).waitFor()
    expect(await listAxeViolations(page)).toEqual([])
  })

  it('marks the class against three objectives by keyboard', async () => {
    await page.goto(`/schools/${school.schoolId}/markbook`)
    await chooseInFrame('Class', CLASS)
    await chooseInFrame('Subject', 'Mathematics')
    await page.getByRole('grid', { name: new RegExp(CLASS) }).waitFor()
    const codes = { n: 'not-yet', e: 'emerging', s: 'secure', d: 'deeper' } as const
    const patterns = ['sssesdssnssesdsse', 'esssdsesnssd', 'sesens'] as const
    await page.keyboard.press('Control+Home')
    const rows = await page.getByRole('grid').getByRole('rowheader').allTextContents()
    const labels = rows.slice(1)
    expect(labels).toHaveLength(inClass.length)
    for (const [column, pattern] of patterns.entries()) {
      const depths = new Map<string, string>()
      for (const [row, label] of labels.entries()) {
        const letter = pattern[row % pattern.length] as keyof typeof codes
        // The last column is left unfinished: five pupils have not been seen yet.
        if (column === 2 && row >= labels.length - 5) break
        await page.keyboard.press(letter)
        depths.set(label, codes[letter])
      }
      marked.push(depths)
      await page.keyboard.press('Control+Home')
      for (let right = 0; right <= column; right++) await page.keyboard.press('ArrowRight')
    }
    await waitUntilSaved(page)
    await takePicture(page, 'real-markbook-1280')
    const { schoolId, classId, subjectId } = placeOf(page)
    const markbook = await clientOf(page).readClassMarkbook({ params: { schoolId, classId }, query: { subjectId } })
    expect(markbook.taught).toHaveLength(3)
    const labelOf = new Map(markbook.pupils.map(({ id, label }) => [id, label]))
    for (const [column, depths] of marked.entries()) {
      const { objectiveId } = markbook.taught[column]!
      const kept = markbook.entries
        .filter((entry) => entry.objectiveId === objectiveId)
        .map(({ pupilId, value }) => [labelOf.get(pupilId), String(value).replace('depth:', '')] as const)
      expect(new Map(kept)).toEqual(depths)
      expect(kept).toHaveLength(depths.size)
    }
  })

  it('reports what a naive count of the same files and marks says, number by number', async () => {
    const client = clientOf(page)
    const { subjectId } = placeOf(page)
    const { today } = await client.readSchool({ params: school })
    await client.addOnTrackRule({
      params: school,
      body: { name: 'On track', rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 60 }] }] } },
    })
    const measure = await client.addMeasure({ params: school, body: { subjectId, name: 'KS2 maths' } })
    const first = await client.listPupils({ params: school })
    const rest = await client.listPupils({ params: school, query: { cursor: first.next! } })
    const idOf = new Map([...first.pupils, ...rest.pupils].map(({ id, label }) => [label, id]))
    expect(idOf.size).toBe(pupils.length)
    const scores = pupils.filter(({ ks2_maths_score }) => ks2_maths_score !== '')
    const { refused } = await client.writeEntries({
      params: school,
      body: {
        entries: scores.map((pupil) => ({
          id: randomUUID(),
          pupilId: idOf.get(pupil.label)!,
          measureId: measure.id,
          value: Number(pupil.ks2_maths_score),
          observedOn: today,
        })),
      },
    })
    expect(refused).toEqual([])

    await page.goto(`/schools/${school.schoolId}/reports/new`)
    await page.getByRole('button', { name: /^Groups/ }).click()
    const group = page.getByRole('dialog').getByRole('checkbox', { name: new RegExp(`^${CLASS}`) })
    if (!(await group.isChecked())) await group.check()
    await page.getByRole('dialog').getByRole('button', { name: /^Show/ }).click()
    await page
      .getByRole('button', { name: new RegExp(`^${CLASS}, Mathematics, % secured, `) })
      .first()
      .waitFor()
    await takePicture(page, 'real-report-1280')
    const shown = await readNumbers(page)

    for (const [name, members] of groupsToCheck()) {
      for (const [column, expected] of [
        ['% secured', percentSecured(members)],
        ['% on track', percentOnTrack(members)],
        ['KS2 maths, mean', meanScore(members)],
      ] as const)
        expect([name, column, shown.get(`${name}, Mathematics, ${column}`)]).toEqual([name, column, expected])
    }
    expect(await listAxeViolations(page)).toEqual([])
  })

  it('opens a number into pupils and a pupil into judgements, and closes again, by keyboard', async () => {
    const number = page.getByRole('button', { name: new RegExp(`^${CLASS}, Mathematics, % secured, `) }).last()
    await number.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    for (const { label } of inClass.slice(0, 3)) await dialog.getByText(label, { exact: true }).first().waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'number-1280')
    await dialog
      .getByRole('button', { name: new RegExp(inClass[0]!.label) })
      .first()
      .press('Enter')
    await dialog
      .getByText(/Secure|Emerging|Deeper|Not yet/)
      .first()
      .waitFor()
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, 'pupil-judgements-1280')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it.each([320, 768])('shows the page at %i px without scrolling sideways', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await page.getByRole('table').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await listAxeViolations(page)).toEqual([])
    await takePicture(page, `report-${width}`)
  })

  async function importFile(address: string, file: { name: string; buffer: Buffer }): Promise<void> {
    await page.goto(address)
    await page.locator('input[type=file]').setInputFiles({ ...file, mimeType: 'text/csv' })
    await page.getByRole('heading', { name: 'What would happen' }).waitFor({ timeout: 60_000 })
  }

  async function expectCount(term: string, count: number): Promise<void> {
    const value = page.locator('dl > div', { hasText: new RegExp(`^${term}`) }).locator('dd')
    await expect.poll(() => value.textContent(), { timeout: 60_000 }).toBe(String(count))
  }

  async function chooseInFrame(label: string, choice: string): Promise<void> {
    await page.getByRole('banner').getByLabel(label).selectOption({ label: choice })
  }

  /** Every number of the page by what a screen reader calls it: value and n, for the last date. */
  async function readNumbers(from: Page): Promise<Map<string, string>> {
    const names = await from
      .locator('[data-number]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    return new Map(
      names.map((name) => {
        const [, where = '', , said = ''] = /^(.*), ([^,:]*): (.*)$/.exec(name) ?? []
        return [where, said]
      }),
    )
  }

  function groupsToCheck(): [string, readonly RealPupil[]][] {
    return [
      ['All', pupils],
      [CLASS, inClass],
      ['Pupil premium', pupils.filter(({ pp }) => pp === 'T')],
      ['EAL', pupils.filter(({ eal }) => eal === 'T')],
    ]
  }

  /** Per pupil: secured of the three objectives taught. Nobody outside the class was taught anything. */
  function shares(members: readonly RealPupil[]): number[] {
    return members.flatMap(({ label }) => {
      const depths = marked.map((column) => column.get(label))
      if (depths.every((depth) => depth === undefined)) return []
      return depths.filter((depth) => depth === 'secure' || depth === 'deeper').length / marked.length
    })
  }

  function percentSecured(members: readonly RealPupil[]): string {
    const each = shares(members)
    return said(each.reduce((sum, share) => sum + share, 0) / each.length, each.length)
  }

  function percentOnTrack(members: readonly RealPupil[]): string {
    const each = shares(members)
    return said(each.filter((share) => share >= 0.6).length / each.length, each.length)
  }

  function meanScore(members: readonly RealPupil[]): string {
    const scores = members.flatMap(({ ks2_maths_score: score }) => (score === '' ? [] : Number(score)))
    if (scores.length === 0) return 'not assessed'
    return `${(scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(1)}, n ${scores.length}`
  }

  function said(fraction: number, n: number): string {
    return n === 0 ? 'not assessed' : `${Math.round(100 * fraction)} %, n ${n}`
  }
})

interface RealPupil {
  readonly student_id: string
  readonly school_id: string
  readonly pp: string
  readonly eal: string
  readonly ks2_maths_score: string
  readonly year_group: string
  readonly class: string
  readonly label: string
}

/** One school's pupils: the year from their results, classes of thirty by number within a year, a label for want of a name. */
function readPupils(schoolId: string): RealPupil[] {
  const read = (name: string) => {
    const { columns, rows } = readTable(readFileSync(`${data}/attainment/opensafely-schools-synthetic-${name}.csv`))
    return rows
      .map(({ cells }) => Object.fromEntries(columns.map(({ key, index }) => [key, cells[index] ?? ''])))
      .filter((row) => row.school_id === schoolId) as Record<string, string>[]
  }
  const years = new Map(read('results').map((row) => [row.student_id, row.year_group]))
  const counts = new Map<string, number>()
  return read('students').map((row) => {
    const year = years.get(row.student_id) ?? ''
    const place = counts.get(year) ?? 0
    counts.set(year, place + 1)
    return {
      ...(row as unknown as RealPupil),
      year_group: year,
      class: `${year} ${String.fromCharCode(65 + Math.floor(place / 30))}`,
      label: `Pupil ${row.student_id}`,
    }
  })
}
