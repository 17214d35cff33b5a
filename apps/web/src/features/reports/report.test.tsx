import { createMemoryHistory } from '@tanstack/react-router'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { FrozenChanges, PageDefinition } from '@track/api-contract'
import { readTable, readWorkbook } from '@track/tabular'
import { describe, expect, it, vi } from 'vitest'
import { App } from '../../app/app'
import { createAppRouter } from '../../app/router'
import { createQueryClient } from '../../lib/query-client'
import { ids } from '../../testing/fixtures'
import { createKeyboard } from '../../testing/press'
import { createEightPupilsApi, governors, the } from './testing/eight-pupils'

const AUTUMN = 'Autumn (12 Dec 2025)'
const number = (group: string, measure: string, date = AUTUMN) =>
  screen.getByLabelText(new RegExp(`^${quoted(`${group}, Maths, ${measure}, ${date}: `)}`), { selector: 'button' })
const said = (...of: Parameters<typeof number>) =>
  number(...of)
    .getAttribute('aria-label')!
    .split(': ')[1]
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const quoted = (text: string) => text.replace(/[()%]/g, '\\$&')

function startReport({ at = the.newReport, api = createEightPupilsApi() } = {}) {
  vi.stubGlobal('fetch', api.fetch)
  const history = createMemoryHistory({ initialEntries: ['/elsewhere', at] })
  const queryClient = createQueryClient({ onSessionNeeded: () => {} })
  const router = createAppRouter({ queryClient, history })
  const rendered = render(<App queryClient={queryClient} router={router} />)
  const pages = () =>
    api.asked.filter(({ path }) => path.endsWith('/reports/page')).map(({ body }) => body as PageDefinition)
  return { ...rendered, ...api, router, pages, search: () => router.state.location.search as Record<string, unknown> }
}

async function openReport(options: Parameters<typeof startReport>[0] = {}) {
  const started = startReport(options)
  // The first test of a run also waits for the page's code.
  await screen.findByRole('table', {}, { timeout: 10_000 })
  return started
}

/** Opens a dialog, changes something in it and sends it. */
async function change(dialog: string | RegExp, work: (within_: ReturnType<typeof within>) => void, submit: string) {
  fireEvent.click(button(dialog))
  const inside = within(await screen.findByRole('dialog'))
  work(inside)
  fireEvent.click(inside.getByRole('button', { name: submit }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(screen.getByRole('region', { name: /the table/ }).getAttribute('aria-busy')).toBe('false'))
}

describe('the page', () => {
  it('is there with nothing to choose, and says the numbers of the worked case', async () => {
    await openReport()
    const expected = {
      All: { '% secured': ['67', '82', '94'], '% on track': ['50', '63', '100'] },
      'Pupil premium': { '% secured': ['42', '71', '87'], '% on track': ['0', '33', '100'] },
      'Not pupil premium': { '% secured': ['82', '88', '98'], '% on track': ['80', '80', '100'] },
      SEN: { '% secured': ['29', '62', '84'], '% on track': ['0', '0', '100'] },
      EAL: { '% secured': ['63', '86', '95'], '% on track': ['50', '100', '100'] },
    }
    const dates = [AUTUMN, 'Spring (27 Mar)', 'Summer (3 Jul)']
    for (const [group, measures] of Object.entries(expected))
      for (const [measure, values] of Object.entries(measures))
        expect(dates.map((date) => number(group, measure, date).textContent)).toEqual(values)
    expect(dates.map((date) => number('All', 'Maths test, mean', date).textContent)).toEqual([
      '97.9',
      '101.4(7)',
      '101.6',
    ])
    expect(said('Pupil premium', 'Maths test, mean', 'Spring (27 Mar)')).toBe('97.5, n 2')
  })

  it('is a table whose headings say subject, measure and date, and whose rows are groups with their n', async () => {
    await openReport()
    expect(screen.getByRole('columnheader', { name: 'Maths' }).getAttribute('scope')).toBe('colgroup')
    expect(screen.getByRole('columnheader', { name: /^% secured/ }).getAttribute('colspan')).toBe('4')
    expect(screen.getAllByRole('columnheader', { name: /^Autumn/ })).toHaveLength(3)
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
      'All',
      'Year 4',
      '4 Oak',
      'Pupil premium',
      'Not pupil premium',
      'SEN',
      'EAL',
    ])
    expect(within(screen.getByRole('row', { name: /^Pupil premium/ })).getAllByRole('cell')[0]!.textContent).toBe('3')
  })

  it('leaves blank what is not known', async () => {
    const reading = `secured.${ids.reading}`
    await openReport({ at: `${the.newReport}?groups=all&columns=${reading}&dates=2026-07-03` })
    const cell = button('All, Reading, % secured, Summer (3 Jul): not assessed')
    expect(cell.textContent).toBe('')
    fireEvent.click(cell)
    expect(await screen.findByText('8 pupils not counted')).toBeTruthy()
  })

  it('says under the table what the numbers mean', async () => {
    await openReport()
    const notes = screen.getByRole('region', { name: 'What the numbers mean' }).textContent
    expect(notes).toContain(
      'The same pupils in every column: a group is those who are in it on Fri 10 Jul, the last date.',
    )
    expect(notes).toMatch(/“On track”, in force since Mon 1 Sept? 2025: at least 75 %/)
    expect(notes).toContain('of All at Autumn / Spring / Summer / 10 Jul: Maths, Maths test, mean 0 / 1 / 0 / 0.')
    expect(notes).toContain('half away from zero')
    expect(notes).toContain('As known on Fri 10 Jul 2026, ')
  })

  it('says in words when it cannot be had, and tries again', async () => {
    const api = createEightPupilsApi()
    api.state.offline = true
    startReport({ api })
    const alert = await screen.findByRole('alert', {}, { timeout: 6000 })
    expect(alert.textContent).toContain('Check the network and try again.')
    api.state.offline = false
    fireEvent.click(button('Try again'))
    await screen.findByRole('table')
    expect(said('All', '% secured')).toBe('67 %, n 8')
  })
})

describe('beside the other pages', () => {
  it.each([
    ['Reports, then Pupils', ['reports/new', 'roster', 'reports/new']],
    ['Pupils, then Reports', ['roster', 'reports/new', 'roster']],
  ])('%s: both know the same groups', async (_, visits) => {
    const { router } = startReport({ at: `/schools/${ids.school}/${visits[0]}` })
    for (const visit of visits) {
      await act(() => router.navigate({ href: `/schools/${ids.school}/${visit}` }))
      if (visit === 'reports/new') await screen.findByRole('rowheader', { name: 'Pupil premium' }, { timeout: 10_000 })
      else await screen.findByRole('option', { name: 'Pupil premium (3)' }, { timeout: 10_000 })
    }
  })
})

describe('its address', () => {
  it('names the page, with ids and days only', async () => {
    const { search } = await openReport()
    expect(search()).toEqual({
      groups: ['all', the.year4, ids.oak, the.premium, the.notPremium, the.sen, the.eal].join('_'),
      columns: `secured.${ids.maths}_on-track.${ids.maths}.${the.rule}_mean.${ids.maths}.${the.test}`,
      dates: 'every.Autumn_every.Spring_every.Summer_today',
    })
  })

  it('is enough to open the same page elsewhere', async () => {
    const { pages } = await openReport({
      at: `${the.newReport}?groups=${the.sen}&columns=pooled.${ids.maths}&dates=2026-03-27&membership=as-at-each-date&minimum=2`,
    })
    expect(pages()).toEqual([
      {
        groupIds: [the.sen],
        columns: [{ subjectId: ids.maths, measure: { kind: 'secured', average: 'pooled' } }],
        dates: [{ label: 'Spring', on: '2026-03-27' }],
        membership: 'as-at-each-date',
        scope: 'own-programme',
        minimumGroup: 2,
      },
    ])
  })

  it('loses what this school does not have', async () => {
    const gone = ids.pupil(99)
    const { search } = await openReport({
      at: `${the.newReport}?groups=${gone}_${the.eal}&columns=secured.${gone}_secured.${ids.maths}&dates=2026-03-27&number=${gone}.0.0`,
    })
    expect(search()).toEqual({ groups: the.eal, columns: `secured.${ids.maths}`, dates: '2026-03-27' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is remembered until it is saved or let go: the list offers it, with ids and the school’s words for days only', async () => {
    const address = `groups=${the.eal}&columns=secured.${ids.maths}&dates=2026-03-27`
    const { unmount } = await openReport({ at: `${the.newReport}?${address}` })
    unmount()
    expect(Object.values({ ...localStorage }).join()).not.toMatch(/Ada|EAL|Maths/)
    const { search } = startReport({ at: the.reports })
    fireEvent.click(await screen.findByRole('link', { name: 'Go on with it' }))
    await screen.findByRole('table')
    expect(search()).toMatchObject({ groups: the.eal, dates: '2026-03-27' })
  })
})

describe('changing it', () => {
  it('adds a column in four presses, beside its subject, and goes back to the page before', async () => {
    const { router, pages } = await openReport()
    await change(
      'Add column',
      (dialog) => {
        expect((dialog.getByRole('checkbox', { name: 'Maths' }) as HTMLInputElement).checked).toBe(true)
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Maths test, mean of the same pupils' }))
      },
      'Add column',
    )
    expect(pages().at(-1)!.columns.at(-1)).toEqual({
      subjectId: ids.maths,
      measure: { kind: 'mean-mark', measureId: the.test, matched: true },
    })
    expect(number('All', 'Maths test, mean of the same pupils').textContent).toBe('99.6(7)')
    act(() => router.history.back())
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: /same pupils/ })).toBeNull())
  })

  it('begins a column with the subject of the one that was looked at last', async () => {
    await openReport({
      at: `${the.newReport}?groups=all&columns=secured.${ids.reading}_secured.${ids.maths}&dates=2025-12-12`,
    })
    const first = async () => {
      fireEvent.click(button('Add column'))
      const dialog = within(await screen.findByRole('dialog'))
      const [subject] = dialog.getAllByRole('checkbox', { checked: true })
      const name = subject!.closest('label')!.textContent
      fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
      fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      return name
    }
    expect(await first()).toBe('Maths')
    fireEvent.click(screen.getAllByRole('button', { name: /change this column/ })[0]!)
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }))
    expect(await first()).toBe('Reading')
  })

  it('shows what is on the page already, greyed, and chooses nothing in its place', async () => {
    await openReport()
    fireEvent.click(button('Add column'))
    const dialog = within(await screen.findByRole('dialog'))
    const offers = dialog.getAllByRole('checkbox').filter((one) => one.getAttribute('name') === 'measure')
    const there = offers
      .filter((one) => (one as HTMLInputElement).disabled)
      .map((one) => one.closest('label')!.textContent)
    expect(there).toEqual(['% secured', '% on track', 'Maths test, mean'].map((name) => `${name}Already on the page.`))
    expect(offers).toHaveLength(there.length + 7)
    expect(offers.filter((one) => (one as HTMLInputElement).checked)).toEqual([])
    expect(dialog.getByRole('alert').textContent).toBe('Choose at least one column.')
  })

  it('adds several measures of several subjects at once, each beside its subject', async () => {
    const { pages } = await openReport({
      at: `${the.newReport}?groups=all&columns=on-track.${ids.maths}.${the.rule}&dates=2026-03-27`,
    })
    await change(
      'Add column',
      (dialog) => {
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Reading' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: '% on track' }))
      },
      'Add 3 columns',
    )
    expect(
      pages()
        .at(-1)!
        .columns.map(({ subjectId, measure }) => [subjectId, measure.kind]),
    ).toEqual([
      [ids.maths, 'on-track'],
      [ids.maths, 'secured'],
      [ids.reading, 'secured'],
      [ids.reading, 'on-track'],
    ])
    expect(screen.getByText('3 columns added', { selector: '[aria-hidden]' })).toBeTruthy()
  })

  it('puts the change beside a column in one press of its menu', async () => {
    const { pages } = await openReport()
    await change('% on track: change this column', () => {}, 'Add the change beside it')
    expect(pages().at(-1)!.columns.slice(1, 3)).toEqual([
      { subjectId: ids.maths, measure: { kind: 'on-track', ruleId: the.rule } },
      {
        subjectId: ids.maths,
        measure: { kind: 'on-track', ruleId: the.rule },
        change: { since: { kind: 'first-date' }, pupils: 'raw' },
      },
    ])
  })

  it('undoes and does again what was changed, by buttons, by keys and from the message that says it', async () => {
    await openReport()
    const headings = () => screen.getAllByRole('button', { name: /change this column/ }).map((one) => one.textContent)
    const [secured, onTrack, test] = headings()
    await change('% secured: change this column', () => {}, 'Take column out')
    const message = screen.getByText('Maths, % secured taken out', { selector: '[aria-hidden]' })
    fireEvent.click(within(message.parentElement!).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(headings()).toEqual([secured, onTrack, test]))
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1))
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button('Redo'))
    await waitFor(() => expect(headings()).toEqual([onTrack, test]))
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    await waitFor(() => expect(headings()).toEqual([secured, onTrack, test]))
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true })
    await waitFor(() => expect(headings()).toEqual([onTrack, test]))
    fireEvent.click(button('Undo'))
    await waitFor(() => expect(headings()).toEqual([secured, onTrack, test]))
  })

  it('moves columns by buttons, by keys and to any place, and takes them out', async () => {
    await openReport()
    await change(
      /^Columns/,
      (dialog) => {
        fireEvent.click(dialog.getByRole('button', { name: 'Move Maths, % secured later' }))
        const places = () =>
          dialog.getAllByRole('listitem').map((item: HTMLElement) => item.querySelector('span')!.textContent)
        fireEvent.keyDown(dialog.getByRole('button', { name: 'Move Maths, % secured later' }), { key: 'End' })
        expect(places().at(-1)).toBe('Maths, % secured')
        fireEvent.change(dialog.getByLabelText('Place of Maths, % secured'), { target: { value: '1' } })
        expect(places()[1]).toBe('Maths, % secured')
        fireEvent.click(dialog.getByRole('button', { name: 'Take Maths, Maths test, mean out' }))
      },
      'Show columns',
    )
    const headings = screen.getAllByRole('columnheader').filter((cell) => cell.textContent!.startsWith('%'))
    expect(headings.map(({ textContent }) => textContent)).toEqual(['% on trackat least 75 %', '% secured'])
    expect(number('All', '% secured').textContent).toBe('67')
  })

  it('chooses groups by kind and puts rows in order', async () => {
    await openReport()
    await change(
      /^Groups/,
      (dialog) => {
        fireEvent.click(dialog.getByRole('button', { name: 'Key groups: none' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: 'SEN (2)' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: '4 Oak (8)' }))
        fireEvent.click(dialog.getByRole('button', { name: 'Move SEN earlier' }))
      },
      'Show groups',
    )
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['All', 'SEN', 'Year 4'])
  })

  it('does not show a page of no groups, and says so', async () => {
    const { pages } = await openReport({
      at: `${the.newReport}?groups=all&columns=secured.${ids.maths}&dates=2026-03-27`,
    })
    fireEvent.click(button(/^Groups/))
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Whole school' }))
    expect(screen.getByRole('alert').textContent).toBe('Choose at least one group.')
    expect((button('Show groups') as HTMLButtonElement).disabled).toBe(true)
    expect(pages()).toHaveLength(1)
  })

  it('looks at dates that come back every year, at days that stay, and at today, in the order of the calendar', async () => {
    const { pages, search } = await openReport()
    await change(
      /^Dates/,
      (dialog) => {
        expect(dialog.getByRole('checkbox', { name: 'Next autumn, every year' })).toBeTruthy()
        expect(dialog.getByText('comes Fri 11 Dec 2026')).toBeTruthy()
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Summer, every year' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: /^Today/ }))
        fireEvent.change(dialog.getByLabelText('Another day'), { target: { value: '2026-01-20' } })
        fireEvent.click(dialog.getByRole('button', { name: 'Add day' }))
      },
      'Show dates',
    )
    expect(pages().at(-1)!.dates).toEqual([
      { label: 'Autumn', on: '2025-12-12' },
      { label: '20 Jan', on: '2026-01-20' },
      { label: 'Spring', on: '2026-03-27' },
    ])
    expect(search().dates).toBe('every.Autumn_2026-01-20_every.Spring')
    expect(number('All', '% secured', '20 Jan')).toBeTruthy()
  })

  it('takes no day to come, says so under the field, and shows the page all the same', async () => {
    const { pages } = await openReport({
      at: `${the.newReport}?groups=all&columns=secured.${ids.maths}&dates=2026-03-27`,
    })
    await change(
      /^Dates/,
      (dialog) => {
        const field = dialog.getByLabelText('Another day') as HTMLInputElement
        fireEvent.change(field, { target: { value: '2026-07-11' } })
        expect(dialog.getByText('Choose today or an earlier day.').id).toBe(field.getAttribute('aria-describedby'))
        fireEvent.keyDown(field, { key: 'Enter' })
        expect(dialog.queryByRole('checkbox', { name: 'Sat 11 Jul' })).toBeNull()
        expect(field.form!.noValidate).toBe(true)
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Summer, every year' }))
      },
      'Show dates',
    )
    expect(
      pages()
        .at(-1)!
        .dates.map(({ on }) => on),
    ).toEqual(['2026-03-27', '2026-07-03'])
  })

  it('takes no day before the school’s calendar, and says so under the field', async () => {
    await openReport()
    fireEvent.click(button(/^Dates/))
    const dialog = within(await screen.findByRole('dialog'))
    const field = dialog.getByLabelText('Another day')
    fireEvent.change(field, { target: { value: '2019-01-01' } })
    expect(dialog.getByText(/^The school’s calendar begins on Mon 2 Sept? 2024:/).id).toBe(
      field.getAttribute('aria-describedby'),
    )
    expect((dialog.getByRole('button', { name: 'Add day' }) as HTMLButtonElement).disabled).toBe(true)
  })

  it('takes out a saved day that the calendar does not have, in one press, and changes columns meanwhile', async () => {
    const { pages } = startReport({
      at: `${the.newReport}?groups=all&columns=secured.${ids.maths}&dates=2019-01-01_2026-03-27`,
    })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(
      /^Tue 1 Jan 2019 is before the school’s calendar, which begins on Mon 2 Sept? 2024\./,
    )
    fireEvent.click(button(/^Columns/))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('Maths, % secured')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    fireEvent.click(button('Take this date out'))
    await screen.findByRole('table')
    expect(
      pages()
        .at(-1)!
        .dates.map(({ on }) => on),
    ).toEqual(['2026-03-27'])
  })

  it('moves a column any number of steps and calls it otherwise, from its heading', async () => {
    const { pages } = await openReport()
    await change(
      '% secured: change this column',
      (dialog) => {
        fireEvent.change(dialog.getByLabelText('Heading'), { target: { value: 'Secure in maths' } })
        fireEvent.change(dialog.getByLabelText('Place of Maths, % secured'), { target: { value: '2' } })
      },
      'Change column',
    )
    expect(pages().at(-1)!.columns.at(-1)).toEqual({
      subjectId: ids.maths,
      measure: { kind: 'secured', average: 'per-pupil' },
      label: 'Secure in maths',
    })
    expect(number('All', 'Secure in maths').textContent).toBe('67')
    const notes = screen.getByRole('region', { name: 'What the numbers mean' }).textContent
    expect(notes).toContain('“Secure in maths” is Maths, % secured.')
    await change('Secure in maths: change this column', () => {}, 'Take column out')
    expect(pages().at(-1)!.columns).toHaveLength(2)
  })

  it('breaks every year group down in three presses, each part under its own and read whole (REP-1)', async () => {
    const { pages, search } = await openReport()
    await change(
      /^Groups/,
      (dialog) => fireEvent.click(dialog.getByRole('checkbox', { name: 'Pupil premium, Not pupil premium' })),
      'Show groups',
    )
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
      'All',
      'Year 4',
      'Year 4, Pupil premium',
      'Year 4, Not pupil premium',
      '4 Oak',
      'Pupil premium',
      'Not pupil premium',
      'SEN',
      'EAL',
    ])
    expect(number('Year 4, Not pupil premium', '% secured').textContent).toBe('82')
    const { groupIds, combined } = pages().at(-1)!
    expect(combined).toMatchObject([
      { take: 'all-of', groupIds: [the.year4, the.premium] },
      { take: 'all-of', groupIds: [the.year4, the.notPremium] },
    ])
    expect(search().groups).toBe(groupIds.join('_'))
    await change(
      /^Groups/,
      (dialog) => fireEvent.click(dialog.getByRole('checkbox', { name: 'Year 4 (8)' })),
      'Show groups',
    )
    expect(screen.queryByRole('rowheader', { name: /^Year 4/ })).toBeNull()
  })

  it('makes one row of several groups, with a name of its own (REP-1)', async () => {
    const { pages } = await openReport()
    await change(
      /^Groups/,
      (dialog) => {
        fireEvent.change(dialog.getByLabelText('Group 1'), { target: { value: the.sen } })
        fireEvent.change(dialog.getByLabelText('Group 2'), { target: { value: the.eal } })
        const name = dialog.getByLabelText('Name of the row') as HTMLInputElement
        expect(name.placeholder).toBe('SEN or EAL')
        fireEvent.change(name, { target: { value: 'Needs a plan' } })
        fireEvent.click(dialog.getByRole('button', { name: 'Add this row' }))
      },
      'Show groups',
    )
    expect(pages().at(-1)!.combined).toMatchObject([
      { take: 'any-of', groupIds: [the.sen, the.eal], label: 'Needs a plan' },
    ])
    expect(screen.getAllByRole('rowheader').at(-1)!.textContent).toBe('Needs a plan')
  })

  it('shows a change with its sign, and says it in words (REP-2)', async () => {
    const { pages } = await openReport()
    await change(
      'Add column',
      (dialog) => {
        fireEvent.change(dialog.getByLabelText('Show as'), { target: { value: 'first-date' } })
        fireEvent.click(dialog.getByRole('checkbox', { name: '% secured' }))
      },
      'Add column',
    )
    expect(pages().at(-1)!.columns.at(-1)).toEqual({
      subjectId: ids.maths,
      measure: { kind: 'secured', average: 'per-pupil' },
      change: { since: { kind: 'first-date' }, pupils: 'raw' },
    })
    const column = '% secured, change since Autumn'
    expect(number('Pupil premium', column, 'Spring (27 Mar)').textContent).toBe('+30')
    expect(said('Pupil premium', column, 'Spring (27 Mar)')).toBe('+30 percentage points, n 3')
    // The date that it is counted from has no place in it.
    expect(screen.queryByLabelText(new RegExp(`^Pupil premium, Maths, ${column}, Autumn`))).toBeNull()
    expect(screen.getByText(/blank where nobody had a number on the earlier day/)).toBeTruthy()
    expect(screen.queryByText(/nobody had a number on the day/)).toBeNull()

    // A pupil behind it stands on both days, what is another on the later one first.
    fireEvent.click(number('Pupil premium', column, 'Spring (27 Mar)'))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(await dialog.findByRole('button', { name: /^Ben/ }))
    await dialog.findByRole('heading', { name: 'What changed from Fri 12 Dec 2025 to Fri 27 Mar' })
    const changed = within(dialog.getByRole('list', { name: 'Changed' })).getAllByRole('listitem')
    expect(changed.length).toBeGreaterThan(0)
    expect(changed[0]!.textContent).toMatch(/^was .*→is now /)
  })

  it('says of a change that is blank for want of a first number where it is, and offers to count it from another day', async () => {
    await openReport({
      at: `/schools/${ids.school}/reports/new?groups=all&columns=since-first-date.raw.secured.${ids.maths}&dates=2025-09-02_2025-12-12_2026-03-27`,
    })
    await screen.findByText(/^“Maths, % secured, change since .*” is blank: nobody had a number on the day/)
    fireEvent.click(button('Count it from another day'))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/itself, and where nobody had a number then\.$/)).toBeTruthy()
    fireEvent.change(dialog.getByLabelText('Show as'), { target: { value: 'date-before' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Change column' }))
    await waitFor(() => expect(screen.queryByText(/nobody had a number on the day/)).toBeNull())
  })

  it('moves a column by its heading with Shift and an arrow key', async () => {
    const { pages } = await openReport()
    fireEvent.keyDown(button('% secured: change this column'), { key: 'ArrowRight', shiftKey: true })
    await waitFor(() => expect(pages().at(-1)!.columns[1]).toMatchObject({ measure: { kind: 'secured' } }))
    await waitFor(() => expect(document.activeElement).toBe(button('% secured: change this column')))
  })

  it('breaks a key group down by class, whatever else is on the page, and says where a combined row was added', async () => {
    await openReport({ at: `${the.newReport}?groups=all_${the.sen}&columns=secured.${ids.maths}&dates=2026-03-27` })
    await change(
      /^Groups/,
      (dialog) => {
        fireEvent.change(dialog.getByLabelText('Group 1'), { target: { value: the.premium } })
        fireEvent.change(dialog.getByLabelText('Group 2'), { target: { value: the.eal } })
        fireEvent.click(dialog.getByRole('button', { name: 'Add this row' }))
        const added = 'Added: Pupil premium or EAL, after SEN. “Show groups” shows it.'
        expect(dialog.getByText(added).getAttribute('role')).toBe('status')
        const byClass = within(dialog.getByText(/^By class/).closest('details')!)
        fireEvent.click(byClass.getByLabelText('4 Oak'))
      },
      'Show groups',
    )
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
      'All',
      'SEN',
      'SEN, 4 Oak',
      'Pupil premium or EAL',
    ])
  })

  it('says before a name is too long how many letters are left, cuts nothing, and asks for a name in its own words', async () => {
    const { state } = await openReport()
    fireEvent.click(button('Save'))
    const dialog = within(await screen.findByRole('dialog'))
    const save = () => fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    const name = dialog.getByLabelText('Name of the report') as HTMLInputElement
    save()
    expect(dialog.getByText('Give it a name first.')).toBeTruthy()
    expect(document.activeElement).toBe(name)
    fireEvent.change(name, { target: { value: 'a'.repeat(115) } })
    expect(dialog.getByText(/5 letters left\.$/)).toBeTruthy()
    fireEvent.change(name, { target: { value: 'a'.repeat(122) } })
    expect(dialog.getByText('This is 2 letters too long: shorten it.')).toBeTruthy()
    save()
    expect(state.templates.map((report) => report.name)).toEqual(['Governors'])
    expect(name.value).toHaveLength(122)
  })

  it('hides small groups, with what would give them away, and says why', async () => {
    await openReport()
    await change(
      'Who counts',
      (dialog) => {
        fireEvent.click(dialog.getByRole('radio', { name: 'Whoever was in the group at each date' }))
        fireEvent.click(dialog.getByRole('radio', { name: 'Governors' }))
      },
      'Show the page',
    )
    for (const group of ['Pupil premium', 'Not pupil premium', 'SEN']) {
      expect(number(group, '% secured').textContent).toBe('[c]')
      expect(said(group, '% secured')).toBe('not shown, fewer than 5 pupils')
      expect(screen.getByRole('row', { name: new RegExp(`^${group}`) }).textContent).not.toMatch(/\d/)
    }
    expect(number('All', '% secured').textContent).toBe('67')
    const notes = screen.getByRole('region', { name: 'What the numbers mean' }).textContent
    expect(notes).toContain('[c]: fewer than 5 pupils, or a number from which theirs could be worked out.')
    expect(notes).toContain('A group is, at each date, whoever was in it then.')
    fireEvent.click(number('SEN', '% secured'))
    expect(await screen.findByText(/^Hidden: a number for fewer than 5 pupils/)).toBeTruthy()
    expect(screen.queryByText('Cai')).toBeNull()
  })
})

describe('a number', () => {
  it('opens into why it is so, and the same n of pupils, with who is left out', async () => {
    await openReport()
    fireEvent.click(number('All', 'Maths test, mean', 'Spring (27 Mar)'))
    const dialog = within(await screen.findByRole('dialog', { name: 'All, Maths' }))
    expect(await dialog.findByRole('heading', { name: '7 pupils counted' })).toBeTruthy()
    expect(dialog.getByText(/what was observed by Fri 27 Mar/)).toBeTruthy()
    expect(dialog.getByText('The marks add up to 710, divided by 7 pupils.')).toBeTruthy()
    expect(dialog.getByRole('button', { name: /^Ada/ }).textContent).toBe('Ada110, seen Fri 27 Mar')
    expect(dialog.getByRole('button', { name: /^Eli/ }).textContent).toBe('EliA in place of a mark')
  })

  it('leads in two presses from the number to a pupil’s judgements as they stood then', async () => {
    const { search } = await openReport()
    fireEvent.click(number('Pupil premium', '% secured', 'Spring (27 Mar)'))
    fireEvent.click(await screen.findByRole('button', { name: /^Ben/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Ben, Maths' }))
    const taught = await dialog.findByRole('list', { name: 'Objectives taught by then' })
    const lines = [...taught.children].map((line) => line.querySelector('summary')!.textContent)
    expect(lines).toHaveLength(7)
    expect(lines[0]).toBe('SSecure: Objective 1taught from Wed 1 Oct 2025, seen Fri 27 Mar by Mr Okafor')
    expect(lines[4]).toBe('EEmerging: Objective 5taught from Mon 12 Jan, seen Fri 27 Mar by Mr Okafor')
    expect(dialog.getByText('3 objectives not taught by then, not counted')).toBeTruthy()
    expect(search()).toMatchObject({ number: `${the.premium}.0.1`, pupil: the.pupil('Ben') })
  })

  it('says the words of a pupil’s columns of words, not how they are stored', async () => {
    await openReport()
    fireEvent.click(number('Pupil premium', '% secured', 'Spring (27 Mar)'))
    fireEvent.click(await screen.findByRole('button', { name: /^Ben/ }))
    const marks = await screen.findByRole('list', { name: 'Marks' })
    const lines = [...marks.children].map((line) => line.querySelector('summary')!.textContent)
    expect(lines).toContain('ExMaths in wordsExpected, seen Fri 27 Mar by Mr Okafor')
    expect(marks.textContent).not.toContain(the.word)
  })

  it('keeps the focus: to the way back, to the pupil, to the number', async () => {
    const { search } = await openReport()
    const from = number('All', '% on track')
    act(() => from.focus())
    fireEvent.click(from)
    fireEvent.click(await screen.findByRole('button', { name: /^Dua/ }))
    await screen.findByRole('list', { name: 'Objectives taught by then' })
    expect(document.activeElement?.textContent).toBe('All pupils behind this number')
    fireEvent.click(document.activeElement!)
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Dua/))
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(from)
    expect(search()).not.toHaveProperty('number')
  })

  it('closes from a pupil straight to the page, and back leads out of it', async () => {
    const { router } = await openReport()
    const depth = router.history.length
    fireEvent.click(number('All', '% secured'))
    fireEvent.click(await screen.findByRole('button', { name: /^Ada/ }))
    await screen.findByRole('list', { name: 'Objectives taught by then' })
    fireEvent.click(button('Close'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(router.history.location.state.__TSR_index).toBe(depth - 1)
  })

  it('can be sent as a link, and closing it leads to the number on the page', async () => {
    const page = `groups=all_${the.eal}&columns=secured.${ids.maths}&dates=2026-03-27`
    const { search } = await openReport({
      at: `${the.newReport}?${page}&number=${the.eal}.0.0&pupil=${the.pupil('Gus')}`,
    })
    await screen.findByRole('list', { name: 'Objectives taught by then' })
    fireEvent.click(button('All pupils behind this number'))
    await screen.findByRole('heading', { name: '2 pupils counted' })
    expect(document.activeElement?.textContent).toMatch(/^Gus/)
    fireEvent.click(button('Close'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(number('EAL', '% secured', 'Spring (27 Mar)')))
    expect(search()).not.toHaveProperty('number')
  })

  it('is found by arrow keys: the table is one stop for Tab', async () => {
    await openReport()
    const { press } = createKeyboard()
    const first = number('All', '% secured')
    act(() => first.focus())
    // A heading before it takes nothing away from it.
    act(() => button('% secured: change this column').focus())
    expect(first.tabIndex).toBe(0)
    act(() => first.focus())
    press('ArrowRight', 'ArrowDown', 'ArrowDown')
    expect(document.activeElement).toBe(number('4 Oak', '% secured', 'Spring (27 Mar)'))
    press('Home')
    expect(document.activeElement).toBe(number('4 Oak', '% secured'))
    press('ArrowLeft')
    expect(document.activeElement).toBe(number('4 Oak', '% secured'))
    press('Control+End')
    expect(document.activeElement).toBe(number('EAL', 'Maths test, mean', '10 Jul'))
    expect(screen.getByRole('table').querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })
})

describe('a saved report', () => {
  const at = `/schools/${ids.school}/reports/${governors.id}`
  const addWritten = () =>
    change(
      'Add column',
      (dialog) => {
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Reading' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: '% secured' }))
      },
      'Add column',
    )

  it('opens as it was saved, with its dates of this year, and says that it is saved', async () => {
    const { pages, search } = await openReport({ at })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Governors')
    expect(screen.getByText('Saved')).toBeTruthy()
    expect(search()).toEqual({})
    expect(pages()[0]!.dates).toEqual([
      { label: 'Spring', on: '2026-03-27' },
      { label: '10 Jul', on: '2026-07-10' },
    ])
  })

  it('is noted as used once when it is opened (REP-10)', async () => {
    const { asked } = await openReport({ at })
    await addWritten()
    expect(asked.filter(({ path }) => path.endsWith(`/${governors.id}/use`))).toHaveLength(1)
  })

  it('says for whom it is and what it is for, where it is saved and in its head (REP-9, REP-10)', async () => {
    const { asked } = await openReport()
    fireEvent.click(button('Save'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Save this report' }))
    fireEvent.change(dialog.getByLabelText('Name of the report'), { target: { value: 'Spring' } })
    fireEvent.change(dialog.getByLabelText('Purpose'), { target: { value: 'The spring meeting' } })
    fireEvent.click(dialog.getByRole('radio', { name: 'Governors' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await screen.findByText('For Governors: groups of fewer than 5 are not shown')
    expect(screen.getByText(/The spring meeting/)).toBeTruthy()
    const saved = asked.find(({ method, path }) => method === 'POST' && path.endsWith('/templates'))!
    expect(saved.body).toMatchObject({ purpose: 'The spring meeting', template: { audienceId: 'governors' } })
  })

  it('is saved over the version that was read, and the address is plain again', async () => {
    const { asked, search } = await openReport({ at })
    await addWritten()
    expect(screen.getByText('Not saved')).toBeTruthy()
    expect(search()).toMatchObject({ base: 'v1' })
    fireEvent.click(button('Save'))
    await screen.findByText('Saved')
    const patch = asked.find(({ method }) => method === 'PATCH')!
    expect(patch).toMatchObject({ ifMatch: '"v1"', body: { paper: 'a4', template: { columns: { length: 3 } } } })
    expect(search()).toEqual({})
    expect(screen.getByRole('columnheader', { name: 'Reading' })).toBeTruthy()
  })

  it('left by “Reports” after its groups were changed waits there, though it is opened as it was saved and another is changed', async () => {
    const other = { ...governors, id: ids.pupil(77), name: 'Heads' }
    const { search } = await openReport({
      at,
      api: createEightPupilsApi({ role: 'leader', templates: [governors, other] }),
    })
    const takeIn = (name: string) =>
      change(
        /^Groups/,
        (dialog) => fireEvent.click(dialog.getByRole('checkbox', { name: new RegExp(`^${name} \\(`) })),
        'Show groups',
      )
    const leave = () => fireEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Reports' }))
    await takeIn('Year 4')
    const { groups } = search()
    leave()
    await screen.findByText('Changes to “Governors” are not saved.')
    fireEvent.click(screen.getByRole('link', { name: 'Governors' }))
    await screen.findByText('Saved')
    leave()
    fireEvent.click(await screen.findByRole('link', { name: 'Heads' }))
    await screen.findByRole('heading', { level: 1, name: 'Heads' })
    await screen.findByRole('table')
    await takeIn('4 Oak')
    leave()
    await screen.findByText('Changes to “Heads” are not saved.')
    const line = screen.getByText('Changes to “Governors” are not saved.').closest('div')!
    fireEvent.click(within(line).getByRole('link', { name: 'Go on with it' }))
    await screen.findByText('Not saved')
    expect(search()).toMatchObject({ groups, base: governors.etag })
    await takeIn('Year 4')
    await screen.findByText('Saved')
    leave()
    await screen.findByText('Changes to “Heads” are not saved.')
    expect(screen.queryByText('Changes to “Governors” are not saved.')).toBeNull()
  })

  it('that somebody else changed meanwhile is not written over: mine becomes a copy', async () => {
    const { state, router } = await openReport({ at })
    await addWritten()
    const theirs = { ...governors, paper: 'a3', etag: 'v9', changedAt: '2026-07-09T08:30:00.000Z' } as const
    state.templates = [theirs]
    fireEvent.click(button('Save'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this report meanwhile' }))
    expect(dialog.getByText(/It was changed on Thu,? 9 Jul/)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Keep mine as a copy' }))
    const naming = within(await screen.findByRole('dialog', { name: 'Save as a copy' }))
    expect((naming.getByLabelText('Name of the report') as HTMLInputElement).value).toBe('Copy of Governors')
    fireEvent.click(naming.getByRole('button', { name: 'Save' }))
    await screen.findByRole('heading', { level: 1, name: 'Copy of Governors' })
    expect(state.templates).toContainEqual(theirs)
    expect(router.state.location.pathname).not.toBe(at)
  })

  it('goes back to what is saved, and keeps its name once in a school', async () => {
    const copy = { ...governors, id: ids.pupil(77), name: 'Heads' }
    const { search } = await openReport({ at, api: createEightPupilsApi({ templates: [governors, copy] }) })
    await addWritten()
    fireEvent.click(button('More: copy, name'))
    fireEvent.click(button('Undo all changes'))
    await screen.findByText('Saved')
    expect(search()).toEqual({})
    fireEvent.click(button('More: copy, name'))
    fireEvent.click(button('Name, purpose, audience'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Name, purpose, audience' }))
    fireEvent.change(dialog.getByLabelText('Name of the report'), { target: { value: 'heads' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await dialog.findByText('A report of this name is there already: choose another name.')).toBeTruthy()
  })

  it('shows the rest when a group of it is gone, and says so; and which date is of another year or to come', async () => {
    const { template } = governors
    const dates = [...template.dates, { kind: 'assessment-date', name: 'Next autumn' } as const]
    const old = { ...governors, template: { ...template, groupIds: [ids.pupil(99), the.sen], dates } }
    await openReport({ at, api: createEightPupilsApi({ templates: [old] }) })
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['SEN'])
    expect(screen.getByText(/^1 group of this report is no longer in the school. The rest is shown/)).toBeTruthy()
    expect(screen.getByText('Next autumn comes on Fri 11 Dec 2026: the page is without it until then.')).toBeTruthy()
    expect(screen.getByText('Saved')).toBeTruthy()
  })

  it('that was removed says so, with the way to the others', async () => {
    startReport({ at, api: createEightPupilsApi({ templates: [] }) })
    expect(await screen.findByRole('heading', { name: 'This report is not here any more' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'All reports' })).toBeTruthy()
  })

  it('is read and printed by support staff, and not changed', async () => {
    await openReport({ at, api: createEightPupilsApi({ role: 'support' }) })
    expect(screen.queryByRole('button', { name: /^(Groups|Add column|Save)/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /change this column/ })).toBeNull()
    expect(button('Print')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^(More|Keep)/ })).toBeNull()
    fireEvent.click(button('Export: CSV, Excel'))
    expect(button('CSV file')).toBeTruthy()
    expect(button('Excel workbook')).toBeTruthy()
  })
})

describe('the reports of a school', () => {
  const line = (name: string) => within(screen.getByRole('link', { name }).closest('li')!)
  const openList = async (options: Parameters<typeof createEightPupilsApi>[0] = {}) => {
    const started = startReport({ at: the.reports, api: createEightPupilsApi(options) })
    await screen.findByRole('heading', { name: 'Reports' }, { timeout: 10_000 })
    return started
  }

  it('stand by name, each with what is on it, its paper and its last change', async () => {
    await openList()
    await screen.findByRole('link', { name: 'Governors' })
    expect(line('Governors').getByText('2 columns of Maths, 2 dates, for the whole school, 2 key groups')).toBeTruthy()
    expect(line('Governors').getByText('A4, changed Mon 1 Jun, not used yet')).toBeTruthy()
  })

  it('are copied, renamed, and taken away with a way back', async () => {
    const { state } = await openList()
    await screen.findByRole('link', { name: 'Governors' })
    fireEvent.click(button('More for Governors'))
    fireEvent.click(button('Make a copy'))
    await screen.findByRole('link', { name: 'Copy of Governors' })
    fireEvent.click(button('More for Copy of Governors'))
    fireEvent.click(button('Rename'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename' }))
    fireEvent.change(dialog.getByLabelText('Name of the report'), { target: { value: 'Heads' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
    await screen.findByRole('link', { name: 'Heads' })
    fireEvent.click(button('More for Heads'))
    fireEvent.click(button('Remove'))
    await waitFor(() => expect(document.activeElement).toBe(button('Undo')))
    expect(screen.queryByRole('link', { name: 'Heads' })).toBeNull()
    fireEvent.click(button('Undo'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Heads' })))
    expect(state.templates.map(({ name }) => name)).toEqual(['Governors', 'Heads'])
  })

  it('wait at the end after they were removed, to be brought back, under another name where their own is taken', async () => {
    await openList({ templates: [governors, { ...governors, id: ids.pupil(77), name: 'Heads' }] })
    await screen.findByRole('link', { name: 'Heads' })
    fireEvent.click(button('More for Heads'))
    fireEvent.click(button('Remove'))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Heads' })).toBeNull())
    fireEvent.click(button('More for Governors'))
    fireEvent.click(button('Rename'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename' }))
    fireEvent.change(dialog.getByLabelText('Name of the report'), { target: { value: 'heads' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
    await screen.findByRole('link', { name: 'heads' })
    expect((await screen.findByText('1 removed report')).closest('details')!.textContent).toContain(
      'Removed Fri 10 Jul',
    )
    fireEvent.click(screen.getByLabelText('Bring back Heads'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Heads 2' })))
    expect(screen.queryByText('1 removed report')).toBeNull()
  })

  it('can be looked through for those nobody used, where they are many; the day on which all were made is not said', async () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ ...governors, id: ids.pupil(80 + n), name: `Report ${n + 1}` }))
    const used = { days: 1, lastOn: '2026-07-01', unused: false } as const
    await openList({ templates: many, uses: Object.fromEntries(many.slice(2).map(({ id }) => [id, used])) })
    await screen.findByRole('link', { name: 'Report 6' })
    expect(line('Report 1').getByText('A4, not used yet')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Show'), { target: { value: 'not-yet' } })
    expect(screen.getAllByRole('link', { name: /^Report/ }).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Report 1', 'Report 2']),
    )
    expect(screen.queryByRole('link', { name: 'Report 6' })).toBeNull()
  })

  it('say what will be here when there are none, and are only read by support staff', async () => {
    await openList({ role: 'support', templates: [] })
    expect(await screen.findByText(/will be here, to read and print/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'New report' })).toBeNull()
  })
})

describe('a kept page', () => {
  it('says what has changed since, by which judgement, and marks it in the table (REP-8)', async () => {
    const cell = (value: number) => ({ value, n: 8, withoutData: 0, fraction: null })
    const changes: FrozenChanges = {
      asKnown: '2026-07-10T10:00:00.000Z',
      reproducible: true,
      numbers: 4,
      cells: [
        {
          groupId: 'all',
          column: 0,
          date: 0,
          before: cell(82),
          after: cell(84),
          causes: [
            {
              kind: 'entries',
              pupils: [{ pupilId: the.pupil('Ben'), label: 'Ben' }],
              entryCount: 2,
              entries: [
                {
                  id: ids.pupil(90),
                  kind: 'judgement',
                  pupilId: the.pupil('Ben'),
                  label: 'Ben',
                  about: 'Objective 5',
                  before: 'Emerging',
                  value: 'Secure',
                  observedOn: '2026-03-27',
                  recordedAt: '2026-07-09T08:30:00.000Z',
                },
              ],
            },
          ],
        },
      ],
    }
    const api = createEightPupilsApi({ templates: [{ ...governors, purpose: 'For the spring meeting.' }], changes })
    await openReport({ at: `/schools/${ids.school}/reports/${governors.id}`, api })
    fireEvent.click(button('Keep this page'))
    const naming = within(await screen.findByRole('dialog', { name: 'Keep this page' }))
    fireEvent.click(naming.getByRole('button', { name: 'Keep' }))
    await screen.findByText(/Kept on Fri 10 Jul 2026, does not change/)
    expect(screen.getByText('For the spring meeting.')).toBeTruthy()
    fireEvent.click(button('What has changed since?'))
    const region = within(await screen.findByRole('region', { name: 'What has changed since' }))
    expect(region.getByText(/^1 of 4 numbers would be different today/)).toBeTruthy()
    expect(region.getByText('2 entries for 1 pupil were recorded since.')).toBeTruthy()
    expect(region.getByText('Only the latest is listed.')).toBeTruthy()
    expect(region.getByText(/^Ben: Objective 5:/).textContent).toBe('Ben: Objective 5: Emerging, now Secure')
    expect(region.getByText(/^seen Fri 27 Mar 2026, recorded Thu,? 9 Jul 2026/)).toBeTruthy()
    expect(region.getByRole('link', { name: 'Governors as it is today' })).toBeTruthy()
    const marked = () => screen.getAllByRole('cell').filter(({ textContent }) => textContent!.includes('*'))
    expect(marked().map(({ textContent }) => textContent)).toEqual(['82*, today 84 %'])
    fireEvent.click(region.getByRole('checkbox', { name: 'Mark them in the table with *' }))
    expect(marked()).toEqual([])
  })

  it('names nobody on paper where small groups are hidden (E12)', async () => {
    const pupil = { pupilId: the.pupil('Ben'), label: 'Ben' }
    const cell = { value: 82, n: 8, withoutData: 0, fraction: null }
    const causes = [{ kind: 'joined' as const, pupils: [pupil], entryCount: 0, entries: [] }]
    const changes: FrozenChanges = {
      asKnown: '2026-07-10T09:30:00.000Z',
      reproducible: true,
      numbers: 4,
      cells: [{ groupId: 'all', column: 0, date: 1, before: cell, after: { ...cell, value: 84 }, causes }],
    }
    await openReport({
      at: `/schools/${ids.school}/reports/${governors.id}`,
      api: createEightPupilsApi({
        templates: [{ ...governors, template: { ...governors.template, minimumGroup: 5 } }],
        changes,
      }),
    })
    fireEvent.click(button('Keep this page'))
    const naming = within(await screen.findByRole('dialog', { name: 'Keep this page' }))
    fireEvent.click(naming.getByRole('button', { name: 'Keep' }))
    await screen.findByText(/Kept on Fri 10 Jul 2026, does not change/)
    fireEvent.click(button('What has changed since?'))
    const region = within(await screen.findByRole('region', { name: 'What has changed since' }))
    expect(region.getByText('Ben')).toBeTruthy()
    fireEvent.click(button('Print'))
    await screen.findByText(/^Pupils are named on the screen only/)
    const [onPaper] = screen
      .getAllByRole('region', { name: 'What has changed since', hidden: true })
      .filter(({ textContent }) => textContent!.includes('named on the screen only'))
    expect(onPaper!.textContent).toContain('1 pupil is counted who was not in the group then.')
    expect(onPaper!.textContent).not.toContain('Ben')
  })
})

describe('a report that nobody used for a year', () => {
  it('stands by itself, and is kept for another year or removed (REP-10)', async () => {
    const heads = { ...governors, id: ids.pupil(77), name: 'Heads', purpose: 'For the heads of the town' }
    startReport({
      at: the.reports,
      api: createEightPupilsApi({
        templates: [governors, heads],
        uses: {
          [governors.id]: { days: 3, lastOn: '2026-03-03', unused: false },
          [heads.id]: { days: 1, lastOn: '2025-06-02', unused: true },
        },
      }),
    })
    const unused = within(await screen.findByRole('region', { name: 'Not used for a year' }, { timeout: 10_000 }))
    expect(screen.getByText(/used on 3 days, last Tue 3 Mar$/)).toBeTruthy()
    expect(unused.getByText('For the heads of the town')).toBeTruthy()
    expect(unused.queryByRole('link', { name: 'Governors' })).toBeNull()
    fireEvent.click(unused.getByRole('button', { name: 'Still needed: Heads' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Not used for a year' })).toBeNull())
    expect(screen.getByRole('link', { name: 'Heads' })).toBeTruthy()
  })
})

describe('taking it away', () => {
  /** Presses an entry of the menu and answers the file that comes of it. */
  const save = async (format: 'CSV file' | 'Excel workbook') => {
    const kept: Blob[] = []
    const names: string[] = []
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}` }))
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    fireEvent.click(button('Export: CSV, Excel'))
    fireEvent.click(button(format))
    await waitFor(() => expect(names).toHaveLength(1), { timeout: 10_000 })
    click.mockRestore()
    return { name: names[0], bytes: new Uint8Array(await kept[0]!.arrayBuffer()) }
  }

  it('is a file of the same numbers, CSV and Excel alike, and says what is hidden', async () => {
    await openReport({
      at: `${the.newReport}?groups=all_${the.sen}&columns=secured.${ids.maths}_mean.${ids.maths}.${the.test}_secured.${ids.reading}&dates=2025-12-12_2026-03-27&minimum=5`,
    })
    const [csv, xlsx] = [await save('CSV file'), await save('Excel workbook')]
    expect(csv.name).toBe('Elmfield Primary School New report 2026-07-10.csv')
    expect(xlsx.name).toBe('Elmfield Primary School New report 2026-07-10.xlsx')
    const text = new TextDecoder().decode(csv.bytes)
    const [table, meanings] = [text.split('What the numbers mean')[0], text.split('What the numbers mean').slice(1)]
    expect(meanings.join()).toMatch(/in each pupil’s own programme.* left out.*rounded once, half away from zero/s)
    expect(table).toBe(
      [
        [
          'Group,n',
          'Maths · % secured · Autumn (12 Dec 2025),Maths · % secured · Autumn (12 Dec 2025) · n',
          'Maths · % secured · Spring (27 Mar 2026),Maths · % secured · Spring (27 Mar 2026) · n',
          '"Maths · Maths test, mean · Autumn (12 Dec 2025)","Maths · Maths test, mean · Autumn (12 Dec 2025) · n"',
          '"Maths · Maths test, mean · Spring (27 Mar 2026)","Maths · Maths test, mean · Spring (27 Mar 2026) · n"',
          'Reading · % secured · Autumn (12 Dec 2025),Reading · % secured · Autumn (12 Dec 2025) · n',
          'Reading · % secured · Spring (27 Mar 2026),Reading · % secured · Spring (27 Mar 2026) · n',
        ].join(','),
        'All,8,67,8,82,8,97.9,8,101.4,7,,0,,0',
        `SEN${',[c]'.repeat(13)}`,
        ','.repeat(13),
        `Report,New report${','.repeat(12)}`,
        `School,Elmfield Primary School${','.repeat(12)}`,
        `As known on,"Fri 10 Jul 2026, 09:30"${','.repeat(12)}`,
        '',
      ].join('\r\n'),
    )
    const [fromCsv, fromXlsx] = [readTable(csv.bytes), readTable(xlsx.bytes)]
    expect(fromXlsx.rows.map(({ cells }) => cells)).toEqual(fromCsv.rows.map(({ cells }) => cells))
    const numbers = readWorkbook(xlsx.bytes).sheets[0]!.rows[1]!.slice(1, 10)
    expect(numbers.map((cell) => cell?.kind)).toEqual(Array(9).fill('number'))
  })

  it('prints from a preview of the sheet, on the paper that was chosen, with the school, the day, for whom and what for', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    const { template } = governors
    const told = { ...governors, purpose: 'The spring meeting', template: { ...template, audienceId: 'governors' } }
    const { search } = await openReport({
      at: `/schools/${ids.school}/reports/${governors.id}`,
      api: createEightPupilsApi({ templates: [told] }),
    })
    fireEvent.click(button('Print'))
    await screen.findByRole('heading', { name: 'Print: Governors' })
    const sheet = within(screen.getByRole('article', { name: 'Governors' }))
    expect(sheet.getByText('For Governors: groups of fewer than 5 are not shown')).toBeTruthy()
    expect(sheet.getByText('The spring meeting')).toBeTruthy()
    expect(screen.getByText(/printed Fri 10 Jul 2026/).textContent).toContain('Elmfield Primary School')
    expect(screen.getByText(/Fits on one A4 sheet/)).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'A3' }))
    await screen.findByText(/Fits on one A3 sheet/)
    expect(search()).toMatchObject({ paper: 'a3', print: true })
    fireEvent.click(button('Print'))
    expect(print).toHaveBeenCalledOnce()
    fireEvent.click(button('Back to the report'))
    expect(await screen.findByText('Not saved')).toBeTruthy()
  })

  it('says by how much a page is too wide for its sheet, and leads to the choice of fewer columns or dates', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(2000)
    await openReport({ at: `/schools/${ids.school}/reports/${governors.id}` })
    fireEvent.click(button('Print'))
    await screen.findByText(/on one A4 sheet: it is 92 % too wide, even in letters of/)
    fireEvent.click(button('Choose fewer columns'))
    await screen.findByRole('dialog', { name: 'Columns' })
    expect(screen.queryByRole('heading', { name: 'Print: Governors' })).toBeNull()
    vi.restoreAllMocks()
  })
})
