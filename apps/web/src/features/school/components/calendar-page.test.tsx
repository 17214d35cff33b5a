import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { SchoolCalendar } from '@track/roster'
import { expect, it } from 'vitest'
import { TODAY } from '../../../testing/fixtures'
import { renderSetUp } from '../../../testing/render-set-up'

const asLeader = (change: (state: Parameters<NonNullable<Parameters<typeof renderSetUp>[1]>>[0]) => void = () => {}) =>
  renderSetUp('calendar', (state) => {
    state.role = 'leader'
    change(state)
  })
const heading = (name: string) => screen.findByRole('heading', { name }, { timeout: 15_000 })
const setDay = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

it('begins an empty school with one press, and keeps the year that was mended', async () => {
  const { user, written } = asLeader((state) => {
    state.calendar.academicYears = []
  })
  await user.click(await screen.findByRole('button', { name: 'Begin with a usual year' }, { timeout: 15_000 }))
  await heading('2025/26')
  expect(screen.getByLabelText('2025/26: Name')).toBe(document.activeElement)
  setDay('Autumn 1: First day', '2025-09-04')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Calendar saved')).toBeTruthy()
  const sent = written('calendar')[0]!.body as SchoolCalendar
  expect(sent.terms).toHaveLength(6)
  expect(sent.terms[0]).toMatchObject({ name: 'Autumn 1', academicYear: '2025/26', startsOn: '2025-09-04' })
  expect(sent.closures).toHaveLength(5)
  expect(sent.academicYears[0]!.startsOn <= TODAY && TODAY <= sent.academicYears[0]!.endsOn).toBe(true)
})

it('adds the next year, and says what is wrong beside the field, before sending and after', async () => {
  const { user, written, state } = asLeader((state) => {
    state.calendarFaults = [{ pointer: '/academicYears/1/startsOn', detail: 'This year begins before 2025/26 ends.' }]
  })
  await heading('2025/26')
  await user.click(screen.getByRole('button', { name: 'Add the next year' }))
  await heading('2026/27')
  setDay('2026/27: Last day', '2026-08-01')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const last = screen.getByLabelText('2026/27: Last day')
  await waitFor(() => expect(last).toBe(document.activeElement))
  expect(last.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(last.getAttribute('aria-describedby')!)!.textContent).toBe(
    'This is before the first day.',
  )
  expect(written('calendar')).toHaveLength(0)

  setDay('2026/27: Last day', '2027-08-31')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const first = screen.getByLabelText('2026/27: First day')
  await waitFor(() => expect(first).toBe(document.activeElement))
  expect(screen.getByText('This year begins before 2025/26 ends.')).toBeTruthy()
  state.calendarFaults = []
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(screen.queryByRole('alert')).toBeNull()
})

it('takes out a line without losing the focus, and takes everything back with Cancel', async () => {
  const { user, written } = asLeader()
  await heading('2025/26')
  for (const name of ['One', 'Two']) {
    await user.click(screen.getByRole('button', { name: '+ Add days closed' }))
    await user.keyboard(name)
  }
  await user.click(screen.getByRole('button', { name: 'Take out One' }))
  expect(screen.getByRole('button', { name: 'Take out Two' })).toBe(document.activeElement)
  await user.click(screen.getByRole('button', { name: 'Take out Two' }))
  expect(screen.getByRole('button', { name: '+ Add days closed' })).toBe(document.activeElement)
  expect(screen.queryByText('Not saved yet')).toBeNull()
  setDay('2025/26: Last day', '2026-07-31')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByLabelText<HTMLInputElement>('2025/26: Last day').value).toBe('2026-08-31')
  expect(screen.getByRole('button', { name: 'Save' })).toBe(document.activeElement)
  expect(written('calendar')).toHaveLength(0)
})

it('asks before it is left with changes, and keeps them for who stays', async () => {
  const { user, router } = asLeader()
  await heading('2025/26')
  setDay('2025/26: Last day', '2026-07-31')
  await user.click(screen.getAllByRole('link', { name: 'Reports' })[0]!)
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
  await user.click(dialog.getByRole('button', { name: 'Stay on this page' }))
  expect(screen.getByLabelText<HTMLInputElement>('2025/26: Last day').value).toBe('2026-07-31')
  expect(router.state.location.pathname).toMatch(/calendar$/)
  await user.click(screen.getAllByRole('link', { name: 'Reports' })[0]!)
  await user.click(await screen.findByRole('button', { name: 'Leave and lose the changes' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/reports$/))
})

it('shows what somebody else stored meanwhile beside what was typed, and keeps both at the next press', async () => {
  const { user, state, touch } = asLeader()
  await heading('2025/26')
  setDay('2025/26: Last day', '2026-07-31')
  state.calendar = {
    ...state.calendar,
    closures: [{ id: 'x', name: 'Snow', startsOn: '2026-02-02', endsOn: '2026-02-02' }],
  }
  touch('calendar')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('alert')).textContent).toContain('save again to keep both')
  expect(screen.getByLabelText('Snow: First day')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull())
  expect(state.calendar).toMatchObject({ closures: [{ name: 'Snow' }], academicYears: [{ endsOn: '2026-07-31' }] })
})

it('is for those whose role includes it', async () => {
  renderSetUp('calendar')
  expect(await heading('This is for the school’s leaders and admins')).toBeTruthy()
})
