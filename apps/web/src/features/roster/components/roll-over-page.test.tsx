import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { RollOverChoice } from '@track/api-contract'
import { expect, it } from 'vitest'
import { ids, school } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const open = () =>
  renderSetUp('roster/new-year', (state) => {
    state.role = 'leader'
  })
const move = () => screen.findByRole('button', { name: 'Move into the new year' }, { timeout: 15_000 })
const lastOf = (asked: readonly { readonly body: unknown }[]) => asked.at(-1)!.body as RollOverChoice

it('suggests a plan for the next year and does what the page says, in two presses', async () => {
  const { user, written } = open()
  const button = await move()
  expect(screen.getByLabelText<HTMLInputElement>('First day of the new year').value).toBe('2026-09-01')
  expect(screen.getByLabelText<HTMLInputElement>('4 Oak becomes').value).toBe('5 Oak')
  expect(screen.getByText('5 Ash has no pupils.')).toBeTruthy()
  expect(screen.getByText('3 classes end · 3 classes begin · 30 pupils go on · nobody leaves the school')).toBeTruthy()
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'))
  await user.click(button)
  await user.click(screen.getByRole('button', { name: 'Move' }))
  expect(await screen.findByRole('heading', { name: 'Moves so far' })).toBe(document.activeElement)
  expect(screen.getByText('Into the year from Tue 1 Sept 2026')).toBeTruthy()
  expect(lastOf(written('roster/roll-overs'))).toMatchObject({
    startsOn: '2026-09-01',
    classes: expect.arrayContaining([{ groupId: ids.oak, into: '5 Oak' }]),
  })
})

it('plans anew with every change: names, leavers, new classes, who stays down, the day', async () => {
  const { user, asked } = open()
  await move()
  const plans = () => asked.filter(({ path }) => path === 'roster/roll-overs/plan')
  await user.clear(screen.getByLabelText('4 Oak becomes'))
  await user.type(screen.getByLabelText('4 Oak becomes'), '5 Fir{Enter}')
  await waitFor(() => expect(lastOf(plans()).classes).toContainEqual({ groupId: ids.oak, into: '5 Fir' }))
  expect(plans()).toHaveLength(2)

  const elm = school.classes[2]!.id
  await user.selectOptions(screen.getByLabelText('5 Elm in the new year'), 'leaves the school')
  await waitFor(() => expect(lastOf(plans()).classes).toContainEqual({ groupId: elm, into: null }))

  await user.type(screen.getByLabelText('Name of a class'), 'R Birch{Enter}')
  await user.click(screen.getByRole('button', { name: 'Find a pupil' }))
  await user.type(screen.getByRole('combobox', { name: 'Name of the pupil' }), 'ada{Enter}')
  expect(await screen.findByText('1 stays down')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('First day of the new year'), { target: { value: '2026-07-20' } })
  await screen.findByRole('heading', { name: 'From Mon 20 Jul' })
  expect(lastOf(plans())).toMatchObject({
    startsOn: '2026-07-20',
    newClasses: ['R Birch'],
    stayingPupilIds: [ids.pupil(0)],
    classes: expect.arrayContaining([{ groupId: elm, into: null }]),
  })
})

it('undoes a move, and says why when it cannot be undone', async () => {
  const { user, state } = renderSetUp('roster/new-year', (state) => {
    state.role = 'leader'
    const doneAt = '2026-03-02T10:00:00.000Z'
    state.rollOvers = [{ id: ids.entry(1), startsOn: '2026-09-01', doneAt, undoneAt: null, leavers: 60, pupils: 360 }]
    state.usedSince = '12 marks were written in 5 Oak since.'
  })
  const undo = { name: 'Undo the move into the year from Tue 1 Sept 2026' }
  await user.click(await screen.findByRole('button', undo, { timeout: 15_000 }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Undo the move' }))
  expect((await dialog.findByRole('alert')).textContent).toBe('12 marks were written in 5 Oak since.')
  state.usedSince = null
  await user.click(dialog.getByRole('button', { name: 'Undo the move' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await screen.findByText(/360 pupils went on, 60 left\..*undone/)).toBeTruthy()
  expect(screen.queryByRole('button', undo)).toBeNull()
  expect(await move()).toBeTruthy()
})
