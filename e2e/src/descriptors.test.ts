import type { School, TrackClient } from '@track/api-contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { expectSaid } from './keyboard.js'
import { type RunningTrack, startTrack } from './server.js'

const PARTS = {
  scales: 'Depth scales',
  sets: 'Sets of words',
  columns: 'Columns',
  rules: 'Rules',
  calculation: 'Calculation',
  same: 'Same meaning',
  guard: 'Guarded words',
}

/** The head of the demo school changes its words and rules. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('a school’s words and rules', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let client: TrackClient
  let params: { readonly schoolId: string }
  let today: School['today']
  let nextYear: School['today']

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await signIn(page, DEMO_HEAD)
    client = clientOf(page)
    const { schools } = await client.readSession({})
    params = { schoolId: schools[0]!.schoolId }
    today = (await client.readSchool({ params })).today
    nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troubles).toEqual([])
  })

  it('renames a word from today, in the markbook too, and still says what it was called', async () => {
    await open('scales')
    await page.getByRole('link', { name: 'Depth of understanding' }).click()
    await page.getByLabel('Word 3', { exact: true }).fill('Not yet')
    await page.getByText('Word 3 has the same label as word 1; give it its own.').waitFor()
    await page.getByLabel('Word 3', { exact: true }).fill('Got it')
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await expectSaid(page, /^“Depth of understanding” counts from/)

    const { scales } = await client.listDescriptors({ params })
    const versions = scales.filter(({ name }) => name === 'Depth of understanding')
    expect(versions.map(({ codes }) => codes[2]!.label)).toEqual(['Secure', 'Got it'])
    expect(new Set(versions.map(({ codes }) => codes[2]!.id)).size).toBe(1)
    expect(versions.at(-1)!.effectiveFrom).toBe(today)

    await page.getByRole('link', { name: 'Depth of understanding' }).click()
    await page.getByText('“Secure” is now “Got it”').waitFor()
    await page.getByRole('link', { name: 'Markbook' }).click()
    await page
      .getByRole('gridcell', { name: /got it/i })
      .first()
      .waitFor()
    expect(await page.getByRole('gridcell', { name: /\bsecure\b/i }).count()).toBe(0)
  })

  it('tries a stricter rule from 1 January first, keeps it, and nothing of today changes', async () => {
    await open('rules')
    await page.getByRole('link', { name: 'On track', exact: true }).click()
    await page.getByLabel('At least, per cent').fill('80')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByText(/^\d+ of \d+ pupils would change\.$/).waitFor()
    await page.getByText('Each pupil, and why').click()
    await page
      .getByText(/, 80\s% needed$/)
      .first()
      .waitFor()
    const before = (await client.listDescriptors({ params })).rules
    await page.getByLabel('Counts from').fill(nextYear)
    // What was tried is not kept by trying it.
    expect((await client.listDescriptors({ params })).rules).toHaveLength(before.length)
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await expectSaid(page, /^“On track” from .*: at least 80 % of taught objectives secured$/)
    await page.getByText(/^Since .*: at least 65 % of taught objectives secured\.$/).waitFor()
    await page.getByText(/^From .*: at least 80 % of taught objectives secured\.$/).waitFor()
    await page.getByRole('link', { name: 'On track', exact: true }).click()
    await page.getByText('At least 80 % of taught objectives secured', { exact: true }).waitFor()
    expect(await page.getByLabel('At least, per cent').inputValue()).toBe('65')
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  it('moves where secured begins from 1 January, after a try', async () => {
    await open('scales')
    await page.getByRole('link', { name: 'Depth of understanding' }).click()
    const secure = page.getByRole('combobox', { name: 'Secured from' })
    await secure.selectOption({ label: 'Deeper' })
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByText(/would change\.$/).waitFor()
    await page.getByLabel('Counts from').fill(nextYear)
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await page.getByText(/^Changes from /).waitFor()
    const { scales } = await client.listDescriptors({ params })
    const labels = scales
      .filter(({ id }) => id === scales[0]!.id)
      .map(({ codes, secureFrom }) => codes.find(({ id }) => id === secureFrom)!.label)
    expect(labels).toEqual(['Secure', 'Got it', 'Deeper'])
    // A page with days on both sides of it says what changed between them.
    const { subjects } = await client.readSchool({ params })
    const { notes } = await client.calculatePage({
      params,
      body: {
        columns: [{ subjectId: subjects[0]!.id, measure: { kind: 'secured' } }],
        groupIds: ['all'],
        dates: [
          { label: 'Today', on: today },
          { label: 'Next year', on: nextYear },
        ],
      },
    })
    expect(notes.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^In “Depth of understanding” secured begins at “Got it” until .* and at “Deeper” from 1 Jan/,
      ),
    )
  })

  it('takes a ready-made set, and a rule of its own suggests a word', async () => {
    await open('sets')
    await page.getByRole('link', { name: 'Add a set of words' }).click()
    await page.getByRole('button', { name: /^Emerging, developing, secure/ }).click()
    await page.getByLabel('Name of the set').fill('Our words')
    await page.getByRole('radio', { name: 'How well what was taught is known' }).check()
    await page.getByLabel('Word 3', { exact: true }).fill('Level 3')
    await page.getByText('“Level” is not used for families; say it another way, or allow it.').waitFor()
    await page.getByLabel('Word 3', { exact: true }).fill('Secure')
    await page.getByRole('button', { name: 'Suggest a word' }).click()
    await page.getByRole('button', { name: '+ Or something else instead' }).click()
    await page.getByRole('combobox', { name: 'What is asked' }).nth(1).selectOption({ label: 'A mark in a column' })
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await expectSaid(page, /^“Our words” counts from/)
    const set = (await client.listDescriptors({ params })).sets.find(({ name }) => name === 'Our words')
    expect(set).toMatchObject({
      meaning: 'competence',
      suggestions: [
        {
          descriptorId: set!.descriptors[2]!.id,
          when: {
            anyOf: [
              { allOf: [{ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] }] },
              { allOf: [{ kind: 'mark' }] },
            ],
          },
        },
      ],
    })
    // Kept, it can be tried: by 10 per cent more pupils would be suggested the word.
    await page.getByRole('link', { name: 'Our words' }).click()
    await page.getByLabel('At least, per cent').fill('10')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('row', { name: /^No suggestion/ }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Leave and lose the draft' }).click()
    await page.getByRole('link', { name: 'Add a set of words' }).waitFor()
  })

  it('adds a column of those words, and describes one class in others', async () => {
    await open('sets')
    await page.getByRole('link', { name: 'Add a set of words' }).click()
    await page.getByText('More ready-made words').click()
    await page.getByRole('button', { name: /^Engagement model/ }).click()
    await page.getByLabel('Name of the set').fill('Our engagement')
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await expectSaid(page, /^“Our engagement” counts from/)

    await open('columns')
    await page.getByRole('button', { name: 'Add a column to Maths' }).click()
    await page.getByLabel('Name of the column').fill('Our column')
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: 'In which words' })
      .selectOption({ label: 'Our words' })
    await page.getByRole('button', { name: 'Add the column' }).click()
    await expectSaid(page, '“Our column” added to Maths')
    await page.getByRole('button', { name: 'Other words for a group or a pupil, in Maths: Our column' }).click()
    await page.getByRole('combobox', { name: 'Group or pupil' }).fill('4 Oak')
    await page
      .getByRole('option', { name: /^4 Oak/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'In which words' }).selectOption({ label: 'Our engagement' })
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByText(/^4 Oak: Our engagement from /).waitFor()
  })

  it('says which words mean the same, and lists those on their own', async () => {
    await open('same')
    await page.getByRole('link', { name: 'Say which words mean the same' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Where pupils stand')
    for (const [n, label] of ['Below', 'At', 'Above'].entries()) await page.getByLabel(`Category ${n + 1}`).fill(label)
    const words = page.getByRole('group', { name: 'Our words' })
    await words.getByRole('combobox', { name: 'Secure', exact: true }).selectOption({ label: 'At' })
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByText('At: Secure').waitFor()
    const line = page.getByRole('listitem').filter({ hasText: 'Where pupils stand' })
    await line.getByText(/^On their own: .*Emerging \(Our words\)/).waitFor()
  })

  it('refuses a rule about a retired scale, by its name', async () => {
    const { scales } = await client.listDescriptors({ params })
    const { name: _, recordedAt: __, id: ___, ...words } = scales[0]!
    const old = await client.addDepthScale({
      params,
      body: {
        ...words,
        codes: words.codes.map((code) => ({ ...code, id: `old-${code.id}` })),
        name: 'Old depths',
        secureFrom: `old-${words.secureFrom}`,
      },
    })
    const rule = await client.addOnTrackRule({
      params,
      body: {
        name: 'Deep enough',
        rule: {
          anyOf: [{ allOf: [{ kind: 'depth-percent', scaleId: old.id, depthId: old.secureFrom, percentAtLeast: 50 }] }],
        },
      },
    })
    await open('scales')
    await page.getByRole('link', { name: 'Old depths' }).click()
    await page.getByLabel('Stop offering it from').fill(today)
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await page.getByRole('heading', { name: 'Not offered any more' }).waitFor()

    await open('rules')
    await page.getByRole('link', { name: 'Deep enough' }).click()
    await page.getByText(/^The scale “Old depths” was retired on .*: choose another\.$/).waitFor()
    await page.getByLabel('At least, per cent').fill('60')
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await page.getByText('1 thing to mend first').waitFor()
    const { rules } = await client.listDescriptors({ params })
    expect(rules.filter(({ id }) => id === rule.id)).toHaveLength(1)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Leave and lose the draft' }).click()
    await page.getByRole('link', { name: 'Deep enough' }).waitFor()
  })

  it('changes the calculation of the school from a day, takes that of a subject back, and keeps words from families', async () => {
    await open('calculation')
    await page.getByRole('link', { name: 'The whole school' }).click()
    await page.getByRole('radio', { name: 'The highest judgement' }).check()
    await page.getByText('Depths 2, then 3, 4 and 3 become 3.18').waitFor()
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await page.getByText(/^The highest judgement, since /).waitFor()

    // A subject of its own way goes back to the school's, which is the highest now.
    await page.getByRole('link', { name: 'Computing' }).click()
    await page.getByRole('radio', { name: 'As the whole school' }).check()
    await page.getByText('Now: The highest judgement.').waitFor()
    await page.getByRole('button', { name: /^Keep from/ }).click()
    await page.getByText(/^As the whole school, since /).waitFor()

    await open('guard')
    await page.getByLabel('Families').fill('level\nstruggling')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectSaid(page, 'Guarded words saved')
    expect((await client.readSchool({ params })).wordingGuard).toEqual({ family: ['level', 'struggling'] })
  })

  it('reads well at 320 px in every part', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
      await open(part)
      expect([part, await listAxeViolations(page), await scrollsSideways(page)]).toEqual([part, [], false])
    }
    await open('sets')
    await page.getByRole('link', { name: 'Our words' }).click()
    await page.getByLabel('Word 1', { exact: true }).waitFor()
    expect([await listAxeViolations(page), await scrollsSideways(page)]).toEqual([[], false])
    await takePicture(page, 'descriptors-set-320')
  })

  async function open(part: keyof typeof PARTS) {
    await page.goto(`/schools/${params.schoolId}/descriptors?part=${part}`)
    await page.getByRole('heading', { name: PARTS[part], level: 2 }).waitFor()
    await page
      .getByRole('region', { name: PARTS[part] })
      .locator(part === 'guard' ? 'textarea' : 'p, li')
      .first()
      .waitFor()
  }
})
