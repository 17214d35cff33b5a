import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ids, markbook, TODAY } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const wordingOf = (n: number) => markbook.objectives[n]!.wording
const rowOf = (n: number) => within(document.querySelector<HTMLElement>(`[data-row="${ids.objective(n)}"]`)!)
const change = (n: number) => screen.findByRole('button', { name: wordingOf(n) }, { timeout: 10_000 })
const order = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map(
    (row) => row.dataset.row!.slice(-12).replace(/^0+/, '') || '0',
  )

it('shows a list in its order under its headings', async () => {
  renderSetUp('objectives')
  await change(0)
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'Number and place value',
    'Multiplication and division',
    'Fractions and decimals',
  ])
  expect(order()).toEqual(['0', '1', '2', '100', '102', '3', '4', '5', '6', '7', '8', '9', '101'])
})

it('finds by words, and keeps the headings of what it found', async () => {
  const { user } = renderSetUp('objectives')
  await change(0)
  await user.type(screen.getByRole('searchbox', { name: 'Find' }), 'fractions')
  expect(order()).toEqual(['5', '6', '7', '8'])
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1)
  // Of the list with how many are not found, and under its one heading.
  expect(screen.getAllByText(/^4 objectives/)).toHaveLength(2)
  expect(screen.getByText(/^4 objectives, \d+ others are not found by these words$/)).toBeTruthy()
})

it('moves a row with Alt and an arrow, keeps the focus on it, and sends the whole order', async () => {
  const { user, written } = renderSetUp('objectives')
  const row = await change(0)
  row.focus()
  await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}')
  expect(order().slice(0, 3)).toEqual(['1', '2', '0'])
  expect(document.activeElement).toBe(await change(0))
  await waitFor(() => expect(written('objectives/order')).toHaveLength(2))
  const { objectiveIds } = written('objectives/order')[1]!.body as { objectiveIds: string[] }
  expect(objectiveIds).toHaveLength(13)
  expect(objectiveIds.slice(0, 3)).toEqual([1, 2, 0].map(ids.objective))
})

it('says so at the end of a heading instead of moving on', async () => {
  const { user, written } = renderSetUp('objectives')
  await change(0)
  await user.click(rowOf(0).getByRole('button', { name: /^Move up/ }))
  expect(screen.getByText(/This is the first under its heading/)).toBeTruthy()
  expect(written('objectives/order')).toEqual([])
})

it('changes words from today on, shows the ones it had, and takes the change back', async () => {
  const { user, written } = renderSetUp('objectives')
  await user.click(await change(6))
  const editor = within(screen.getByRole('form', { name: 'Change the objective' }))
  expect(editor.getByText(/count from today; older reports keep the old words/)).toBeTruthy()
  const wording = editor.getByRole('textbox', { name: 'Objective' })
  expect(document.activeElement).toBe(wording)
  await user.clear(wording)
  await user.type(wording, 'Compare two fractions')
  await user.click(editor.getByRole('button', { name: 'Save' }))
  const row = await screen.findByRole('button', { name: 'Compare two fractions' })
  await waitFor(() => expect(document.activeElement).toBe(row))
  await user.click(row)
  await user.click(screen.getByText('The words it has had'))
  fireEvent(screen.getByText('The words it has had').closest('details')!, new Event('toggle'))
  expect(await screen.findByText('from Tue 3 Mar')).toBeTruthy()
  expect(screen.getByText('from Mon 1 Sept 2025')).toBeTruthy()
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await change(6)).toBeTruthy()
  expect(written(`objectives/${ids.objective(6)}`).map(({ body }) => body)).toEqual([
    { wording: 'Compare two fractions' },
    { wording: 'Compare fractions' },
  ])
})

it('tags, codes and puts an objective under another heading in one go', async () => {
  const { user, written } = renderSetUp('objectives')
  await user.click(await change(3))
  await user.type(screen.getByLabelText('Tags'), 'key{Enter}non-negotiable,')
  await user.type(screen.getByLabelText('Code'), 'M4')
  await user.type(screen.getByLabelText('Year groups'), '3-4')
  await user.selectOptions(screen.getByLabelText('Heading'), 'Number and place value')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(rowOf(3).getByText('non-negotiable')).toBeTruthy())
  expect(written(`objectives/${ids.objective(3)}`)[0]!.body).toEqual({
    code: 'M4',
    yearGroups: ['3', '4'],
    tags: ['key', 'non-negotiable'],
    strandId: ids.strand(1),
  })
})

it('retires an objective and brings it back', async () => {
  const { user, written } = renderSetUp('objectives')
  await user.click(await change(2))
  await user.click(screen.getByRole('button', { name: 'Retire' }))
  await waitFor(() => expect(order()).not.toContain('2'))
  await user.click(screen.getByRole('checkbox', { name: 'Show 1 retired' }))
  await user.click(await change(2))
  await user.click(screen.getByRole('button', { name: 'Bring back' }))
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Show 1 retired' })).toBeNull())
  expect(written(`objectives/${ids.objective(2)}`).map(({ body }) => body)).toEqual([
    { retiredOn: TODAY },
    { retiredOn: null },
  ])
})

it('adds one objective after the other without leaving the keyboard', async () => {
  const { user, written } = renderSetUp('objectives')
  await change(0)
  await user.click(screen.getByRole('button', { name: '+ Add an objective to Multiplication and division' }))
  await user.keyboard('Know square numbers{Enter}')
  await waitFor(() => expect(written('objectives')).toHaveLength(1))
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('New objective in Multiplication and division').value).toBe(''),
  )
  expect(screen.getByText(/^Added. It is in no programme yet: put it in one/)).toBeTruthy()
  await user.keyboard('Know cube numbers{Enter}')
  expect(await screen.findByRole('button', { name: 'Know cube numbers' })).toBeTruthy()
  expect(screen.getByText(/^Added. They are in no programme yet: put them in one/)).toBeTruthy()
  expect(written('objectives').map(({ body }) => body)).toEqual(
    ['Know square numbers', 'Know cube numbers'].map((wording) => ({
      objectives: [{ frameworkId: ids.framework, strandId: ids.strand(2), wording }],
    })),
  )
})

it('shows a pasted list as it would come in, writes it in one go and takes it back in one', async () => {
  const { user, router } = renderSetUp('objectives')
  const rest = globalThis.fetch
  const asked: URL[] = []
  const created = 3
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    const url = new URL(input, 'http://track')
    if (!url.pathname.includes('/objectives/imports')) return rest(input, init)
    asked.push(url)
    return Response.json(url.pathname.endsWith('/undo') ? {} : { created, issues: [], importId: 'import-1' })
  })
  await change(0)
  await user.click(screen.getByRole('button', { name: 'Paste a list' }))
  fireEvent.change(screen.getByLabelText('Objectives, one to a line'), {
    target: {
      value: 'Fractions and decimals:\n1. Count in tenths\n2. Count in tenths\nMeasures:\n• Tell the time\n',
    },
  })
  const dialog = within(screen.getByRole('dialog'))
  const preview = within(await dialog.findByRole('region', { name: 'As it would come in' }))
  expect(preview.getByText('2 objectives')).toBeTruthy()
  expect(preview.getByText('1 objective, new heading')).toBeTruthy()
  expect(dialog.getByText(/^Line 3 says the same as a line above it/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Add 3 objectives' }))
  expect(await screen.findByText(/^Added. They are in no programme yet/)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
    dryRun: 'false',
    onIssues: 'keep-none',
    subject: 'Maths',
  })
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(asked.at(-1)!.pathname).toMatch(/imports\/import-1\/undo$/))
  await waitFor(() => expect(screen.queryByText(/^Added. They are in no programme yet/)).toBeNull())
  expect(router.state.location.pathname).toMatch(/objectives$/)
})

it('moves a heading with Alt and an arrow before the server knows it, the focus going with it', async () => {
  const { user } = renderSetUp('objectives')
  const rest = globalThis.fetch
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) =>
    input.includes('/objectives/strands/') ? new Promise(() => {}) : rest(input, init),
  )
  await change(0)
  const heading = screen.getByRole('button', { name: 'Number and place value' })
  heading.focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(screen.getByText(/This is the first of its headings/)).toBeTruthy()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(screen.getAllByRole('heading', { level: 2 })[1]!.textContent).toBe('Number and place value')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Number and place value' }))
})

it('says what a change from a day will do before it is made, by what is written', async () => {
  const { user } = renderSetUp('objectives')
  await user.click(await change(2))
  await user.click(screen.getByRole('button', { name: 'Split or replace…' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Nothing takes its place: it is retired.')).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Retire' })).toBeTruthy()
  await user.type(dialog.getByLabelText('New objective 1'), 'Round to 10')
  expect(dialog.getByRole('button', { name: 'Replace' })).toBeTruthy()
  await user.type(dialog.getByLabelText('New objective 2'), 'Round to 100')
  expect(dialog.getByText(/^One objective becomes 2/)).toBeTruthy()
  expect(dialog.getByText(/^Pages of days before Tue 3 Mar keep the old objective/)).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Split' })).toBeTruthy()
})

it('begins a subject that has no list with one', async () => {
  const { user } = renderSetUp('objectives')
  await change(0)
  await user.selectOptions(screen.getByLabelText('Subject'), 'Reading')
  expect(await screen.findByText(/What is learnt in Reading will be listed here/)).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: 'Add a list' })[0]!)
  await user.type(screen.getByLabelText('Name of the list'), 'Our reading')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add' }))
  expect(await screen.findByText(/^This list is empty/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '+ Add an objective' })).toBeTruthy()
})
