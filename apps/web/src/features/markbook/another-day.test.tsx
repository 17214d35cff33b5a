import { act, fireEvent, screen, within } from '@testing-library/react'
import type { NewEntries } from '@track/api-contract'
import { describe, expect, it } from 'vitest'
import { deeper, secure, springEntries } from '../../testing/fixtures'
import { createKeyboard, createPointer } from '../../testing/press'
import { renderApp } from '../../testing/render-app'

const { tap } = createPointer('mouse')
const cell = () => screen.getByRole('gridcell', { name: /^Ada Fielding, find unit fractions of amounts: / })
const depth = () => cell().getAttribute('aria-label')!.split(': ')[1]

/** At the day, chosen as a teacher chooses it, with the grid open for marking. */
async function openAnotherDay(day: string) {
  const rendered = renderApp({ entries: springEntries() })
  await screen.findByRole('grid')
  const today = depth()
  tap(screen.getByRole('button', { name: /^More: / }))
  tap(screen.getByRole('button', { name: 'Another day' }))
  fireEvent.change(await screen.findByLabelText('Day'), { target: { value: day } })
  tap(screen.getByRole('button', { name: 'Record what you saw on this day' }))
  const grid = await screen.findByRole('grid')
  const written = () =>
    rendered.fake.asked
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/entries'))
      .flatMap(({ body }) => (body as NewEntries).entries)
  return { ...rendered, grid, today, written, saved: () => screen.findByText('Saved') }
}

describe('another day', () => {
  it('is recorded in the grid as today is: its marks in sight, each kept for that day, and today’s left as they are', async () => {
    const { grid, today, written, saved } = await openAnotherDay('2026-01-05')
    expect(grid.getAttribute('aria-label')).toMatch(/: Mon 5 Jan$/)
    expect(screen.getByText(/You are recording what you saw on/).textContent).toContain('Mon 5 Jan')
    expect([depth(), today]).toEqual(['not assessed', 'emerging'])
    act(() => cell().focus())
    createKeyboard().press('s')
    expect(depth()).toBe('secure')
    expect(screen.getByRole('status').textContent).toMatch(/: secure, seen Mon 5 Jan/)
    await saved()
    expect(written()).toMatchObject([{ value: secure, observedOn: '2026-01-05' }])

    tap(screen.getByRole('button', { name: 'Back to today' }))
    expect(depth()).toBe(today)
    expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true)
    createKeyboard().press('d')
    await saved()
    expect(written().at(-1)).toMatchObject({ value: deeper, observedOn: '2026-03-03' })
  })

  it('is the day that a cell opens with, above its marks, and what is cleared is cleared on that day', async () => {
    const { written, saved } = await openAnotherDay('2026-02-27')
    act(() => cell().focus())
    createKeyboard().press('Enter')
    const dialog = await screen.findByRole('dialog', { name: 'Ada Fielding' })
    const seenOn = within(dialog).getByLabelText('Seen on')
    expect((seenOn as HTMLInputElement).value).toBe('2026-02-27')
    const marks = within(dialog).getByRole('group', { name: 'Depth' })
    expect(seenOn.compareDocumentPosition(marks)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    expect(within(marks).getByRole('button', { name: 'Emerging' }).getAttribute('aria-pressed')).toBe('true')
    fireEvent.change(seenOn, { target: { value: '2026-01-05' } })
    expect(within(marks).getByRole('button', { name: 'Emerging' }).getAttribute('aria-pressed')).toBe('false')
    fireEvent.change(seenOn, { target: { value: '2026-02-27' } })
    tap(within(marks).getByRole('button', { name: 'Not assessed' }))
    expect(depth()).toBe('not assessed')
    await saved()
    expect(written()).toMatchObject([{ value: null, observedOn: '2026-02-27' }])
  })
})
