import { i18n } from '@lingui/core'

/** The languages there are. `pseudo` is for us: what it leaves in plain letters nobody can translate. */
export type Locale = 'en-GB' | 'pseudo'

/** Turns the app to a language. English is in the code itself; others come when they are asked for. */
export async function activateLocale(locale: Locale): Promise<void> {
  i18n.load(locale, locale === 'en-GB' ? {} : (await import('../locales/pseudo.po')).messages)
  i18n.activate(locale)
}

/** The language that the address asks for, English otherwise. */
export function localeOf(search: string): Locale {
  return new URLSearchParams(search).get('lang') === 'pseudo' ? 'pseudo' : 'en-GB'
}

export { i18n }
