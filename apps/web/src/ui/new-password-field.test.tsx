import { I18nProvider } from '@lingui/react'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { i18n } from '../app/i18n'
import { NewPasswordField } from './new-password-field'

describe('choosing a password', () => {
  it('says while it is typed what is missing, and keeps the form until it will do', async () => {
    const user = userEvent.setup()
    render(
      <I18nProvider i18n={i18n}>
        <NewPasswordField label="New password" name="password" about={['okafor@northgate.example', 'Northgate']} />
      </I18nProvider>,
    )
    const field = screen.getByLabelText<HTMLInputElement>('New password')
    const said = () => screen.getByRole('status').textContent
    expect(said()).toBe('')
    for (const [typed, words] of [
      ['bramble', '5 more characters'],
      ['northgate-2026', 'Too near to the e-mail address or the name of the school: take other words.'],
      ['password1234', 'Many people choose this: take words that do not belong together.'],
    ] as const) {
      await user.clear(field)
      await user.type(field, typed)
      expect(said()).toBe(words)
      expect(field.checkValidity()).toBe(false)
    }
    await user.clear(field)
    await user.type(field, 'bramble lantern oboe')
    expect(said()).toBe('This password will do.')
    expect(field.checkValidity()).toBe(true)
  })

  it('is hidden until it is asked to be shown, and known to password managers', async () => {
    const user = userEvent.setup()
    render(
      <I18nProvider i18n={i18n}>
        <NewPasswordField label="New password" name="password" about={[]} />
      </I18nProvider>,
    )
    const field = screen.getByLabelText('New password')
    expect(field.getAttribute('type')).toBe('password')
    expect(field.getAttribute('autocomplete')).toBe('new-password')
    await user.click(screen.getByLabelText('Show the password'))
    expect(field.getAttribute('type')).toBe('text')
  })
})
