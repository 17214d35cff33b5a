import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { type ConcurrentCell, type Entry, lineInForce, type NewEntry } from '@track/markbook'
import { v7 as newId } from 'uuid'
import { formatMoment } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { Dialog } from '../../../ui/dialog'
import { cellQueryOptions } from '../api/read-cell'
import type { EntryQueue } from '../entry-sender'
import { allColumns, linesOfCell } from '../markbook-view'
import { useEntryQueue, useEntrySender } from '../use-entries'
import type { Markbook } from '../use-markbook'
import styles from './tray.module.css'

export interface TrayProps {
  readonly schoolId: string
  readonly accountId: string
  readonly classId: string
  readonly book: Markbook
  readonly today: CalendarDate
  readonly concurrent: readonly ConcurrentCell[]
  readonly onClose: () => void
}

/** What needs a person: marks made in one cell by two who could not see each other's, and marks that the server refused. */
export default function Tray(props: TrayProps) {
  const { t } = useLingui()
  const { refused } = useEntryQueue()
  const { concurrent, onClose } = props
  return (
    <Dialog title={t`Needs attention`} onClose={onClose}>
      {concurrent.length === 0 && refused.length === 0 && (
        <p>
          <Trans>Nothing any more.</Trans>
        </p>
      )}
      {concurrent.length > 0 && (
        <section className={styles.part}>
          <h3>
            <Trans>Marked twice at the same time</Trans>
          </h3>
          <p>
            <Trans>Both marks are in the history. Choose the one that stands.</Trans>
          </p>
          <ul className={styles.list}>
            {concurrent.map((cell) => (
              <Concurrent key={`${cell.pupilId} ${cell.objectiveId ?? cell.measureId}`} {...props} cell={cell} />
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section className={styles.part}>
          <h3>
            <Trans>Not kept by the server</Trans>
          </h3>
          <p>
            <Trans>These marks are not in the markbook. They stay here until you have decided.</Trans>
          </p>
          <ul className={styles.list}>
            {refused.map((line) => (
              <Refused key={line.entry.id} {...props} line={line} />
            ))}
          </ul>
        </section>
      )}
      <div>
        <Button look="primary" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </Dialog>
  )
}

function Concurrent({ schoolId, accountId, book, cell }: TrayProps & { readonly cell: ConcurrentCell }) {
  const { t } = useLingui()
  const { data } = useQuery(cellQueryOptions({ schoolId, ...cell }))
  const names = new Map(data?.people.map(({ id, name }) => [id, name]))
  const { who, what, code: codeOf } = wordsOf(cell, book)
  return (
    <li className={styles.item}>
      <p>
        <strong>{who ?? t`A pupil of another class`}</strong>
        <br />
        {what}
      </p>
      <ul className={styles.marks}>
        {cell.marks.map((mark) => {
          const code = codeOf(mark.value)
          const depth =
            code?.label ??
            (mark.value !== null ? String(mark.value) : cell.objectiveId === null ? t`blank` : t`not assessed`)
          const person =
            mark.recordedBy === accountId ? t`you` : (names.get(mark.recordedBy) ?? t`another member of staff`)
          const moment = mark.recordedAt.startsWith('9999') ? t`on its way` : formatMoment(mark.recordedAt)
          return (
            <li key={mark.id} className={styles.mark}>
              {code && <DepthMark code={code} />}
              <span className={styles.words}>
                {depth}
                <span className={styles.quiet}>
                  {person}, {moment}
                </span>
              </span>
              <Button onClick={() => book.keep(mark)} aria-label={t`Keep ${depth}, by ${person}`}>
                <Trans>Keep {depth}</Trans>
              </Button>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

function Refused({ book, classId, today, line }: TrayProps & { readonly line: EntryQueue['refused'][number] }) {
  const { t } = useLingui()
  const sender = useEntrySender()
  const { entry, reason } = line
  const { who, what, code: codeOf } = wordsOf(entry, book)
  const code = codeOf(entry.value)
  const takesBack = entry.supersedes !== undefined && entry.value === null
  const depth = takesBack
    ? t`taking a mark back`
    : (code?.label ?? (entry.value === null ? t`not assessed` : entry.objectiveId === null ? String(entry.value) : ''))
  const name = who ?? t`A pupil of another class`
  const again = () => sender.decide(entry.id, { classId: line.classId, entry: writtenAgain(entry, book, today) })
  return (
    <li className={styles.item}>
      <p>
        <strong>{name}</strong>
        {depth && `: ${depth}`}
        <br />
        {what}
      </p>
      <p className={styles.reason}>{reason}</p>
      <div className={styles.buttons}>
        <Button onClick={() => void again()} aria-label={t`Write again: ${name}`}>
          <Trans>Write again</Trans>
        </Button>
        <Button onClick={() => void sender.decide(entry.id)} aria-label={t`Put aside: ${name}`}>
          <Trans>Put aside</Trans>
        </Button>
      </div>
      {line.classId !== classId && (
        <p className={styles.quiet}>
          <Trans>It was written in another class.</Trans>
        </p>
      )}
    </li>
  )
}

/** The same mark as a new line upon what is in the cell now; a day that was in the future by a wrong clock becomes today. */
function writtenAgain({ basis: _, ...entry }: NewEntry, book: Markbook, today: CalendarDate): NewEntry {
  const { pupilId, objectiveId } = entry
  const isHere = book.view.pupils.some((pupil) => pupil.pupilId === pupilId)
  const observedOn = entry.observedOn > today ? today : entry.observedOn
  const line = { ...entry, id: newId(), observedOn }
  if (!isHere || objectiveId === null || entry.supersedes !== undefined) return line
  const head = lineInForce(linesOfCell({ pupilId, objectiveId }, book.log), { asOf: today })
  return { ...line, basis: head?.id ?? null }
}

/** Whose mark in what, and the words that it may be: an objective's depths or a column's. */
function wordsOf(
  {
    pupilId,
    objectiveId,
    measureId = null,
  }: { readonly pupilId: string; readonly objectiveId: string | null; readonly measureId?: string | null },
  { view, measures, sets }: Markbook,
) {
  const pupil = view.pupils.find((one) => one.pupilId === pupilId)
  const column = allColumns(view).find((one) => one.objectiveId === objectiveId)
  const measure = measures.find(({ id }) => id === measureId)
  const codes = column ? column.scale.codes : measure ? sets.flatMap(({ descriptors }) => descriptors) : []
  return {
    who: pupil?.label,
    what: column?.wording ?? measure?.name,
    code: (value: Entry['value']) => codes.find(({ id }) => id === value),
  }
}
