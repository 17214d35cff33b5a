import type { Framework } from '@track/objectives'

/**
 * Is there another list of this name in its subject? Then a name alone does not say which is meant.
 *
 * @example
 * ```ts
 * const maths = { id: 'a', subjectId: 'm', name: 'Our maths' }
 * sameNamed([maths, { id: 'b', subjectId: 'm', name: 'our maths' }], maths) // => true
 * sameNamed([maths, { id: 'b', subjectId: 'r', name: 'Our maths' }], maths) // => false
 * ```
 */
export function sameNamed(
  frameworks: readonly Pick<Framework, 'id' | 'subjectId' | 'name'>[],
  { id, subjectId, name }: Pick<Framework, 'id' | 'subjectId' | 'name'>,
): boolean {
  const plain = (one: string) => one.trim().toLowerCase()
  return frameworks.some(
    (other) => other.id !== id && other.subjectId === subjectId && plain(other.name) === plain(name),
  )
}
