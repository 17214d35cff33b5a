import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { discussionList, type Outcome } from '@track/micro-progression'
import { useMemo, useState } from 'react'
import { Button } from '../../../../ui/button'
import { useNotices } from '../../../../ui/notices'
import type { ShownPiece } from '../../shown-pieces'
import type { SessionHere } from '../../use-session'
import styles from './discussion.module.css'
import { PairBoard } from './pair-board'

/** The few decisions that do not go with the others: both responses side by side, and the team decides anew. Nobody's name is with them. */
export function Discussion({
  here,
  pieces,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { session, state, write } = here
  const list = useMemo(() => discussionList(session), [session])
  const [openId, setOpenId] = useState<string | null>(null)
  if (list.length === 0) return null

  const decide = (decisionId: string, before: Outcome, outcome: Outcome) => {
    setOpenId(null)
    if (outcome === before) return
    const [id] = write([{ kind: 'revision', of: decisionId, outcome }])
    if (id)
      notices.show({
        text: t`Decided anew.`,
        action: { label: t`Undo`, run: () => write([{ kind: 'revision', of: id, outcome: 'withdrawn' }]) },
      })
  }
  return (
    <section className={styles.discussion} aria-labelledby="discussion">
      <h2 id="discussion">
        <Trans>Worth a talk</Trans>
      </h2>
      <p>
        <Plural
          value={list.length}
          one="# decision does not go with the others. Look at both responses together; leaving it as it is is fine."
          other="# decisions do not go with the others. Look at both responses together; leaving them as they are is fine."
        />
      </p>
      <ul className={styles.list}>
        {list.map(({ decisionId }) => {
          const decision = state.decisions.find((each) => each.decisionId === decisionId)
          const [left, right] = [pieces.get(decision?.left ?? ''), pieces.get(decision?.right ?? '')]
          if (!decision || !left || !right) return null
          const [better, other] = decision.outcome === 'right' ? [right, left] : [left, right]
          const isOpen = openId === decisionId
          return (
            <li key={decisionId}>
              <div className={styles.row}>
                <span>
                  {decision.outcome === 'same' ? (
                    <Trans>
                      {left.name} and {right.name} were called about the same.
                    </Trans>
                  ) : (
                    <Trans>
                      {better.name} was called better than {other.name}.
                    </Trans>
                  )}{' '}
                  {decision.note}
                </span>
                <Button aria-expanded={isOpen} onClick={() => setOpenId(isOpen ? null : decisionId)}>
                  <Trans>Look at both</Trans>
                </Button>
              </div>
              {isOpen && (
                <PairBoard
                  left={left}
                  right={right}
                  chosen={decision.outcome}
                  onAnswer={(outcome) => decide(decisionId, decision.outcome, outcome)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
