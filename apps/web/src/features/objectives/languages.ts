/** Languages that schools in the United Kingdom ask for most; any other is chosen by its tag. */
export const LANGUAGES = [
  'en',
  'cy',
  'ar',
  'bn',
  'bg',
  'zh',
  'fa',
  'fr',
  'ga',
  'gd',
  'gu',
  'hi',
  'hu',
  'it',
  'ku',
  'lt',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'so',
  'es',
  'ta',
  'tr',
  'uk',
  'ur',
] as const

/**
 * A language as people say it, by its tag.
 *
 * @example
 * ```ts no-run
 * languageName('pl') // => 'Polish'
 * ```
 */
export function languageName(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag
  } catch {
    return tag
  }
}

const NAMES = new Intl.DisplayNames('en-GB', { type: 'language' })
