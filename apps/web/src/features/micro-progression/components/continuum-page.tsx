import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { currentOrder } from '@track/micro-progression'
import { useMemo, useState } from 'react'
import { paths } from '../../../app/paths'
import { Button, buttonClass } from '../../../ui/button'
import { Buttons } from '../../../ui/page'
import { orderFacts } from '../order-facts'
import type { SessionPlace } from '../session-place'
import type { ShownPiece } from '../shown-pieces'
import { type Step, stepOf } from '../step-of'
import type { SessionHere } from '../use-session'
import styles from './continuum-page.module.css'
import { Certainty } from './order/certainty'
import { Discussion } from './order/discussion'
import { Levels } from './order/levels'
import { OrderLine, useMoves } from './order/order-line'
import { PublishChart } from './order/publish-chart'
import { PieceDialog } from './piece-dialog'
import { SessionPage } from './session-page'

/** The order the team has come to, low to high; its levels, what makes each, and the way onto the wall. */
export function ContinuumPage(place: SessionPlace) {
  const { t } = useLingui()
  return (
    <SessionPage place={place} title={t`The order`}>
      {(here, pieces) => <Continuum here={here} pieces={pieces} place={place} />}
    </SessionPage>
  )
}

function Continuum({
  here,
  pieces,
  place,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly place: SessionPlace
}) {
  const { t } = useLingui()
  const { session, me } = here
  const { rungs, unplaced } = currentOrder(session)
  const facts = useMemo(() => orderFacts(session), [session])
  const moves = useMoves(here)
  const [openId, setOpenId] = useState<string | null>(null)
  const opened = openId === null ? undefined : pieces.get(openId)
  const params = { schoolId: place.school.id, classId: place.classId, sessionId: place.sessionId }

  if (rungs.length + unplaced.length === 0)
    return (
      <div className={styles.empty}>
        <p>
          <Trans>Here the responses stand in order, as soon as there are some.</Trans>
        </p>
        <Link to={paths.orderingSession} params={params} className={buttonClass('primary')}>
          <Trans>Collect responses</Trans>
        </Link>
      </div>
    )
  const steps: readonly (readonly [Step, string])[] = [
    ['lower', t`Move lower`],
    ['with-lower', t`Same as the one below`],
    ['with-higher', t`Same as the one above`],
    ['higher', t`Move higher`],
  ]
  return (
    <>
      <section className={styles.section} aria-labelledby="line">
        <h2 id="line" className="visually-hidden">
          <Trans>Low to high</Trans>
        </h2>
        {rungs.length > 0 && <OrderLine here={here} pieces={pieces} moves={moves} onOpen={setOpenId} />}
        <p className={styles.quiet}>
          <Trans>
            Press a card to see it large. Drag it by its dots, use its arrows, or Alt and an arrow key; with Shift it
            stands beside the next one.
          </Trans>
        </p>
        {unplaced.length > 0 && (
          <div className={styles.unplaced}>
            <h3>
              <Trans>Without a place yet</Trans>
            </h3>
            <ul>
              {unplaced.map((id) => (
                <li key={id}>
                  <Button onClick={() => setOpenId(id)}>{pieces.get(id)?.name}</Button>
                </li>
              ))}
            </ul>
            <Link to={paths.judge} params={params} className={buttonClass('primary')}>
              <Trans>Compare</Trans>
            </Link>
          </div>
        )}
      </section>
      <Discussion here={here} pieces={pieces} />
      <Levels here={here} pieces={pieces} facts={facts} onOpen={setOpenId} />
      <details className={styles.sure}>
        <summary>
          <Trans>How sure is this order?</Trans>
        </summary>
        <Certainty session={session} me={me} />
      </details>
      <PublishChart here={here} pieces={pieces} place={place} />
      {opened && (
        <PieceDialog piece={opened} onClose={() => setOpenId(null)}>
          {rungs.some((rung) => rung.includes(opened.pieceId)) && (
            <Buttons>
              {steps.map(([step, label]) => {
                const to = stepOf(rungs, opened.pieceId, step)
                return (
                  <Button key={step} disabled={to === null} onClick={() => to && moves.move(opened, to)}>
                    {label}
                  </Button>
                )
              })}
            </Buttons>
          )}
        </PieceDialog>
      )}
    </>
  )
}
