import type { Published, School, TrackClient } from '@track/api-contract'
import type { Browser, BrowserContext, Page } from 'playwright-core'
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
import { clientOf, signIn } from './journeys.js'
import { enter, expectFocus, tabTo } from './keyboard.js'
import { type Deed, giveOut, type PupilDevice, signInPupils } from './lesson-world.js'
import { type RunningTrack, startTrack } from './server.js'

const PHONE = { width: 360, height: 640 }
const TABLET = { width: 1024, height: 768 }

/** A teacher's lesson with thirty pupils. Each test goes on where the one before it ended. */
describe.skipIf(!browserPath)('a lesson with notes', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let context: BrowserContext
  let api: TrackClient
  let school: School
  let classId: string
  let publication: Published['publication']
  let devices: PupilDevice[]
  let labels: ReadonlyMap<string, string>
  const troublesOf: string[][] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    await open({ viewport: PHONE, hasTouch: true, isMobile: true })
    api = clientOf(page)
    const { schools } = await api.readSession({})
    school = await api.readSchool({ params: { schoolId: schools[0]!.schoolId } })
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    // A browser says of every request that the network is away.
    expect(troublesOf.flat().filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })

  it('reaches thirty pupils within two seconds of being given out (A0-15)', async () => {
    const ours = school.classes.find(({ mine }) => mine)!
    classId = ours.id
    const params = { schoolId: school.id }
    const { pupils } = await api.listPupils({ params, query: { groupId: classId } })
    expect(pupils).toHaveLength(30)
    devices = await signInPupils(track.origin, {
      api,
      schoolId: school.id,
      classId,
      pupilIds: pupils.map(({ id }) => id),
    })
    const given = await giveOut(api, { school, className: ours.name })
    publication = given.publication
    const began = performance.now()
    const days = await Promise.all(devices.map(({ client }) => client.readPupilDay({})))
    expect(performance.now() - began).toBeLessThan(2_000)
    for (const { notes, pupilId } of days) {
      expect(notes.map((note) => note.publication.id)).toContain(publication.id)
      // Nobody else's list comes along.
      expect(notes.every((note) => note.publication.pupils.every((pupil) => pupil.pupilId === pupilId))).toBe(true)
    }
    const lesson = await api.readLesson({ params: { ...params, publicationId: publication.id } })
    labels = new Map(lesson.pupils.map(({ pupilId, label }) => [pupilId, label]))
    // In the order of the register.
    devices = lesson.pupils.map(({ pupilId }) => devices.find((device) => device.pupilId === pupilId)!)
  })

  it('shows what pupils do within two seconds, in the order of the register (A0-38)', async () => {
    await page.goto(lessonAddress())
    await page.getByRole('heading', { name: publication.outcome }).waitFor()
    const build: Deed = { kind: 'build', taskIds: publication.tasks.map(({ id }) => id), carried: [] }
    for (const device of devices.slice(0, 4)) await device.act([build], publication.id)
    await devices[2]!.act(
      [
        ...publication.tasks.map(({ id: taskId }) => ({ kind: 'tick', taskId }) as const),
        { kind: 'add', taskId: 'own', done: true, words: { text: 'Swept the floor' } },
        { kind: 'gauge', criterionId: 'show', gauge: 'nearly' },
        { kind: 'gauge', criterionId: 'show', gauge: 'got-it' },
        {
          kind: 'exit',
          helped: 'yes',
          skipped: false,
          words: { why: 'The cards', success: 'I found five', startNext: 'My poster' },
        },
      ],
      publication.id,
    )
    const seen = row(2).getByText('6 of 6, and 1 more of their own')
    await seen.waitFor({ timeout: 2_000 })
    await devices[0]!.act([{ kind: 'ask', asks: true }], publication.id)
    await page.getByRole('button', { name: `Heard: ${labelOf(0)}` }).waitFor({ timeout: 2_000 })
    await devices[1]!.act([{ kind: 'ready', ready: true }], publication.id)
    await devices[3]!.act(
      [
        {
          kind: 'propose',
          proposalId: 'poster',
          change: { about: 'instead', taskId: 'spot' },
          words: { text: 'Make a poster' },
        },
      ],
      publication.id,
    )
    await page.getByRole('button', { name: `Seen: ${labelOf(1)}` }).waitFor({ timeout: 2_000 })

    const names = await page.locator('[id^=pupil-] > :first-child').allTextContents()
    expect(names).toEqual([...labels.values()])
    const text = await page.locator('main').textContent()
    expect(text).not.toMatch(/%|late|behind|overdue|rank|level/i)
    await expectFine()
    await takePicture(page, 'lesson-360')
  })

  it('hears, sees and agrees with one tap each, the original beside it (A0-49)', async () => {
    await resetHands(page)
    await page.getByRole('button', { name: `Heard: ${labelOf(0)}` }).tap()
    await page.getByRole('button', { name: `Seen: ${labelOf(1)}` }).tap()
    await page.getByText('Now: “Spot what is wrong”').waitFor()
    await page.getByRole('button', { name: `Agree: ${labelOf(3)}` }).tap()
    expect((await countHands(page)).taps).toBe(3)
    await expect.poll(kindsOfTeacher).toEqual(['heard', 'heard', 'accept'])
    expect(await page.getByRole('button', { name: /^(Heard|Seen|Agree)/ }).count()).toBe(0)
  })

  it('opens a note, ticks for the pupil and says so, and says “seen it” (A0-02, A0-07, A0-25)', async () => {
    await row(3).tap()
    await page.getByRole('heading', { name: labelOf(3), exact: true }).waitFor()
    await page.getByText('(first: “Spot what is wrong”)').waitFor()
    await page.getByRole('checkbox', { name: 'Warm up with the fraction wall' }).tap()
    await page.getByText('· ticked by you').waitFor()
    await page.getByRole('button', { name: 'Seen it: Warm up with the fraction wall' }).tap()
    await page.getByText('seen by teacher').waitFor()
    await page.getByText('Who did what, and when').tap()
    await page.getByText('you: ticked “Warm up with the fraction wall”').waitFor()
    await page.getByText('the pupil: made the list their own').waitFor()
    await expectFine()
    await takePicture(page, 'lesson-note-360')
    const { acts } = await readLesson()
    expect(acts.filter(({ kind }) => kind === 'tick').at(-1)).toMatchObject({ by: 'teacher' })
    await page.getByRole('button', { name: 'Everybody' }).tap()
    await expectFocus(row(3))
  })

  it('checks in with six pupils in under a minute, a tap each, offline in the middle (A0-44)', async () => {
    await resetHands(page)
    const began = performance.now()
    await page.getByRole('link', { name: 'Check in' }).tap()
    const lately = page.getByRole('option', { name: /^Not checked in this week/ })
    await lately.waitFor({ state: 'attached' })
    const waiting = Number((await lately.textContent())!.match(/\d+/)![0])
    const seen: string[] = []
    for (let place = 0; place < 6; place++) {
      await page.getByText(`${place + 1} of ${waiting}`, { exact: true }).waitFor()
      if (place === 2) await context.setOffline(true)
      seen.push((await page.getByRole('heading', { level: 2 }).first().textContent())!)
      await page.getByRole('button', { name: place === 1 ? 'Needs a hand' : 'Going well', exact: true }).tap()
    }
    expect(performance.now() - began).toBeLessThan(60_000)
    expect((await countHands(page)).taps).toBe(7)
    await page.getByText('4 things wait on this page: keep it open.').waitFor()
    // Nothing that waits is lost by leaving without a word.
    await page
      .getByRole('link', { name: '4 Oak' })
      .or(page.getByRole('link', { name: 'Markbook' }))
      .first()
      .tap()
    await page.getByRole('button', { name: 'Stay on this page' }).tap()
    await expectFine()
    await takePicture(page, 'lesson-check-in-360')
    await context.setOffline(false)
    await page.getByText('wait on this page').waitFor({ state: 'detached' })
    expect((await readLesson()).acts.filter(({ kind }) => kind === 'check-in')).toHaveLength(6)

    // A new press puts an earlier one right.
    await page
      .getByRole('list', { name: 'Checked in' })
      .getByRole('button', { name: new RegExp(seen[1]!) })
      .tap()
    await page.getByRole('button', { name: 'Ready for more', exact: true }).tap()
    await expect
      .poll(async () => (await readLesson()).acts.filter(({ kind }) => kind === 'check-in').at(-1))
      .toMatchObject({ pupilId: pupilOf(seen[1]!), standing: 'ready-for-more' })
    await page.reload()
    await page.getByRole('option', { name: `Not checked in this week (${waiting - 6})` }).waitFor({ state: 'attached' })
    await context.close()
  })

  it('does the same by keyboard: asks, proposes, and answers stand on the note', async () => {
    await open({ viewport: TABLET })
    api = clientOf(page)
    await page.goto(lessonAddress())
    await enter(row(0))
    await expectFocus(page.getByRole('heading', { name: labelOf(0), exact: true }))
    await tabTo(page.getByRole('checkbox', { name: 'Write my own three' }))
    await page.keyboard.press('Space')
    await page.getByText('· ticked by you').waitFor()

    await enter(page.getByRole('button', { name: 'Ask a question' }), { back: true })
    await page.keyboard.type('What would you try next?')
    await page.keyboard.press('Enter')
    await page.getByText('What would you try next?').first().waitFor()
    await expectFocus(page.getByRole('button', { name: 'Ask a question' }))

    await enter(page.getByRole('button', { name: 'Adjust' }))
    await page.keyboard.press('M')
    await tabTo(page.getByRole('button', { name: 'Propose' }))
    await page.keyboard.press('Enter')
    await page.getByText('Waits for their answer').waitFor()
    expect(await page.getByText('Adjust it without their answer').count()).toBe(0)
    const proposal = (await readLesson()).acts.find(({ kind, by }) => kind === 'propose' && by === 'teacher')
    await devices[0]!.act(
      [{ kind: 'accept', proposalId: (proposal as { proposalId: string }).proposalId }],
      publication.id,
    )
    await page.getByText('Waits for their answer').waitFor({ state: 'detached', timeout: 2_000 })
    await page
      .getByText(/^More time, until/)
      .first()
      .waitFor()
    await expectFine()
    await takePicture(page, 'lesson-note-1024')
    await enter(page.getByRole('button', { name: 'Everybody' }), { back: true })
    await expectFocus(row(0))
  })

  it('hangs first names and what comes next on the wall, and nothing else (A0-20, A0-52)', async () => {
    await enter(page.getByRole('link', { name: 'Wall', exact: true }), { back: true })
    const wall = page.getByRole('region', { name: 'Notes', exact: true })
    await wall.getByText('Find one between 1/3 and 1/2').first().waitFor()
    expect(await wall.getByRole('listitem').count()).toBe(30)
    const { pupils } = await api.listPupils({ params: { schoolId: school.id }, query: { groupId: classId } })
    const shown = await wall.textContent()
    for (const { surname } of pupils) expect(shown).not.toContain(surname)
    expect(shown).not.toMatch(/\d of \d|pupil premium|send/i)
    await devices[5]!.act(
      [
        { kind: 'park', parked: true },
        { kind: 'tick', taskId: 'warm-up' },
      ],
      publication.id,
    )
    await wall.getByText('(parked here)').waitFor({ state: 'attached', timeout: 2_000 })
    await wall.getByText('Practise').first().waitFor()
    const sizes = await wall.locator('li p').evaluateAll((all) => all.map((each) => getComputedStyle(each).fontSize))
    expect(Math.min(...sizes.map(Number.parseFloat))).toBeGreaterThanOrEqual(18)
    await page.keyboard.press('f')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    await takePicture(page, 'lesson-wall-1024')
    await page.keyboard.press('f')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false)
    await expectFine()
    await enter(page.getByRole('link', { name: 'Back to the lesson' }))
  })

  it('ends the lesson in words, reads the exit tickets, and closes all, offline or not (A0-04, A0-22, A0-41)', async () => {
    await enter(page.getByRole('link', { name: 'End of lesson' }))
    await page.getByText('“My poster”').waitFor()
    await page.getByText(/^\d+ things were done, 1 of them a pupil’s own/).waitFor()
    await page.getByText('got it: 1').waitFor()
    await enter(page.getByRole('button', { name: 'Close all notes' }))
    const dialog = await page.getByRole('dialog').textContent()
    const open = Number(/(\d+) notes? (is|are) open/.exec(dialog ?? '')?.[1])
    expect(dialog).toMatch(/recorded as passed over by you/)
    await context.setOffline(true)
    await page.keyboard.press('Enter')
    await page.getByText(/\d+ things? waits? on this page/).waitFor()
    await context.setOffline(false)
    await page.getByText('wait on this page').waitFor({ state: 'detached' })
    await page.getByText('All notes are closed. What is not done comes along to the next one.').waitFor()
    const { acts } = await readLesson()
    // Whoever never began was away: nothing is closed for them, and nothing is said of them.
    const begun = new Set(
      acts.filter(({ kind }) => ['build', 'tick', 'choose', 'propose', 'check-in'].includes(kind)).map(whose),
    )
    const closed = acts.filter(({ kind }) => kind === 'close').map(whose)
    expect(closed).toHaveLength(open)
    expect(new Set(closed)).toEqual(begun)
    expect(acts.filter((act) => act.kind === 'exit' && act.skipped && act.by === 'teacher')).toHaveLength(open - 1)
    await expectFine()
    await takePicture(page, 'lesson-end-1024')
  })

  it('shows a pupil’s notes, and turns the dial only as the teacher decides (A0-29, A0-30, A0-51)', async () => {
    await page.goto(`/schools/${school.id}/microtrack/${classId}/pupils/${devices[2]!.pupilId}`)
    await page.getByText('6 of 6, and 1 more of their own').waitFor()
    await page.getByText(/^Usually gets \d+ things? done in a note\.$/).waitFor()
    await page.getByText('1 choice on a note, up to 3 options: how they practise.').waitFor()
    await enter(page.getByRole('button', { name: 'Change how much' }))
    await page.getByRole('combobox', { name: 'Options in each, at most' }).selectOption('4')
    await enter(page.getByRole('button', { name: 'Set', exact: true }))
    await page.getByRole('list', { name: 'Before' }).getByText('up to 4 options').waitFor()
    await page.getByText('At the start').waitFor()
    await expectFine()
    await takePicture(page, 'pupil-notes-1024')
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFine()
    await context.close()
  })

  async function open(options: Parameters<typeof openPage>[2]): Promise<void> {
    const opened = await openPage(browser, track.origin, options)
    page = opened.page
    context = opened.context
    troublesOf.push(opened.troubles)
    await signIn(page)
  }

  function lessonAddress(): string {
    return `/schools/${school.id}/microtrack/${classId}/lessons/${publication.id}`
  }

  function labelOf(place: number): string {
    return labels.get(devices[place]!.pupilId)!
  }

  function pupilOf(label: string): string | undefined {
    return [...labels].find(([, each]) => each === label)?.[0]
  }

  function row(place: number) {
    return page.locator(`#pupil-${devices[place]!.pupilId}`)
  }

  function readLesson() {
    return api.readLesson({ params: { schoolId: school.id, publicationId: publication.id } })
  }

  async function kindsOfTeacher(): Promise<string[]> {
    return (await readLesson()).acts.filter(({ by }) => by === 'teacher').map(({ kind }) => kind)
  }

  async function expectFine(): Promise<void> {
    expect(await listAxeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  }
})

function whose({ pupilId }: { readonly pupilId: string }): string {
  return pupilId
}
