import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type HeadingTree, headingTree, type Placed } from '../heading-tree'
import styles from './tree-preview.module.css'

/** More than these are closed at first, heading by heading. */
const OPEN_UP_TO = 60

/** Objectives under their headings as they would come in, with counts; headings open and close. */
export function TreePreview({
  label,
  statements,
  note,
}: {
  readonly label: string
  readonly statements: readonly Placed[]
  /** What to say behind a heading, given the headings down to it. */
  readonly note?: (path: readonly string[]) => string | undefined
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its frame is moved with the arrow keys
    <section className={styles.preview} tabIndex={0} aria-label={label}>
      <Below tree={headingTree(statements)} path={[]} open={statements.length <= OPEN_UP_TO} note={note} />
    </section>
  )
}

function Below({
  tree,
  path,
  open,
  note,
}: {
  readonly tree: HeadingTree<Placed>
  readonly path: readonly string[]
  readonly open: boolean
  readonly note: ((path: readonly string[]) => string | undefined) | undefined
}) {
  const { t } = useLingui()
  return (
    <>
      {tree.statements.length > 0 && (
        <ul className={styles.statements}>
          {tree.statements.map(({ code, wording }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two of the same words apart
            <li key={place}>
              {code && <span className={styles.quiet}>{code} </span>}
              {wording}
            </li>
          ))}
        </ul>
      )}
      {tree.headings.map((heading) => {
        const here = [...path, heading.name]
        const said = note?.(here)
        return (
          <details key={heading.name} className={styles.heading} open={open}>
            <summary>
              {heading.name}{' '}
              <span className={styles.quiet}>
                {[plural(heading.count, { one: '# objective', other: '# objectives' }), said]
                  .filter(Boolean)
                  .join(t`, `)}
              </span>
            </summary>
            <div className={styles.below}>
              <Below tree={heading} path={here} open={open} note={note} />
            </div>
          </details>
        )
      })}
    </>
  )
}
