import type { NewEntry } from './session.js'

/** Do two entries say the same? Place, writer and stamp aside; words that were erased from one of them make no difference. */
export function isSamePayload(a: Readonly<NewEntry>, b: Readonly<NewEntry>): boolean {
  const withWords = 'words' in a && 'words' in b
  return canonical(a, withWords) === canonical(b, withWords)
}

function canonical(entry: Readonly<NewEntry>, withWords: boolean): string {
  const aside = withWords ? ASIDE : [...ASIDE, 'words']
  return JSON.stringify(
    Object.fromEntries(Object.entries(entry).filter(([key]) => !aside.includes(key))),
    (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
        : value,
  )
}

const ASIDE = ['seq', 'by', 'recordedAt']
