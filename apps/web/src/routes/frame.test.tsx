import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { remembered } from '../lib/remembered'
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

  it('asks before signing out while marks wait, and can send them first', async () => {
    const { fake, router } = renderApp()
    await screen.findByRole('grid')
    fake.state.offline = true
    createKeyboard().press('s')
    await screen.findByText('1 waiting in this page')
    fireEvent.click(screen.getByRole('button', { name: /set-up and sign out/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/If you sign out now it is lost/)).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Send first' }))
    await within(dialog).findByText(/You are signed out once everything is sent/)
    fake.state.offline = false
    fireEvent(window, new Event('online'))
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    expect(router.state.location.pathname).toBe('/sign-in')
    expect(fake.log).toHaveLength(1)
    expect(fake.state.signedIn).toBe(false)
  })

  it('signs out with no network, and tells the server before anything else once it is back', async () => {
    const { fake } = renderApp()
    await screen.findByRole('grid')
    fake.state.offline = true
    fireEvent.click(screen.getByRole('button', { name: /set-up and sign out/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    expect(Object.keys(localStorage)).toEqual(['track.leaving'])
    fake.state.offline = false
    fake.asked.length = 0
    signIn(document.body, 'correct horse')
    await screen.findByRole('grid')
    expect(fake.asked.slice(0, 2).map(({ method }) => method)).toEqual(['DELETE', 'POST'])
    expect(remembered('leaving')).toBeNull()
  })
})
