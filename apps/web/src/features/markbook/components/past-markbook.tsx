import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { useMemo, useState } from 'react'
import { download } from '../../../lib/download'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Buttons, Page } from '../../../ui/page'
import { pastMarkbookQueryOptions, type WordsOf } from '../api/read-past-markbook'
import { markbookCsv } from '../markbook-csv'
import { depthsOf, layOut } from '../markbook-view'
import { DayBar } from './day-bar'
import styles from './past-markbook.module.css'
import { PrintTable } from './print-table'

/** The markbook as it stood on a day, in the words of that day or of today: to look at, print and take along. */
export default function PastMarkbook({
  schoolId,
  classId,
  subjectId,
  subjectName,
  today,
  day: openedAt,
  onRecord,
  onClose,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly subjectId: string
  readonly subjectName: string
  readonly today: CalendarDate
  /** The day to begin at. */
  readonly day: CalendarDate
  readonly onRecord: (day: CalendarDate) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [asOf, setAsOf] = useState(openedAt)
  const [words, setWords] = useState<WordsOf>('then')
  const { data: markbook, error } = useQuery(pastMarkbookQueryOptions({ schoolId, classId, subjectId, asOf, words }))
  const view = useMemo(() => markbook && layOut(markbook), [markbook])
  const depths = useMemo(() => (markbook ? depthsOf(markbook.entries, { asOf: markbook.asOf }) : {}), [markbook])
  const day = formatDate(markbook?.asOf ?? asOf, { today })
  const title = markbook ? t`${markbook.className}, ${subjectName}: ${day}` : t`${subjectName}: ${day}`

  return (
    <Page
      title={title}
      actions={
        <span className="no-print">
          <Buttons>
            <Button onClick={onClose}>
              <Trans>Back to marking</Trans>
            </Button>
            <Button
              disabled={!view}
              onClick={() =>
                view &&
                download(markbookCsv(view, { depths, pupil: t`Pupil` }), {
                  name: `${title}.csv`,
                  type: 'text/csv;charset=utf-8',
                })
              }
            >
              <Trans>Export CSV</Trans>
            </Button>
            <Button look="primary" onClick={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
          </Buttons>
        </span>
      }
    >
      <DayBar>
        <TextField
          label={t`Day`}
          type="date"
          max={today}
          value={asOf}
          onChange={({ target }) => {
            if (target.value && target.value <= today) setAsOf(target.value as CalendarDate)
          }}
        />
        <LabelledSelect
          label={t`Names and words`}
          value={words}
          choices={[
            { value: 'then', label: t`as they were that day` },
            { value: 'now', label: t`as they are today` },
          ]}
          onChange={(next) => setWords(next === 'now' ? 'now' : 'then')}
        />
        <Button onClick={() => onRecord(asOf)}>
          <Trans>Record what you saw on this day</Trans>
        </Button>
      </DayBar>
      {error && <p role="alert">{problemWords(error)}</p>}
      {view && markbook && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
        <section className={styles.holder} aria-label={title} tabIndex={0}>
          <PrintTable caption={title} view={view} depths={depths} onScreen />
        </section>
      )}
    </Page>
  )
}
