import type { Pupil } from '@track/roster'

type Named = Pick<Pupil, 'label' | 'forename' | 'surname'>

/**
 * Pupils as a register has them: by surname, then forename, then the name in lists, which stands in for a surname that
 * nobody gave. Accents and capitals do not matter, and Pupil 2 comes before Pupil 10.
 *
 * @example
 * ```ts
 * inRegisterOrder([{ label: 'Pupil 10' }, { label: 'Pupil 2' }]) // => [{ label: 'Pupil 2' }, { label: 'Pupil 10' }]
 * ```
 */
export function inRegisterOrder<P extends Named>(pupils: readonly P[]): P[] {
  return [...pupils].sort(
    (a, b) =>
      ORDER.compare(a.surname ?? a.label, b.surname ?? b.label) ||
      ORDER.compare(a.forename ?? '', b.forename ?? '') ||
      ORDER.compare(a.label, b.label),
  )
}

const ORDER = new Intl.Collator('en-GB', { numeric: true })
