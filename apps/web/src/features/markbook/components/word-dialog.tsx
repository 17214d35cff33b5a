import { Trans, useLingui } from '@lingui/react/macro'
import { readMark, reasonText } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Entry, historyOf } from '@track/markbook'
import { type FormEvent, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import type { WordCell, WordsView } from '../words-view'
import styles from './cell-dialog.module.css'
import { DepthChoice } from './depth-choice'
import wordStyles from './words-grid.module.css'

/** One pupil and one column: the suggestion and its reasons, the words to choose from or a mark to write, and what was said before. */
export function WordDialog({
  cell,
  names,
  log,
  today,
  onSay,
  onClose,
}: {
  readonly cell: WordCell
  readonly names: WordsView['names']
  readonly log: readonly Entry[]
  readonly today: CalendarDate
  readonly onSay: (value: string | number | null, observedOn: CalendarDate) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { pupilId, measure, set, value, suggestion } = cell
  const [observedOn, setObservedOn] = useState(today)
  const [problem, setProblem] = useState<string>()
  const suggested = set?.descriptors.find(({ id }) => id === suggestion?.descriptorId)
  const history = historyOf(
    log.filter((line) => line.pupilId === pupilId && line.measureId === measure.id && line.track === 'teacher'),
    { asOf: today },
  ).filter(({ kind }) => kind !== 'void')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reading = readMark(measure, String(new FormData(event.currentTarget).get('mark') ?? ''))
    if ('issue' in reading) setProblem(reading.issue.message)
    else onSay(reading.value, observedOn)
  }
  return (
    <Dialog title={cell.label} onClose={onClose}>
      <p className={styles.wording}>{measure.name}</p>
      <TextField
        label={t`Said on`}
        type="date"
        max={today}
        value={observedOn}
        onChange={({ target }) => {
          if (target.value) setObservedOn(target.value as CalendarDate)
        }}
      />
      {suggested && suggestion && (
        <section className={wordStyles.suggested}>
          <p>
            <Trans>The school’s rule suggests</Trans> <strong>{suggested.label}</strong>
          </p>
          <ul>
            {suggestion.reasons.map((reason) => (
              <li key={reasonText(reason, names)}>{reasonText(reason, names)}</li>
            ))}
          </ul>
          <Button look="primary" data-first onClick={() => onSay(suggested.id, observedOn)}>
            <Trans>Record {suggested.label}</Trans>
          </Button>
        </section>
      )}
      {set ? (
        <>
          {set.descriptors.some(({ description }) => description) && (
            <dl className={styles.quiet}>
              {set.descriptors.map(({ id, label, description }) => (
                <div key={id}>
                  <strong>{label}</strong> {description}
                </div>
              ))}
            </dl>
          )}
          <DepthChoice
            scale={{ codes: set.descriptors }}
            label={measure.name}
            current={value === null ? null : String(value)}
            onChoose={(next) => onSay(next, observedOn)}
          />
        </>
      ) : (
        <form className={wordStyles.form} onSubmit={submit}>
          <TextField
            label={t`Mark`}
            name="mark"
            data-first
            autoComplete="off"
            defaultValue={value ?? ''}
            hint={measure.codes.length > 0 ? t`A number, or one of ${measure.codes.join(', ')}` : t`A number`}
            error={problem}
          />
          <Button type="submit" look="primary">
            <Trans>Record</Trans>
          </Button>
        </form>
      )}
      {history.length > 0 && (
        <>
          <h3>
            <Trans>History</Trans>
          </h3>
          <ol className={styles.history}>
            {history.map(({ entry, status }) => {
              const word = set?.descriptors.find(({ id }) => id === entry.value)
              return (
                <li key={entry.id} className={styles.line} data-status={status}>
                  <span className={styles.mark}>
                    {word ? <DepthMark code={word} whole /> : (entry.value ?? t`Cleared`)}
                    {word && <span className="visually-hidden">{word.label}</span>}
                    {status === 'in-force' && <strong>{t`now`}</strong>}
                  </span>
                  <span className={styles.quiet}>{formatDate(entry.observedOn, { today })}</span>
                </li>
              )
            })}
          </ol>
        </>
      )}
    </Dialog>
  )
}
