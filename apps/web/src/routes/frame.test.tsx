import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ids, school } from '../testing/fixtures'
import { createKeyboard } from '../testing/press'
import { renderApp } from '../testing/render-app'
import { signIn } from '../testing/sign-in'

describe('the frame', () => {
  it('goes to another class and subject by search, in a few letters', async () => {
    const { router } = renderApp()
    await screen.findByRole('grid')
    const { press } = createKeyboard()
    press('Control+k', 'r', 'e', 'Enter')
    await waitFor(() => expect(router.state.location.pathname).toContain(`/${ids.oak}/${ids.reading}`))
    expect((screen.getByLabelText('Subject') as HTMLSelectElement).value).toBe(ids.reading)
    await screen.findByRole('grid', { name: 'Markbook: 4 Oak, Reading' })
  })

  it('leaves the notice of a page behind with the page', async () => {
    renderApp()
    await screen.findByRole('grid')
    createKeyboard().press('Shift+s', 'Control+z')
    expect(screen.getByRole('button', { name: 'Redo' })).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Subject'), { target: { value: ids.reading } })
    await screen.findByRole('grid', { name: 'Markbook: 4 Oak, Reading' })
    expect(screen.queryByRole('button', { name: 'Redo' })).toBeNull()
    await screen.findByText('Saved')
  })

  it('remembers the last class and subject: nothing to choose on the second visit', async () => {
    const first = renderApp()
    await screen.findByRole('grid')
    fireEvent.change(screen.getByLabelText('Subject'), { target: { value: ids.reading } })
    await screen.findByRole('grid', { name: 'Markbook: 4 Oak, Reading' })
    first.unmount()
    renderApp()
    await screen.findByRole('grid', { name: 'Markbook: 4 Oak, Reading' })
  })

  it('keeps ids in the browser and never a name', async () => {
    renderApp()
    await screen.findByRole('grid')
    await waitFor(() => expect(localStorage.length).toBeGreaterThan(2))
    for (const [, value] of Object.entries(localStorage)) expect(value).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('lists the teacher’s own classes first', async () => {
    renderApp()
    await screen.findByRole('grid')
    const names = within(screen.getByLabelText('Class'))
      .getAllByRole('option')
      .map((option) => option.textContent)
    expect(names).toEqual(['4 Oak', '4 Ash', '5 Elm'])
  })

  it('signs out from the school’s menu, and back in', async () => {
    const { router } = renderApp()
    await screen.findByRole('grid')
    fireEvent.click(screen.getByRole('button', { name: `${school.name}: set-up and sign out` }))
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    expect(router.state.location.pathname).toBe('/sign-in')
    signIn(document.body, 'correct horse')
    await screen.findByRole('grid')
  })

  it('asks before signing out while marks wait', async () => {
    const { fake } = renderApp()
    await screen.findByRole('grid')
    fake.state.offline = true
    createKeyboard().press('s')
    await screen.findByText('1 waiting for the network')
    fireEvent.click(screen.getByRole('button', { name: /set-up and sign out/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(within(screen.getByRole('dialog')).getByText(/If you sign out now it is lost/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Stay and wait' }))
    fake.state.offline = false
    fireEvent(window, new Event('online'))
    await screen.findByText('Saved')
  })
})
