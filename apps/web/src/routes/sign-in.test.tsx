import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ids } from '../testing/fixtures'
import { renderApp } from '../testing/render-app'
import { signIn } from '../testing/sign-in'

describe('signing in', () => {
  it('comes first, and leads back to the page that was asked for', async () => {
    const at = `/schools/${ids.school}/markbook/${ids.oak}/${ids.reading}`
    const { router } = renderApp({ at, signedIn: false })
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    signIn(document.body, 'correct horse')
    await screen.findByRole('grid', { name: 'Markbook: 4 Oak, Reading' })
    expect(router.state.location.pathname).toBe(at)
  })

  it('says plainly what was wrong, in the server’s words, and keeps what was typed', async () => {
    renderApp({ signedIn: false })
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    signIn(document.body, 'wrong')
    expect((await screen.findByRole('alert')).textContent).toBe('This e-mail address and password do not go together')
    expect((screen.getByLabelText('E-mail address') as HTMLInputElement).value).toBe('hartley@example.sch.uk')
  })

  it('says that the network is away when it is', async () => {
    const { fake } = renderApp({ signedIn: false })
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    fake.state.offline = true
    signIn(document.body, 'correct horse')
    expect((await screen.findByRole('alert')).textContent).toContain('Check the network')
  })

  it('is made for password managers and paste', async () => {
    renderApp({ signedIn: false })
    const email = await screen.findByLabelText('E-mail address')
    expect(email.getAttribute('autocomplete')).toBe('username')
    expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password')
    expect(screen.getByLabelText('Password').getAttribute('type')).toBe('password')
  })

  it('leads only to addresses of its own', async () => {
    const { router } = renderApp({ at: '/sign-in?next=//elsewhere.example', signedIn: false })
    await screen.findByRole('heading', { name: 'Sign in to Track' })
    signIn(document.body, 'correct horse')
    await screen.findByRole('grid')
    expect(router.state.location.pathname).toContain(ids.school)
  })
})
