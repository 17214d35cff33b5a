import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { RollOver, School } from '@track/api-contract'
import { plusDays } from '@track/kernel'
import { useEffect, useRef, useState } from 'react'
import { formatDate, formatMoment } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { rollOversQueryOptions } from '../api/list-roll-overs'
import { useUndoRollOver } from '../api/undo-roll-over'
import { nextStart } from '../next-start'
import styles from './roll-over-page.module.css'
import { RollOverPlanner } from './roll-over-planner'

/** A school moves into a new year: planned, looked at, done, and undone while the new year is not in use. */
export function RollOverPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const { data: done, error } = useQuery(rollOversQueryOptions(school.id))
  const [planning, setPlanning] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    if (!moved) return
    heading.current?.focus()
    setMoved(false)
  }, [moved])

  // Once the school has moved, another move is the last thing wanted: it is asked for.
  const latest = done?.find(({ undoneAt }) => undoneAt === null)
  const isFresh = latest !== undefined && latest.startsOn > plusDays(school.today, -180)
  return (
    <Page title={t`Move into the new year`}>
      {error && !done && <Alert>{problemWords(error)}</Alert>}
      {done && (!isFresh || planning) && (
        <RollOverPlanner
          school={school}
          firstStart={nextStart(
            isFresh && latest.startsOn > school.today ? latest.startsOn : school.today,
            school.academicYears,
          )}
          onMoved={() => {
            setPlanning(false)
            setMoved(true)
          }}
        />
      )}
      {done && done.length > 0 && (
        <section className={styles.section} aria-labelledby="moves-done">
          <h2 id="moves-done" ref={heading} tabIndex={-1}>
            <Trans>Moves so far</Trans>
          </h2>
          <ul className={styles.done}>
            {done.map((rollOver) => (
              <DoneRollOver key={rollOver.id} school={school} rollOver={rollOver} />
            ))}
          </ul>
        </section>
      )}
      {isFresh && !planning && (
        <div>
          <Button onClick={() => setPlanning(true)}>
            <Trans>Plan another move</Trans>
          </Button>
        </div>
      )}
    </Page>
  )
}

function DoneRollOver({ school, rollOver }: { readonly school: School; readonly rollOver: RollOver }) {
  const { t } = useLingui()
  const { show } = useNotices()
  const undo = useUndoRollOver(school.id)
  const [asking, setAsking] = useState(false)
  const day = formatDate(rollOver.startsOn, school)
  const { pupils, leavers } = rollOver
  const close = () => {
    setAsking(false)
    undo.reset()
  }
  return (
    <li className={styles.move}>
      <div>
        <strong>{t`Into the year from ${day}`}</strong>
        <p className={styles.quiet}>
          {plural(pupils, { one: '# pupil went on', other: '# pupils went on' })},{' '}
          {plural(leavers, { 0: 'nobody left', one: '# left', other: '# left' })}.{' '}
          {rollOver.undoneAt
            ? t`Done ${formatMoment(rollOver.doneAt)}, undone ${formatMoment(rollOver.undoneAt)}.`
            : t`Done ${formatMoment(rollOver.doneAt)}.`}
        </p>
      </div>
      {rollOver.undoneAt === null && (
        <Button aria-label={t`Undo the move into the year from ${day}`} onClick={() => setAsking(true)}>
          <Trans>Undo</Trans>
        </Button>
      )}
      {asking && (
        <Dialog title={t`Undo the move of ${day}?`} onClose={close}>
          {undo.error && <Alert>{problemWords(undo.error)}</Alert>}
          <p>
            <Trans>
              Classes, year groups and registered years become what they were before, and those who left are back. No
              judgement or mark is touched.
            </Trans>
          </p>
          <p>
            <Trans>
              It works as long as the new classes have not been used. If they have, nothing changes and you are told
              what was written.
            </Trans>
          </p>
          <Buttons>
            <Button
              look="primary"
              data-first
              onClick={() =>
                !undo.isPending &&
                undo.mutate(rollOver.id, {
                  onSuccess: () => {
                    show({ text: t`The move of ${day} is undone` })
                    close()
                  },
                })
              }
            >
              <Trans>Undo the move</Trans>
            </Button>
            <Button onClick={close}>
              <Trans>Leave it as it is</Trans>
            </Button>
          </Buttons>
        </Dialog>
      )}
    </li>
  )
}
