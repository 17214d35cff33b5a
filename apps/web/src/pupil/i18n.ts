import { i18n } from '@lingui/core'

/** English is in the code itself; `?lang=pseudo` is for us: what it leaves in plain letters nobody can translate. */
export async function activateLocale(search: string): Promise<void> {
  const isPseudo = new URLSearchParams(search).get('lang') === 'pseudo'
  if (isPseudo) i18n.load('pseudo', (await import('./locales/pseudo.po')).messages)
  else i18n.load('en-GB', {})
  i18n.activate(isPseudo ? 'pseudo' : 'en-GB')
}
