/** A statement with the headings above it, from the top. */
export interface Placed {
  readonly path: readonly string[]
  readonly wording: string
  readonly code?: string | undefined
}

/** A heading, how many statements stand under it all in all, those right under it, and the headings below. */
export interface HeadingTree<P extends Placed> {
  readonly name: string
  readonly count: number
  readonly statements: readonly P[]
  readonly headings: readonly HeadingTree<P>[]
}

/**
 * Statements as the tree that their headings make, each where it is first named: what a list will look like before it is written.
 *
 * @example
 * ```ts
 * const tree = headingTree([
 *   { path: ['Number', 'Fractions'], wording: 'Add tenths' },
 *   { path: ['Number'], wording: 'Count in 6s' },
 * ])
 * tree.headings[0]?.count // => 2
 * tree.headings[0]?.headings[0]?.name // => 'Fractions'
 * tree.headings[0]?.statements.map(({ wording }) => wording) // => ['Count in 6s']
 * ```
 */
export function headingTree<P extends Placed>(statements: readonly P[]): HeadingTree<P> {
  const root = newHeading<P>('')
  for (const statement of statements) {
    root.count += 1
    let at = root
    for (const name of statement.path) {
      let below = at.below.get(name)
      if (!below) {
        below = newHeading(name)
        at.below.set(name, below)
        at.headings.push(below)
      }
      below.count += 1
      at = below
    }
    at.statements.push(statement)
  }
  return root
}

interface Growing<P extends Placed> extends HeadingTree<P> {
  count: number
  readonly statements: P[]
  readonly headings: Growing<P>[]
  readonly below: Map<string, Growing<P>>
}

function newHeading<P extends Placed>(name: string): Growing<P> {
  return { name, count: 0, statements: [], headings: [], below: new Map() }
}
