import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ids, TODAY } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const rowOf = (n: number) => within(document.querySelector<HTMLElement>(`[data-row="${ids.objective(n)}"]`)!)
const order = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => Number(row.dataset.row!.slice(-12)))
const opened = async () => {
  const set = renderSetUp('objectives/programmes')
  await screen.findByLabelText(/^Taught to 4 Oak from: Compare fractions/, {}, { timeout: 10_000 })
  return set
}

it('opens the programme of my own class, in teaching order, with the day each objective was taught from', async () => {
  await opened()
  expect(screen.getByLabelText<HTMLInputElement>('Name of the programme').value).toBe('Year 4 maths')
  expect(order()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(rowOf(6).getByLabelText<HTMLInputElement>(/^Taught to 4 Oak/).value).toBe('2026-03-02')
  expect(rowOf(7).getByLabelText<HTMLInputElement>(/^Taught to 4 Oak/).value).toBe('')
})

it('changes a taught day when it is finished, and takes it away when it is emptied', async () => {
  const { written } = await opened()
  const day = rowOf(7).getByLabelText(/^Taught to 4 Oak/)
  fireEvent.change(day, { target: { value: '0202-03-09' } })
  fireEvent.change(day, { target: { value: '2026-03-09' } })
  expect(written('objectives/taught')).toEqual([])
  fireEvent.blur(day)
  expect(await screen.findByText(/4 Oak: taught from 9 Mar/)).toBeTruthy()
  const other = rowOf(6).getByLabelText(/^Taught to 4 Oak/)
  fireEvent.change(other, { target: { value: '' } })
  fireEvent.keyDown(other, { key: 'Enter' })
  await waitFor(() => expect(written('objectives/taught')).toHaveLength(2))
  const whose = { groupId: ids.oak, pupilId: null }
  expect(written('objectives/taught').map(({ body }) => body)).toEqual([
    { taught: [{ objectiveId: ids.objective(7), ...whose, taughtFrom: '2026-03-09' }] },
    { taught: [{ objectiveId: ids.objective(6), ...whose, taughtFrom: null }] },
  ])
})

it('moves and takes out objectives without losing the focus, and takes that back', async () => {
  const { user } = await opened()
  const down = rowOf(0).getByRole('button', { name: /^Move down/ })
  await user.click(down)
  expect(order().slice(0, 2)).toEqual([1, 0])
  expect(document.activeElement).toBe(rowOf(0).getByRole('button', { name: /^Move down/ }))
  await user.click(rowOf(1).getByRole('button', { name: /^Take out/ }))
  expect(order()[0]).toBe(0)
  expect(document.activeElement).toBe(rowOf(0).getByRole('button', { name: /^Take out/ }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(order().slice(0, 2)).toEqual([1, 0])
})

it('chooses objectives of any list, new ones last', async () => {
  const { user, written } = await opened()
  await user.click(screen.getByRole('button', { name: 'Choose objectives' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('searchbox', { name: 'Find' }), 'count')
  await user.click(dialog.getByRole('checkbox', { name: /^Count in steps of 2, 3 and 5/ }))
  await user.click(dialog.getByRole('button', { name: 'Use 11 objectives' }))
  await waitFor(() => expect(order().at(-1)).toBe(100))
  const body = written(`objectives/programmes/${ids.programme}`)[0]!.body as { objectiveIds: string[] }
  expect(body.objectiveIds).toHaveLength(11)
})

it('gives a class the programme from a day on', async () => {
  const { user, written } = await opened()
  const ash = screen.getByRole<HTMLOptionElement>('option', { name: '4 Ash' })
  await user.selectOptions(screen.getByLabelText('Give it to'), '4 Ash')
  await user.click(screen.getByRole('button', { name: 'Give' }))
  await waitFor(() => expect(screen.getByText('4 Ash', { selector: 'li' })).toBeTruthy())
  expect(written('objectives/assignments')[0]!.body).toEqual({
    subjectId: ids.maths,
    groupId: ash.value,
    programmeId: ids.programme,
    effectiveFrom: TODAY,
  })
})

it('names the pupils with a programme of their own without a flag, and brings one back to the class’s and again', async () => {
  const { user, written } = await opened()
  expect(screen.getByRole('heading', { name: 'Pupils with a programme of their own' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Cai’s maths' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Back to the class’s: Cai Adeyemi' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Cai’s maths' })).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('button', { name: 'Cai’s maths' })).toBeTruthy()
  expect(written('objectives/assignments').map(({ body }) => (body as { programmeId: string }).programmeId)).toEqual([
    null,
    ids.ownProgramme,
  ])
})

it('makes a programme for one pupil and opens it to choose from any year', async () => {
  const { user } = await opened()
  await user.click(screen.getByRole('button', { name: 'A pupil’s own programme' }))
  await user.type(screen.getByRole('combobox', { name: 'Pupil' }), 'ben{Enter}')
  const name = screen.getByLabelText<HTMLInputElement>('Name of the programme', { selector: 'dialog *' })
  expect(name.value).toBe('Ben Carver: Maths')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Give' }))
  expect(await screen.findByText(/^No objectives yet/)).toBeTruthy()
  await waitFor(() => expect(screen.getByText('Ben Carver', { selector: 'li' })).toBeTruthy())
})
