import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderSetUp } from '../../../testing/render-set-up'

const open = () =>
  renderSetUp('settings', (state) => {
    state.role = 'admin'
    Object.assign(state.settings, { tapsAWeek: null, updatesAnObjective: 2, depthNumbers: false, wordingGuard: {} })
  })
const nameField = () => screen.findByLabelText<HTMLInputElement>('Name of the school', {}, { timeout: 15_000 })

it('keeps the name, the time zone and who may record where, sending only what changed', async () => {
  const { user, written } = open()
  const name = await nameField()
  await user.clear(name)
  await user.type(name, 'Elmfield Academy')
  await user.click(screen.getByRole('radio', { name: 'Only in their own classes' }))
  await user.selectOptions(screen.getByLabelText('Time zone'), 'Dublin')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('button', { name: /^Elmfield Academy/ })).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(written('settings').map(({ body }) => body)).toEqual([
    { name: 'Elmfield Academy', timeZone: 'Europe/Dublin', recordIn: 'own-classes' },
  ])
})

it('lists the usual time zones first and has the one that is kept, whatever it is', async () => {
  renderSetUp('settings', (state) => {
    state.role = 'admin'
    state.settings.timeZone = 'Antarctica/Troll'
  })
  await nameField()
  const zone = screen.getByLabelText<HTMLSelectElement>('Time zone')
  expect(zone.value).toBe('Antarctica/Troll')
  expect(zone.options[0]!.text).toBe('London')
  expect(new Set([...zone.options].map(({ value }) => value)).size).toBe(zone.options.length)
})

it('says what somebody else wrote meanwhile, and saves at the next press', async () => {
  const { user, state, touch } = open()
  const name = await nameField()
  await user.type(name, ' Academy')
  state.settings = { ...state.settings, name: 'Elmfield School', recordIn: 'own-classes' }
  touch('settings')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody changed this')
  expect(screen.getByText('Somebody wrote “Elmfield School” meanwhile.')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Only in their own classes' }).checked).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(state.settings).toMatchObject({ name: 'Elmfield Primary School Academy', recordIn: 'own-classes' })
})

it('keeps a budget of taps, how often an objective is looked at, and whether numbers are shown', async () => {
  const { user, written } = open()
  await nameField()
  await user.type(screen.getByLabelText('Taps a week'), '300')
  await user.clear(screen.getByLabelText('Looks at an objective in a year'))
  await user.type(screen.getByLabelText('Looks at an objective in a year'), '2.5')
  await user.click(screen.getByRole('checkbox', { name: 'Show numbers' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  await user.clear(screen.getByLabelText('Taps a week'))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(written('settings').map(({ body }) => body)).toEqual([
    { tapsAWeek: 300, updatesAnObjective: 2.5, depthNumbers: true },
    { tapsAWeek: null },
  ])
})

it('keeps how much a note holds as a whole, and refuses a most below the least at its field (A0-12, A0-13)', async () => {
  const { user, written } = open()
  await nameField()
  const most = screen.getByLabelText('Criteria, at most')
  await user.clear(most)
  await user.type(most, '1')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(document.activeElement).toBe(most)
  expect(screen.getByText('This is below the number before it.')).toBeTruthy()
  expect(written('settings')).toEqual([])
  await user.clear(most)
  await user.type(most, '4')
  await user.click(screen.getByRole('checkbox', { name: 'The number of tasks is firm' }))
  await user.click(screen.getByRole('checkbox', { name: 'A teacher may adjust a note alone' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(written('settings').map(({ body }) => body)).toEqual([
    {
      microtrackLimits: { criteria: { min: 2, max: 4 }, tasks: { min: 4, max: 8 }, tasksAreFirm: true },
      teacherMayAdjustAlone: true,
    },
  ])
})

it('keeps for whom reports are and how small a group they see, each by a name of its own (REP-9)', async () => {
  const { user, written } = open()
  await nameField()
  await user.click(screen.getByRole('button', { name: 'Add audience' }))
  await user.type(screen.getByLabelText('Name of audience 3'), 'governors')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByText('There is one of this name already: choose another.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Name of audience 3'))
  await user.clear(screen.getByLabelText('Name of audience 3'))
  await user.type(screen.getByLabelText('Name of audience 3'), 'Parents')
  await user.clear(screen.getByLabelText('Smallest group shown: Parents'))
  await user.type(screen.getByLabelText('Smallest group shown: Parents'), '10')
  await user.click(screen.getByRole('button', { name: 'Take Governors out' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(written('settings').map(({ body }) => body)).toMatchObject([
    {
      audiences: [
        { id: 'internal', name: 'Our own staff', minimumGroup: 0 },
        { name: 'Parents', minimumGroup: 10 },
      ],
    },
  ])
})
