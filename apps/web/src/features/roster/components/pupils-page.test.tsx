import { screen, waitFor, within } from '@testing-library/react'
import type { MembershipList } from '@track/api-contract'
import { expect, it } from 'vitest'
import { ids, TODAY } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)

it('lists the pupils with their classes, and finds some by the beginnings of their names', async () => {
  const { user } = renderSetUp('roster')
  expect(await screen.findByText('30 pupils', {}, { timeout: 10_000 })).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('row', { name: /^Ada Fielding/ }).textContent).toContain('4 Oak'))
  await user.type(screen.getByRole('searchbox', { name: 'Find' }), 'o bri')
  expect(names()).toEqual(['Niamh Ó Briain'])
  expect(screen.getByText('1 pupil')).toBeTruthy()
})

it('keeps the chosen group in the address', async () => {
  const { user, router } = renderSetUp('roster')
  await screen.findByText('30 pupils', {}, { timeout: 10_000 })
  await user.selectOptions(screen.getByLabelText('Class or group'), '4 Ash (0)')
  expect(await screen.findByText('0 pupils')).toBeTruthy()
  expect(router.state.location.search).toHaveProperty('group')
})

it('adds a pupil of whom only the name is known', async () => {
  const { user, written } = renderSetUp('roster')
  await screen.findByText('30 pupils', {}, { timeout: 10_000 })
  await user.click(screen.getByRole('button', { name: 'Add a pupil' }))
  await user.type(screen.getByLabelText('Name in lists'), 'A.B.')
  await user.selectOptions(screen.getByLabelText('Class'), '4 Ash')
  await user.click(screen.getByRole('button', { name: 'Add' }))
  expect(await screen.findByText('31 pupils')).toBeTruthy()
  const [added] = written('roster/pupils')
  expect(Object.keys(added!.body as object).sort()).toEqual(['classId', 'label'])
})

it('sends only what changed, and takes it back with one press', async () => {
  const { user, written } = renderSetUp('roster')
  await user.click(await screen.findByRole('button', { name: 'Ada Fielding' }, { timeout: 10_000 }))
  await user.clear(screen.getByLabelText('Name in lists'))
  await user.type(screen.getByLabelText('Name in lists'), 'Ada F')
  await user.type(screen.getByLabelText('UPN'), 'B801200005001')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('button', { name: 'Ada F' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('button', { name: 'Ada Fielding' })).toBeTruthy()
  expect(written(`roster/pupils/${ids.pupil(0)}`).map(({ body }) => body)).toEqual([
    { label: 'Ada F', upn: 'B801200005001' },
    { label: 'Ada Fielding', upn: null },
  ])
})

it('says that somebody else was faster, shows what they wrote beside what was typed, and saves at the next press', async () => {
  const { user, state, touch, written } = renderSetUp('roster')
  await user.click(await screen.findByRole('button', { name: 'Ada Fielding' }, { timeout: 10_000 }))
  await user.type(screen.getByLabelText('Surname'), 'Field')
  Object.assign(state.pupils[0]!, { surname: 'Fielding', forename: 'Ada' })
  touch(ids.pupil(0))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody changed this while you were at it')
  expect(screen.getByLabelText<HTMLInputElement>('Forename').value).toBe('Ada')
  expect(screen.getByLabelText<HTMLInputElement>('Surname').value).toBe('Field')
  expect(screen.getByText('Somebody wrote “Fielding” meanwhile.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(written(`roster/pupils/${ids.pupil(0)}`).map(({ body }) => body)).toEqual([
    { surname: 'Field' },
    { surname: 'Field' },
  ])
})

it('offers no second class to a pupil who is in one', async () => {
  const { user } = renderSetUp('roster')
  await user.click(await screen.findByRole('button', { name: 'Ada Fielding' }, { timeout: 10_000 }))
  const dialog = within(screen.getByRole('dialog'))
  await waitFor(() => expect(dialog.getByText('4 Oak')).toBeTruthy())
  expect(within(dialog.getByLabelText('Put in')).queryByRole('option', { name: '4 Ash' })).toBeNull()
})

it('makes a group and puts the ticked pupils in it from a day on', async () => {
  const { user, written } = renderSetUp('roster')
  await screen.findByText('30 pupils', {}, { timeout: 10_000 })
  await user.click(screen.getByRole('button', { name: 'Add a group' }))
  await user.type(screen.getByLabelText('Name'), 'Booster')
  await user.selectOptions(screen.getByLabelText('What it is'), 'A group for a while')
  await user.click(screen.getByRole('button', { name: 'Add' }))
  await user.click(await screen.findByRole('button', { name: 'Put pupils in Booster' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(await dialog.findByRole('checkbox', { name: /^Ada Fielding/ }))
  await user.click(dialog.getByRole('checkbox', { name: /^Ben Carver/ }))
  await user.click(dialog.getByRole('button', { name: 'Put 2 pupils in' }))
  expect(await screen.findByText('2 pupils')).toBeTruthy()
  const [put] = written('roster/memberships')
  expect((put!.body as MembershipList).memberships).toEqual(
    [ids.pupil(0), ids.pupil(1)].map((pupilId) => expect.objectContaining({ pupilId, from: TODAY, until: null })),
  )
})

it('says what was wrong and keeps what was typed', async () => {
  const { user, state } = renderSetUp('roster')
  await screen.findByText('30 pupils', {}, { timeout: 10_000 })
  await user.click(screen.getByRole('button', { name: 'Add a group' }))
  await user.type(screen.getByLabelText('Name'), '4 Oak')
  state.refuse = 'request/conflict'
  await user.click(screen.getByRole('button', { name: 'Add' }))
  expect((await screen.findByRole('alert')).textContent).toContain('choose another')
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('4 Oak')
})
