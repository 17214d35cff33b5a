import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Descriptor } from '@track/descriptors'
import { paths } from '../../../app/paths'
import { buttonClass } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import type { Part } from '../parts'
import styles from './policy-list.module.css'

interface PolicyLine {
  readonly id: string
  readonly name: string
  readonly words?: readonly Readonly<Descriptor>[]
  /** What is to be known of it, each in a few words. */
  readonly facts: readonly string[]
  readonly retired?: boolean
}

/** A part's scales, sets or rules, each leading to its editor, and the way to a new one. */
export function PolicyList({
  schoolId,
  part,
  lines,
  add,
  empty,
}: {
  readonly schoolId: string
  readonly part: Part
  readonly lines: readonly PolicyLine[]
  /** The words of the link to something new; without it there is none. */
  readonly add?: string
  /** What will be here. */
  readonly empty?: string
}) {
  const offered = lines.filter(({ retired }) => !retired)
  const retired = lines.filter((line) => line.retired)
  const entries = (among: readonly PolicyLine[]) => (
    <ul className={styles.list}>
      {among.map(({ id, name, words = [], facts }) => (
        <li key={id}>
          <Link to={paths.descriptors} params={{ schoolId }} search={{ part, id }} className={styles.name}>
            {name}
          </Link>
          {words.length > 0 && (
            <ul className={styles.words}>
              {words.map((word) => (
                <li key={word.id}>
                  <DepthMark code={word} whole />
                  <span className="visually-hidden">{word.label}</span>
                </li>
              ))}
            </ul>
          )}
          {facts.map((fact) => (
            <p key={fact} className={styles.fact}>
              {fact}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {lines.length === 0 && <p>{empty}</p>}
      {offered.length > 0 && entries(offered)}
      {add && (
        <div>
          <Link
            to={paths.descriptors}
            params={{ schoolId }}
            search={{ part, id: 'new' }}
            className={buttonClass(lines.length === 0 ? 'primary' : 'plain')}
          >
            {add}
          </Link>
        </div>
      )}
      {retired.length > 0 && (
        <section className={styles.retired}>
          <h3>
            <Trans>Not offered any more</Trans>
          </h3>
          {entries(retired)}
        </section>
      )}
    </>
  )
}
