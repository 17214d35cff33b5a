import { createMemoryHistory } from '@tanstack/react-router'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { PageDefinition } from '@track/api-contract'
import { describe, expect, it, vi } from 'vitest'
import { App } from '../../app/app'
import { createAppRouter } from '../../app/router'
import { createQueryClient } from '../../lib/query-client'
import { ids } from '../../testing/fixtures'
import { createKeyboard } from '../../testing/press'
import { createEightPupilsApi, the } from './testing/eight-pupils'

const AUTUMN = 'Autumn (12 Dec 2025)'
const number = (group: string, measure: string, date = AUTUMN) =>
  screen.getByLabelText(new RegExp(`^${quoted(`${group}, Maths, ${measure}, ${date}: `)}`), { selector: 'button' })
const said = (...of: Parameters<typeof number>) =>
  number(...of)
    .getAttribute('aria-label')!
    .split(': ')[1]
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const quoted = (text: string) => text.replace(/[()%]/g, '\\$&')

function startReport({ at = the.reports, api = createEightPupilsApi() } = {}) {
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
  const inside = within(screen.getByRole('dialog'))
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
    expect(screen.getByRole('columnheader', { name: '% secured' }).getAttribute('colspan')).toBe('4')
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
    await openReport({ at: `${the.reports}?groups=all&columns=${reading}&dates=2026-07-03` })
    const cell = button('All, Reading, % secured, Summer (3 Jul): nothing known')
    expect(cell.textContent).toBe('')
    fireEvent.click(cell)
    expect(await screen.findByText('8 pupils not counted')).toBeTruthy()
  })

  it('says under the table what the numbers mean', async () => {
    await openReport()
    const notes = screen.getByRole('region', { name: 'What the numbers mean' }).textContent
    expect(notes).toContain('A group is the pupils who belong to it on Fri 10 Jul, the last date, in every column.')
    expect(notes).toMatch(/“On track”, in force since Mon 1 Sept? 2025: at least 75 %/)
    expect(notes).toContain('of All at Autumn / Spring / Summer / 10 Jul: Maths, Maths test, mean 0 / 1 / 0 / 0.')
    expect(notes).toContain('half away from zero')
    expect(notes).toContain('As known on Fri 10 Jul')
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
    ['Reports, then Pupils', ['reports', 'roster', 'reports']],
    ['Pupils, then Reports', ['roster', 'reports', 'roster']],
  ])('%s: both know the same groups', async (_, visits) => {
    const { router } = startReport({ at: `/schools/${ids.school}/${visits[0]}` })
    for (const visit of visits) {
      await act(() => router.navigate({ href: `/schools/${ids.school}/${visit}` }))
      if (visit === 'reports') await screen.findByRole('rowheader', { name: 'Pupil premium' }, { timeout: 10_000 })
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
      dates: '2025-12-12_2026-03-27_2026-07-03_2026-07-10',
    })
  })

  it('is enough to open the same page elsewhere', async () => {
    const { pages } = await openReport({
      at: `${the.reports}?groups=${the.sen}&columns=pooled.${ids.maths}&dates=2026-03-27&membership=as-at-each-date&minimum=2`,
    })
    expect(pages()).toEqual([
      {
        groupIds: [the.sen],
        columns: [{ subjectId: ids.maths, measure: { kind: 'secured', average: 'pooled' } }],
        dates: [{ label: 'Spring', on: '2026-03-27' }],
        membership: 'as-at-each-date',
        minimumGroup: 2,
      },
    ])
  })

  it('loses what this school does not have', async () => {
    const gone = ids.pupil(99)
    const { search } = await openReport({
      at: `${the.reports}?groups=${gone}_${the.eal}&columns=secured.${gone}_secured.${ids.maths}&dates=2026-03-27&number=${gone}.0.0`,
    })
    expect(search()).toEqual({ groups: the.eal, columns: `secured.${ids.maths}`, dates: '2026-03-27' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is remembered: the next visit opens the page that was there last', async () => {
    const address = `groups=${the.eal}&columns=secured.${ids.maths}&dates=2026-03-27`
    const { unmount } = await openReport({ at: `${the.reports}?${address}` })
    unmount()
    const { search } = await openReport()
    expect(search()).toMatchObject({ groups: the.eal, dates: '2026-03-27' })
    expect(Object.values({ ...localStorage }).join()).not.toMatch(/Ada|EAL|Maths/)
  })
})

describe('changing it', () => {
  it('adds a column in four presses, beside its subject, and goes back to the page before', async () => {
    const { router, pages } = await openReport()
    await change(
      'Add column',
      (dialog) => {
        fireEvent.click(dialog.getByRole('radio', { name: 'Maths' }))
        fireEvent.click(dialog.getByRole('radio', { name: 'Maths test, mean of the same pupils' }))
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

  it('offers only columns that are not there yet', async () => {
    await openReport()
    fireEvent.click(button('Add column'))
    fireEvent.click(screen.getByRole('radio', { name: 'Maths' }))
    const offers = screen.getAllByRole('radio').filter((radio) => radio.getAttribute('name') === 'measure')
    expect(offers.map((radio) => radio.closest('label')!.querySelector('span')!.textContent)).toEqual([
      '% secured, pooled',
      'Maths test, mean of the same pupils',
    ])
  })

  it('moves columns and takes them out', async () => {
    await openReport()
    await change(
      /^Columns/,
      (dialog) => {
        fireEvent.click(dialog.getByRole('button', { name: 'Move Maths, % secured later' }))
        fireEvent.click(dialog.getByRole('button', { name: 'Take Maths, Maths test, mean out' }))
      },
      'Show these columns',
    )
    const headings = screen.getAllByRole('columnheader').filter((cell) => cell.textContent!.startsWith('%'))
    expect(headings.map(({ textContent }) => textContent)).toEqual(['% on track', '% secured'])
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
      'Show these groups',
    )
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['All', 'SEN', 'Year 4'])
  })

  it('does not show a page of no groups, and says so', async () => {
    const { pages } = await openReport({
      at: `${the.reports}?groups=all&columns=secured.${ids.maths}&dates=2026-03-27`,
    })
    fireEvent.click(button(/^Groups/))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Whole school' }))
    expect(screen.getByRole('alert').textContent).toBe('Choose at least one group.')
    expect((button('Show these groups') as HTMLButtonElement).disabled).toBe(true)
    expect(pages()).toHaveLength(1)
  })

  it('looks at any date up to today, in the order of the calendar', async () => {
    const { pages } = await openReport()
    await change(
      /^Dates/,
      (dialog) => {
        expect(dialog.queryByRole('checkbox', { name: 'Next autumn' })).toBeNull()
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Summer' }))
        fireEvent.click(dialog.getByRole('checkbox', { name: /^Today/ }))
        fireEvent.change(dialog.getByLabelText('Another date'), { target: { value: '2026-01-20' } })
        fireEvent.click(dialog.getByRole('button', { name: 'Add date' }))
      },
      'Show these dates',
    )
    expect(pages().at(-1)!.dates).toEqual([
      { label: 'Autumn', on: '2025-12-12' },
      { label: '20 Jan', on: '2026-01-20' },
      { label: 'Spring', on: '2026-03-27' },
    ])
    expect(number('All', '% secured', '20 Jan')).toBeTruthy()
  })

  it('takes no day to come, says so under the field, and shows the page all the same', async () => {
    const { pages } = await openReport({
      at: `${the.reports}?groups=all&columns=secured.${ids.maths}&dates=2026-03-27`,
    })
    await change(
      /^Dates/,
      (dialog) => {
        const field = dialog.getByLabelText('Another date') as HTMLInputElement
        fireEvent.change(field, { target: { value: '2026-07-11' } })
        expect(dialog.getByText('Choose today or an earlier day.').id).toBe(field.getAttribute('aria-describedby'))
        fireEvent.keyDown(field, { key: 'Enter' })
        expect(dialog.queryByRole('checkbox', { name: 'Sat 11 Jul' })).toBeNull()
        expect(field.form!.noValidate).toBe(true)
        fireEvent.click(dialog.getByRole('checkbox', { name: 'Summer' }))
      },
      'Show these dates',
    )
    expect(
      pages()
        .at(-1)!
        .dates.map(({ on }) => on),
    ).toEqual(['2026-03-27', '2026-07-03'])
  })

  it('hides small groups, with what would give them away, and says why', async () => {
    await openReport()
    await change(
      'Who counts',
      (dialog) => {
        fireEvent.click(dialog.getByRole('radio', { name: 'The pupils in it at each date' }))
        fireEvent.click(dialog.getByRole('radio', { name: 'Hide fewer than 5 pupils' }))
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
    expect(notes).toContain('A group is, at each date, the pupils who belonged to it then.')
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
      at: `${the.reports}?${page}&number=${the.eal}.0.0&pupil=${the.pupil('Gus')}`,
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

describe('taking it away', () => {
  it('is a CSV file of the same numbers', async () => {
    const kept: Blob[] = []
    const names: string[] = []
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}` }))
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    await openReport({
      at: `${the.reports}?groups=all_${the.sen}&columns=secured.${ids.maths}_mean.${ids.maths}.${the.test}_secured.${ids.reading}&dates=2025-12-12_2026-03-27&minimum=5`,
    })
    fireEvent.click(button('Download CSV'))
    click.mockRestore()
    expect(names).toEqual(['Elmfield Primary School Data on a page 2026-07-10.csv'])
    expect(await kept[0]!.text()).toBe(
      [
        [
          'Group,n',
          'Maths · % secured · Autumn (12 Dec 2025),Maths · % secured · Autumn (12 Dec 2025) · n',
          'Maths · % secured · Spring (27 Mar),Maths · % secured · Spring (27 Mar) · n',
          '"Maths · Maths test, mean · Autumn (12 Dec 2025)","Maths · Maths test, mean · Autumn (12 Dec 2025) · n"',
          '"Maths · Maths test, mean · Spring (27 Mar)","Maths · Maths test, mean · Spring (27 Mar) · n"',
          'Reading · % secured · Autumn (12 Dec 2025),Reading · % secured · Autumn (12 Dec 2025) · n',
          'Reading · % secured · Spring (27 Mar),Reading · % secured · Spring (27 Mar) · n',
        ].join(','),
        'All,8,67,8,82,8,97.9,8,101.4,7,,0,,0',
        `SEN${',[c]'.repeat(13)}`,
        '',
      ].join('\r\n'),
    )
  })

  it('prints: the button asks the browser, and the paper says the school and the day', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await openReport()
    fireEvent.click(button('Print'))
    expect(print).toHaveBeenCalledOnce()
    expect(screen.getByText(/printed Fri 10 Jul 2026/).textContent).toContain('Elmfield Primary School')
  })
})
