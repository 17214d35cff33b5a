import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { MembershipList } from '@track/api-contract'
import { expect, it } from 'vitest'
import { ids, school, TODAY } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)

it('lists the pupils with their classes, and finds some by the beginnings of their names', async () => {
  const { user } = renderSetUp('roster')
  expect(await screen.findByText('30 pupils', {}, { timeout: 10_000 })).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('row', { name: /Ada Fielding/ }).textContent).toContain('4 Oak'))
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

it('moves a pupil to another class from a day on, and shows where they were', async () => {
  const { user, written } = renderSetUp('roster')
  await user.click(await screen.findByRole('button', { name: 'Ada Fielding' }, { timeout: 10_000 }))
  await user.click(await screen.findByRole('button', { name: 'Move to another class' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Move Ada Fielding' }))
  await user.selectOptions(dialog.getByLabelText('To the class'), '4 Ash')
  fireEvent.change(dialog.getByLabelText('First day in it'), { target: { value: '2026-02-23' } })
  await user.click(dialog.getByRole('button', { name: 'Move' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.activeElement?.textContent).toBe('Ada Fielding')
  await waitFor(() => expect(screen.getByRole('row', { name: /Ada Fielding/ }).textContent).toContain('4 Ash'))
  expect(written('roster/moves')[0]!.body).toEqual({
    pupilIds: [ids.pupil(0)],
    toClassId: school.classes[1]!.id,
    on: '2026-02-23',
  })
  await user.click(screen.getByRole('button', { name: 'Ada Fielding' }))
  const [now, before] = within(await screen.findByRole('group', { name: 'Classes and groups' })).getAllByRole(
    'listitem',
  )
  expect(now!.textContent).toContain('4 Ashsince 23 Feb')
  expect(before!.textContent).toContain('4 Oak1 Sept 2025 to 22 Feb')
})

it('lets several leave at once, finds them again among those who have left, and takes one back', async () => {
  const { user, written, router } = renderSetUp('roster')
  await user.click(await screen.findByRole('checkbox', { name: 'Choose Ada Fielding' }, { timeout: 10_000 }))
  await user.click(screen.getByRole('checkbox', { name: 'Choose Ben Carver' }))
  await user.click(screen.getByRole('button', { name: 'Leave the school' }))
  fireEvent.change(screen.getByLabelText('Last day at the school'), { target: { value: '2026-03-02' } })
  await user.click(screen.getByRole('button', { name: 'Keep the last day' }))
  expect(await screen.findByText('28 pupils')).toBe(document.activeElement)
  expect(written('roster/leavers')[0]!.body).toEqual({
    pupilIds: expect.arrayContaining([ids.pupil(0), ids.pupil(1)]),
    lastDay: '2026-03-02',
  })
  await user.selectOptions(screen.getByLabelText('On roll'), 'Have left')
  expect(await screen.findByText('2 pupils')).toBeTruthy()
  expect(screen.getByRole('row', { name: /Ada Fielding/ }).textContent).toContain('2 Mar')
  expect(router.state.location.search).toEqual({ roll: 'left' })
  await user.click(screen.getByRole('button', { name: 'Ada Fielding' }))
  await user.click(await screen.findByRole('button', { name: 'Comes back' }))
  await user.selectOptions(screen.getByLabelText('To the class'), '4 Oak')
  await user.click(screen.getByRole('button', { name: 'Take back' }))
  expect(await screen.findByText('1 pupil')).toBe(document.activeElement)
  expect(written(`roster/pupils/${ids.pupil(0)}`)[0]!.body).toEqual({ leftOn: null })
  expect(written('roster/moves')[0]!.body).toEqual({ pupilIds: [ids.pupil(0)], toClassId: ids.oak, on: TODAY })
})

it('ends a membership, or takes it out as if it never was', async () => {
  const { user, written } = renderSetUp('roster')
  await user.click(await screen.findByRole('button', { name: 'Ada Fielding' }, { timeout: 10_000 }))
  await user.click(await screen.findByRole('button', { name: /^Change 4 Oak/ }))
  expect(screen.getByLabelText('Last day in 4 Oak')).toBe(document.activeElement)
  fireEvent.change(screen.getByLabelText('Last day in 4 Oak'), { target: { value: '2026-02-13' } })
  await user.click(screen.getByRole('button', { name: 'Keep this day' }))
  const change = await screen.findByRole('button', { name: 'Change 4 Oak 1 Sept 2025 to 13 Feb' })
  expect(screen.getByRole('group', { name: 'Classes and groups' })).toBe(document.activeElement)
  await user.click(change)
  await user.click(screen.getByRole('button', { name: 'It was a mistake: take it out' }))
  expect(await screen.findByText('In no class or group yet.')).toBeTruthy()
  expect(screen.getByRole('group', { name: 'Classes and groups' })).toBe(document.activeElement)
  expect(written('roster/memberships/removals')[0]!.body).toEqual({
    memberships: [{ groupId: ids.oak, pupilId: ids.pupil(0), from: '2025-09-01' }],
  })
})

it('renames a group, and removes one only if it was never used', async () => {
  const { user, written } = renderSetUp(`roster?group=${ids.oak}`)
  await user.click(await screen.findByRole('button', { name: 'Rename or remove 4 Oak' }, { timeout: 10_000 }))
  await user.clear(screen.getByLabelText('Name'))
  await user.type(screen.getByLabelText('Name'), '4 Willow')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('button', { name: 'Rename or remove 4 Willow' }))
  await user.click(screen.getByText('Remove 4 Willow'))
  await user.click(screen.getByRole('button', { name: 'Remove it' }))
  expect((await screen.findByRole('alert')).textContent).toContain('end it instead')
  expect(written(`roster/groups/${ids.oak}`).map(({ method, body }) => [method, body])).toEqual([
    ['PATCH', { name: '4 Willow' }],
    ['DELETE', undefined],
  ])
})

it('shows a class of an earlier year as it was on its last day', async () => {
  renderSetUp(`roster?group=${ids.oak}`, (state) => {
    state.groups[0]!.endsOn = '2025-10-31'
  })
  expect(await screen.findByText(/4 Oak as it is on Fri 31 Oct 2025/, {}, { timeout: 10_000 })).toBeTruthy()
  expect(screen.getByText(/^30 pupils/)).toBeTruthy()
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
