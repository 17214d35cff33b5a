import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ClassMarkbook } from '@track/api-contract'
import type { DepthCode } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { useChanges } from '../api/list-changes'
import { pastMarkbookQueryOptions, type WordsOf } from '../api/read-past-markbook'
import { lowerFirst } from '../lower-first'
import { type Column, depthsOf, layOut } from '../markbook-view'
import { useMarkbook } from '../use-markbook'
import { BookActions } from './book-actions'
import { DayBar } from './day-bar'
import { PupilChanges } from './pupil-changes'
import { PupilMarks } from './pupil-marks'
import styles from './pupil-page.module.css'
import { QuickList } from './quick-list'

/** One pupil in one subject: the objectives in order with quick entry, what changed between two days, and the marks. */
export function PupilPage({
  schoolId,
  accountId,
  subjectName,
  pupilId,
  markbook,
  since: firstSince,
  back,
  advice,
}: {
  readonly schoolId: string
  readonly accountId: string
  readonly subjectName: string
  readonly pupilId: string
  readonly markbook: ClassMarkbook
  readonly since: CalendarDate
  readonly back: ReactNode
  readonly advice: ReactNode
}) {
  const { t } = useLingui()
  const { classId, subjectId, asOf: today } = markbook
  useChanges({ schoolId, classId, subjectId }, markbook.cursor)
  const book = useMarkbook(markbook, { accountId })
  const { say, show, dismiss } = useNotices()
  const [day, setDay] = useState(today)
  const [since, setSince] = useState(firstSince)
  const [words, setWords] = useState<WordsOf>('then')
  const isPast = day !== today
  const { data: past } = useQuery({
    ...pastMarkbookQueryOptions({ schoolId, classId, subjectId, asOf: day, words }),
    enabled: isPast,
  })
  const shown = isPast ? past : markbook
  const view = useMemo(() => (isPast ? past && layOut(past) : book.view), [isPast, past, book.view])
  const depths = useMemo(
    () => (isPast ? depthsOf(book.log, { asOf: day }) : book.depths)[pupilId] ?? {},
    [isPast, day, book.log, book.depths, pupilId],
  )
  const pupil = view?.pupils.find((one) => one.pupilId === pupilId)
  const columns = pupil?.own?.columns ?? view?.columns ?? []
  const lines = useMemo(() => book.log.filter((line) => line.pupilId === pupilId), [book.log, pupilId])
  const label = markbook.pupils.find(({ id }) => id === pupilId)?.label ?? ''
  const programme = pupil?.own?.name ?? shown?.programme?.name

  const mark = ({ objectiveId, wording }: Column, code: DepthCode | null) => {
    const depth = code ? lowerFirst(code.label) : t`not assessed`
    const announcement = t`${lowerFirst(wording)}: ${depth}`
    const cell = { pupilId, objectiveId, value: code?.id ?? null }
    dismiss()
    say(book.write([cell], { announcement }) ? announcement : t`Nothing changed: ${announcement}`)
  }
  const undo = () => {
    const announcement = book.undo()
    if (announcement === undefined) say(t`Nothing to undo`)
    else show({ text: t`Undone: ${announcement}`, action: { label: t`Redo`, run: () => latest.current() } })
  }
  const redo = () => say(book.redo() ?? t`Nothing to redo`)
  const latest = useRef(redo)
  useEffect(() => {
    latest.current = redo
  })

  const title = t`${label}, ${subjectName}`
  const dayWords = formatDate(day, { today })
  const dayField = (name: string, value: CalendarDate, onDay: (next: CalendarDate) => void) => (
    <TextField
      label={name}
      type="date"
      max={today}
      value={value}
      onChange={({ target }) => {
        if (target.value && target.value <= today) onDay(target.value as CalendarDate)
      }}
    />
  )
  return (
    <Page
      title={title}
      actions={
        <BookActions
          schoolId={schoolId}
          accountId={accountId}
          classId={classId}
          book={book}
          today={today}
          back={back}
          onUndo={undo}
        />
      }
    >
      {programme && (
        <p className={styles.quiet}>
          <Trans>Programme: {programme}</Trans>
          {isPast && <>, {t`as it stood on ${dayWords}`}</>}
        </p>
      )}
      {advice}
      <DayBar>
        {dayField(t`Day`, day, setDay)}
        {isPast && (
          <LabelledSelect
            label={t`Names and words`}
            value={words}
            choices={[
              { value: 'then', label: t`as they were that day` },
              { value: 'now', label: t`as they are today` },
            ]}
            onChange={(next) => setWords(next === 'now' ? 'now' : 'then')}
          />
        )}
      </DayBar>
      {shown && pupil && (
        <div className={styles.columns}>
          <section className={styles.part}>
            <h2>
              <Trans>Objectives</Trans>
            </h2>
            {columns.length === 0 ? (
              <p>
                <Trans>The objectives that this pupil works on will be listed here.</Trans>
              </p>
            ) : (
              <>
                {!isPast && (
                  <p className={`${styles.quiet} no-print`}>
                    <Trans>A key or a tap marks a line; the same tap again makes it blank.</Trans>
                  </p>
                )}
                <QuickList
                  label={t`Objectives of ${label}`}
                  columns={columns}
                  depths={depths}
                  today={today}
                  {...(!isPast && { onMark: mark, onUndo: undo, onRedo: redo })}
                />
              </>
            )}
          </section>
          <div className={styles.beside}>
            <PupilChanges
              markbook={shown}
              columns={columns}
              lines={lines}
              pupilId={pupilId}
              from={since}
              to={day}
              today={today}
            >
              {dayField(t`Changed since`, since, setSince)}
            </PupilChanges>
            <PupilMarks markbook={shown} lines={lines} asOf={day} today={today} />
          </div>
        </div>
      )}
      {shown && !pupil && (
        <p>
          <Trans>This pupil is not in the class on that day.</Trans>
        </p>
      )}
    </Page>
  )
}
