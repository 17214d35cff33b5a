import type { PageDefinition, School } from '@track/api-contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, listAxeViolations, openBrowser, openPage, scrollsSideways, takePicture } from './browser.js'
import { clientOf, DEMO_HEAD, signIn } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

type Day = School['today']

/** A school's year in the hands of its head: its calendar, a move, a leaver, and the new year. Each test goes on after the one before. */
describe.skipIf(!browserPath)('a school through its year', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let params: { readonly schoolId: string }
  let today: Day
  const api = () => clientOf(page)

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await signIn(page, DEMO_HEAD)
    params = { schoolId: (await api().readSession({})).schools[0]!.schoolId }
    today = (await api().readSchool({ params })).today
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troubles).toEqual([])
  })

  it('names an assessment date in the calendar, and finds it among the dates of a report', async () => {
    await goTo('Calendar')
    const { academicYears } = await api().readCalendar({ params })
    const { name, startsOn } = academicYears.find((year) => year.startsOn <= today && today <= year.endsOn)!
    const year = page.getByRole('region', { name, exact: true })
    await year.getByRole('button', { name: '+ Add an assessment date' }).click()
    await page.keyboard.type('First look')
    await page.getByLabel('First look: Day').fill(startsOn)
    await look('calendar')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Not saved yet').waitFor({ state: 'detached' })
    expect((await api().readCalendar({ params })).assessmentDates).toContainEqual(
      expect.objectContaining({ name: 'First look', on: startsOn }),
    )

    await page.goto(`/schools/${params.schoolId}/reports/new`)
    await page.getByRole('button', { name: /^Dates/ }).click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'First look' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('moves a pupil from last Monday on: “current” follows, “as at each date” remembers', async () => {
    const { groups } = await api().listGroups({ params })
    const [from, to] = groups.filter(({ kind, name }) => kind === 'class' && name.startsWith('4'))
    const { pupils } = await api().listPupils({ params, query: { groupId: from!.id } })
    const pupil = pupils[0]!
    const sinceMonday = (new Date(today).getUTCDay() + 6) % 7
    const monday = plusDays(today, -(sinceMonday || 7))
    const sunday = plusDays(monday, -1)
    const before = { current: await countsOf('current'), asAt: await countsOf('as-at-each-date') }

    await goTo('Pupils')
    await page.getByLabel('Class or group').selectOption(from!.id)
    await page.getByRole('button', { name: pupil.label, exact: true }).click()
    await look('pupil')
    await page.getByRole('button', { name: 'Move to another class' }).click()
    await page.getByLabel('To the class').selectOption(to!.id)
    await page.getByLabel('First day in it').fill(monday)
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: pupil.label, exact: true }).waitFor({ state: 'detached' })

    const after = { current: await countsOf('current'), asAt: await countsOf('as-at-each-date') }
    expect(after.current).toEqual({ [sunday]: before.current[sunday]! - 1, [today]: before.current[today]! - 1 })
    expect(after.asAt).toEqual({ [sunday]: before.asAt[sunday], [today]: before.asAt[today]! - 1 })

    /** How many pupils of the class a report counts on the Sunday before the move and today. */
    async function countsOf(membership: PageDefinition['membership']): Promise<Record<string, number>> {
      const dates = [sunday, today].map((on) => ({ label: on, on }))
      const { subjects } = await api().readSchool({ params })
      const column = { subjectId: subjects[0]!.id, measure: { kind: 'secured', average: 'per-pupil' } } as const
      const { rows } = await api().calculatePage({
        params,
        body: { groupIds: [from!.id], columns: [column], dates, membership, minimumGroup: 0 },
      })
      return Object.fromEntries(
        rows[0]!.cells[0]!.map(({ n, withoutData }, place) => [dates[place]!.on, n! + withoutData!]),
      )
    }
  })

  it('lets pupils leave, keeps them among those who have left, and takes one back', async () => {
    const { classes } = await api().readSchool({ params })
    const group = classes[0]!
    await goTo('Pupils')
    await page.getByLabel('Class or group').selectOption(group.id)
    const { pupils } = await api().listPupils({ params, query: { groupId: group.id } })
    const [first, second] = pupils
    for (const one of [first!, second!]) await page.getByRole('checkbox', { name: `Choose ${one.label}` }).check()
    await look('pupils-chosen')
    await page.getByRole('button', { name: 'Leave the school' }).click()
    await page.getByLabel('Last day at the school').fill(plusDays(today, -1))
    await page.getByRole('button', { name: 'Keep the last day' }).click()
    await page.getByText(`${pupils.length - 2} pupils`, { exact: true }).waitFor()

    await page.getByLabel('On roll').selectOption('left')
    await page.getByRole('button', { name: first!.label, exact: true }).click()
    await page.getByRole('button', { name: 'Comes back' }).click()
    await page.getByLabel('To the class').selectOption(group.id)
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('button', { name: first!.label, exact: true }).waitFor({ state: 'detached' })
    const inClass = (await api().listPupils({ params, query: { groupId: group.id } })).pupils.map(({ id }) => id)
    expect(inClass).toContain(first!.id)
    expect(inClass).not.toContain(second!.id)
  })

  it('moves the school into a new year from today, shows its classes everywhere, and undoes all of it', async () => {
    const before = await roster()
    await goTo('Move into the new year')
    await page.getByLabel('First day of the new year').fill(today)
    await page.getByRole('heading', { name: /^From / }).waitFor()
    await page.getByRole('button', { name: 'Move into the new year', disabled: false }).waitFor()
    await look('roll-over')
    const { newClasses, leavers } = await api().planRollOver({ params, body: { startsOn: today } })
    await page.getByRole('button', { name: 'Move into the new year' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByRole('heading', { name: 'Moves so far' }).waitFor()
    await look('roll-over-done')
    const after = await roster()
    expect(after.classes.map(({ name }) => name).sort()).toEqual(newClasses.map(({ name }) => name).sort())
    expect(after.classes.map(({ id }) => id)).not.toEqual(before.classes.map(({ id }) => id))
    expect(after.pupils).toHaveLength(before.pupils.length - leavers)

    await page.getByRole('link', { name: 'Markbook' }).first().click()
    const switcher = page.getByRole('combobox', { name: 'Class' })
    await switcher.waitFor()
    expect((await switcher.locator('option').allTextContents()).sort()).toEqual(
      after.classes.map(({ name }) => name).sort(),
    )
    const full = newClasses.find(({ pupils, likeGroupId }) => pupils > 0 && likeGroupId !== null)!
    await switcher.selectOption({ label: full.name })
    await page.getByRole('grid', { name: new RegExp(full.name) }).waitFor()

    await goTo('Move into the new year')
    await page.getByRole('button', { name: /^Undo the move/ }).click()
    await page.getByRole('button', { name: 'Undo the move', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByText(/undone/)
      .first()
      .waitFor()
    expect(await roster()).toEqual(before)
  })

  /** Who is in the school and in which class, as anybody sees it today. */
  async function roster() {
    const { classes } = await api().readSchool({ params })
    const { pupils } = await api().listPupils({ params })
    const members = []
    for (const { id } of classes) {
      const inClass = await api().listPupils({ params, query: { groupId: id } })
      members.push([id, inClass.pupils.map((pupil) => pupil.id)])
    }
    return {
      classes,
      members,
      pupils: pupils.map(({ id, registeredYear, leftOn }) => ({ id, registeredYear, leftOn })),
    }
  }

  async function goTo(place: string): Promise<void> {
    await page.getByRole('button', { name: /set-up and sign out/ }).click()
    await page.getByRole('link', { name: place, exact: true }).click()
    await page.getByRole('heading', { name: place, level: 1 }).waitFor()
  }

  /** As it stands, wide and on a phone: a picture of each, nothing for axe to say, nothing off the side. */
  async function look(name: string): Promise<void> {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 })
      expect(await listAxeViolations(page), `${name} at ${width}`).toEqual([])
      expect(await scrollsSideways(page), `${name} at ${width}`).toBe(false)
      await takePicture(page, `${name}-${width}`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
})

function plusDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10) as Day
}
