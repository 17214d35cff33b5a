import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { type Entry, historyOf, lineInForce, type NewEntry } from '@track/markbook'
import { useState } from 'react'
import { formatDate, formatMoment } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { cellQueryOptions } from '../api/read-cell'
import { type Column, codeOf, linesOfCell, type PupilRow } from '../markbook-view'
import styles from './cell-dialog.module.css'
import { DepthChoice } from './depth-choice'

/** One pupil and one objective: what was judged when and by whom, another judgement for another day, and taking one back. */
export function CellDialog({
  schoolId,
  accountId,
  pupil,
  column,
  log,
  today,
  seenOn,
  onMark,
  onTakeBack,
  onClose,
}: {
  readonly schoolId: string
  readonly accountId: string
  readonly pupil: PupilRow
  readonly column: Column
  readonly log: readonly Entry[]
  readonly today: CalendarDate
  /** The day in hand: it stands as chosen. */
  readonly seenOn: CalendarDate
  readonly onMark: (value: string | null, observedOn: CalendarDate) => void
  readonly onTakeBack: (entry: NewEntry) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const cell = { pupilId: pupil.pupilId, objectiveId: column.objectiveId }
  const { data } = useQuery(cellQueryOptions({ schoolId, ...cell, measureId: null }))
  const [observedOn, setObservedOn] = useState(seenOn)
  const lines = linesOfCell(cell, log)
  const history = historyOf(lines, { asOf: today })
  const people = new Map(data?.people.map(({ id, name }) => [id, name]))
  const then = lineInForce(lines, { asOf: observedOn })?.value ?? null
  const takenBack = new Set(history.filter(({ kind }) => kind === 'void').map(({ entry }) => entry.supersedes))

  return (
    <Dialog title={pupil.label} onClose={onClose}>
      <p className={styles.wording}>{column.wording}</p>
      <TextField
        label={t`Seen on`}
        type="date"
        max={today}
        value={observedOn}
        onChange={(event) => {
          if (event.target.value) setObservedOn(event.target.value as CalendarDate)
        }}
      />
      <DepthChoice
        scale={column.scale}
        current={then === null ? null : String(then)}
        onChoose={(value) => onMark(value, observedOn)}
      />
      <h3>
        <Trans>History</Trans>
      </h3>
      {history.length === 0 && (
        <p className={styles.quiet}>
          <Trans>Not assessed yet. Each mark will be kept here with its day and who made it.</Trans>
        </p>
      )}
      <ol className={styles.history}>
        {history
          .filter(({ kind }) => kind !== 'void')
          .map(({ entry, kind, status }) => {
            const code = entry.value === null ? undefined : codeOf(column.scale, String(entry.value))
            const day = formatDate(entry.observedOn, { today })
            const moment = entry.recordedAt.startsWith('9999') ? null : formatMoment(entry.recordedAt)
            const person = entry.recordedBy === accountId ? t`you` : (people.get(entry.recordedBy) ?? '')
            return (
              <li key={entry.id} className={styles.line} data-status={status}>
                <span className={styles.mark}>
                  {code ? (
                    <DepthMark code={code} whole />
                  ) : (
                    <span>{kind === 'clear' ? t`Cleared` : String(entry.value)}</span>
                  )}
                  {code && <span className="visually-hidden">{code.label}</span>}
                  {status === 'in-force' && <strong>{t`now`}</strong>}
                  {takenBack.has(entry.id) && <span>{t`taken back`}</span>}
                </span>
                <span className={styles.quiet}>
                  <Trans>seen {day}</Trans>
                  {', '}
                  {moment ? (
                    <Trans>
                      recorded {moment} by {person}
                    </Trans>
                  ) : (
                    <Trans>on its way</Trans>
                  )}
                </span>
                {(status === 'in-force' || status === 'earlier') && (
                  <Button look="quiet" onClick={() => onTakeBack(entry)}>
                    <Trans>Take back</Trans>
                  </Button>
                )}
              </li>
            )
          })}
      </ol>
    </Dialog>
  )
}
