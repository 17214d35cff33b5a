import { i18n } from '@lingui/core'
import { messages } from '../locales/en-GB.po'

/** The languages there are. `pseudo` is for us: what it leaves in plain letters nobody can translate. */
export type Locale = 'en-GB' | 'pseudo'

/** Turns the app to a language. English is always here; others come when asked for. */
export async function activateLocale(locale: Locale): Promise<void> {
  i18n.load('en-GB', messages)
  if (locale === 'pseudo') i18n.load('pseudo', (await import('../locales/pseudo.po')).messages)
  i18n.activate(locale)
}

/** The language that the address asks for, English otherwise. */
export function localeOf(search: string): Locale {
  return new URLSearchParams(search).get('lang') === 'pseudo' ? 'pseudo' : 'en-GB'
}

export { i18n }
