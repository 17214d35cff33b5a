import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Button } from '../../../../ui/button'
import { Buttons, Page } from '../../../../ui/page'
import { pieceName } from '../../piece-name'
import type { SessionHere } from '../../use-session'
import { leaveOut } from './leave-out'
import styles from './text-check.module.css'
import type { NamedText } from './use-named-texts'

/** One typed piece after another in which a name may stand: is it one? Then it is left out. */
export function TextCheck({
  here: { write },
  numbers,
  found,
  onDone,
}: {
  readonly here: SessionHere
  readonly numbers: ReadonlyMap<string, number>
  readonly found: readonly NamedText[]
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const first = found[0]
  const heading = useRef<HTMLHeadingElement>(null)
  const at = first?.piece.pieceId
  useEffect(() => {
    if (at === undefined) onDone()
    else heading.current?.focus()
  }, [at, onDone])
  if (!first) return null
  const { piece, spots } = first
  const text = piece.text ?? ''
  const { pieceId, imageId } = piece
  const withoutNames = () => write([{ kind: 'checked', pieceId, imageId, words: { text: leaveOut(text, spots) } }])
  const isNobody = () => write([{ kind: 'checked', pieceId, imageId }])
  const name = pieceName(numbers.get(pieceId) ?? 0)
  return (
    <Page title={t`Look for names`} actions={<Button onClick={onDone}>{t`Stop for now`}</Button>}>
      <section className={styles.check} aria-labelledby="text-check">
        <h2 id="text-check" ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <p className={styles.quiet}>
          <Trans>What is marked is also a name in this class. Is it a name here?</Trans>
        </p>
        <blockquote className={styles.text}>{marked(text, spots)}</blockquote>
        <Buttons>
          <Button look="primary" onClick={withoutNames}>
            <Trans>Leave the name out</Trans>
          </Button>
          <Button onClick={isNobody}>
            <Trans>That is nobody</Trans>
          </Button>
        </Buttons>
        <p className={styles.quiet}>
          <Plural value={found.length} one="the last one" other="# to look at" />
        </p>
      </section>
    </Page>
  )
}

function marked(text: string, spots: NamedText['spots']) {
  let from = 0
  const parts = spots.flatMap(({ id, start, end }) => {
    const before = text.slice(from, start)
    from = end
    return [before, <mark key={id}>{text.slice(start, end)}</mark>]
  })
  return [...parts, text.slice(from)]
}
