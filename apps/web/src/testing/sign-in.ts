import { fireEvent, within } from '@testing-library/react'

/** Fills in and sends the sign-in form within an element. */
export function signIn(where: HTMLElement, password: string): void {
  const form = within(where)
  fireEvent.change(form.getByLabelText('E-mail address'), { target: { value: 'hartley@example.sch.uk' } })
  fireEvent.change(form.getByLabelText('Password'), { target: { value: password } })
  fireEvent.click(form.getByRole('button', { name: 'Sign in' }))
}
