import type { ComponentProps } from 'react'
import styles from './button.module.css'

/** `primary` is the one thing to do here; `plain` the others; `quiet` sits in a line of text or a bar. */
type Look = 'primary' | 'plain' | 'quiet'

export function Button({ look = 'plain', className, ...rest }: ComponentProps<'button'> & { readonly look?: Look }) {
  return <button type="button" {...rest} className={buttonClass(look, className)} />
}

/** The same look for a link that reads as a button. */
export function buttonClass(look: Look = 'plain', more?: string): string {
  return [styles.button, look !== 'plain' && styles[look], more].filter(Boolean).join(' ')
}
