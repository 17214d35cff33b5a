import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import type { Act, Line, Microtrack } from '@track/microtrack'
import { Fragment, type ReactNode, useId } from 'react'
import { formatMoment } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { LineSymbol } from '../../../ui/line-symbol'
import { actWords, changeWords, doerWords, gaugeWords, helpedWords, standingWords } from '../note-words'
import styles from './pupil-note.module.css'

export interface PupilNoteProps {
  readonly note: Microtrack
  readonly log: readonly Act[]
  readonly today: CalendarDate
  /** Whose doing is "you". */
  readonly accountId: string
  readonly onTick?: ((line: Line, ticked: boolean) => void) | undefined
  readonly onSeen?: ((line: Line) => void) | undefined
  /** How deep its headings stand. */
  readonly heading?: 'h2' | 'h3'
}

/** A pupil's whole note as a teacher reads it: what was given out, what became of it, and who did what. */
export function PupilNote(props: PupilNoteProps) {
  const { note, log, today, accountId } = props
  const { lines, leftOff, moveOn, isMoveOnOpen, criteria, confidence, questions, checkIns, exit } = note
  const settled = note.adjustments.filter(({ status }) => status !== 'proposed')
  return (
    <div className={styles.note}>
      {note.outcome.original !== null && (
        <p>
          <strong>{note.outcome.text}</strong> <Original text={note.outcome.original} />
        </p>
      )}
      <Part {...props} title={<Trans>Success criteria</Trans>}>
        <ol className={styles.criteria}>
          {criteria.map(({ id, text, original, gauges }) => (
            <li key={id}>
              {text} <Original text={original} />
              {gauges.length > 0 && (
                <span className={styles.quiet}>
                  {gauges.map(({ gauge, recordedAt }, place) => (
                    <Fragment key={recordedAt}>
                      {place > 0 && ' → '}
                      <span title={formatMoment(recordedAt)}>{gaugeWords(gauge)}</span>
                    </Fragment>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ol>
      </Part>
      <Part {...props} title={<Trans>Tasks</Trans>}>
        {note.startNext && (
          <p className={styles.pinned}>
            <Trans>They start with: “{note.startNext}”</Trans>
          </p>
        )}
        <LineList {...props} lines={lines} />
      </Part>
      {moveOn.length > 0 && (
        <Part {...props} title={isMoveOnOpen ? <Trans>To move on to</Trans> : <Trans>To move on to, later</Trans>}>
          <LineList {...props} lines={moveOn} />
        </Part>
      )}
      {leftOff.length > 0 && (
        <Part {...props} title={<Trans>Left off the list</Trans>}>
          <ul className={styles.plain}>
            {leftOff.map(({ id, text, original }) => (
              <li key={id}>{original ?? text}</li>
            ))}
          </ul>
        </Part>
      )}
      {(confidence.before !== null || confidence.after !== null) && (
        <Part {...props} title={<Trans>“I can do this”</Trans>}>
          <p>
            {confidence.before !== null && <Trans>Before: {confidence.before} of 4</Trans>}
            {confidence.before !== null && confidence.after !== null && ' · '}
            {confidence.after !== null && <Trans>After: {confidence.after} of 4</Trans>}
          </p>
        </Part>
      )}
      {questions.length > 0 && (
        <Part {...props} title={<Trans>Questions</Trans>}>
          <dl className={styles.answers}>
            {questions.map(({ id, text, answers }) => (
              <div key={id}>
                <dt>{text}</dt>
                {answers.map((answer) => (
                  <dd key={answer.recordedAt}>“{answer.text}”</dd>
                ))}
              </div>
            ))}
          </dl>
        </Part>
      )}
      {checkIns.length > 0 && (
        <Part {...props} title={<Trans>Check-ins</Trans>}>
          <ul className={styles.plain}>
            {checkIns.map(({ standing, text, recordedAt }) => (
              <li key={recordedAt}>
                {standingWords(standing)}
                {text && `, “${text}”`} <span className={styles.quiet}>{formatMoment(recordedAt)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {settled.length > 0 && (
        <Part {...props} title={<Trans>Adjustments</Trans>}>
          <ul className={styles.plain}>
            {settled.map((adjustment) => (
              <li key={adjustment.id}>
                {changeWords(adjustment.change, { note, today }).about}
                {adjustment.text && `: ${adjustment.text}`}{' '}
                <span className={styles.quiet}>
                  <AdjustmentStatus status={adjustment.status} />, {formatMoment(adjustment.settledAt!)}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {exit && (
        <Part {...props} title={<Trans>Exit ticket</Trans>}>
          <ExitTicket exit={exit} />
        </Part>
      )}
      {log.length > 0 && (
        <details className={styles.log}>
          <summary>
            <Trans>Who did what, and when</Trans>
          </summary>
          <ol>
            {log.map((act) => (
              <li key={act.id}>
                <span className={styles.quiet}>{formatMoment(act.recordedAt)}</span>{' '}
                {doerWords(act.by, act.recordedBy === accountId)}
                {act.via === 'paper' && (
                  <>
                    {' '}
                    (<Trans>on paper</Trans>)
                  </>
                )}
                : {actWords(act, { note, today })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

/** The exit ticket in the pupil's own words. */
export function ExitTicket({ exit }: { readonly exit: NonNullable<Microtrack['exit']> }) {
  if (exit.skipped)
    return (
      <p className={styles.quiet}>
        <Trans>Passed over</Trans>
      </p>
    )
  return (
    <dl className={styles.ticket}>
      <div>
        <dt>
          <Trans>Did the choice help?</Trans>
        </dt>
        <dd>
          {helpedWords(exit.helped)}
          {exit.why && `: “${exit.why}”`}
        </dd>
      </div>
      {exit.success && (
        <div>
          <dt>
            <Trans>A success</Trans>
          </dt>
          <dd>“{exit.success}”</dd>
        </div>
      )}
      {exit.startNext && (
        <div>
          <dt>
            <Trans>Starts next with</Trans>
          </dt>
          <dd>“{exit.startNext}”</dd>
        </div>
      )}
    </dl>
  )
}

function LineList({ lines, ...props }: PupilNoteProps & { readonly lines: readonly Line[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <NoteLine {...props} line={line} />
        </li>
      ))}
    </ul>
  )
}

function NoteLine({
  line,
  note,
  log,
  accountId,
  onTick,
  onSeen,
}: Omit<PupilNoteProps, 'today'> & { readonly line: Line }) {
  const { t } = useLingui()
  const { text, isDone, choice, criterionIds, seenBy } = line
  const served = criterionIds
    .map((id) => note.criteria.findIndex((criterion) => criterion.id === id) + 1)
    .filter((place) => place > 0)
    .join(', ')
  const words = (
    <span className={styles.words}>
      {note.symbols && line.symbol && <LineSymbol name={line.symbol} />}
      <span className={isDone ? styles.done : undefined}>{text || t`(words erased)`}</span>
      {line.counts > 1 && (
        <span className={styles.quiet}>
          <Trans>
            {line.done} of {line.counts}
          </Trans>
        </span>
      )}
    </span>
  )
  return (
    <>
      <div className={styles.row}>
        {onTick ? (
          <Checkbox checked={isDone} onChange={({ target }) => onTick(line, target.checked)}>
            {words}
          </Checkbox>
        ) : (
          <p className={styles.read}>
            <span aria-hidden="true" className={styles.box} data-done={isDone || undefined} />
            {isDone && (
              <span className="visually-hidden">
                <Trans>Done:</Trans>
              </span>
            )}
            {words}
          </p>
        )}
        {onSeen && isDone && !seenBy.includes('teacher') && (
          <Button look="quiet" onClick={() => onSeen(line)} aria-label={t`Seen it: ${text}`}>
            <Trans>Seen it</Trans>
          </Button>
        )}
      </div>
      <p className={styles.facts}>
        <Facts
          facts={[
            line.original !== null && <Original key="original" text={line.original} />,
            served && t`for criterion ${served}`,
            line.getsMeReady && t`gets them ready`,
            line.from === 'own' && t`added by ${doerWords(line.createdBy)}`,
            line.from === 'carried' && t`from the note before`,
            line.doneBy &&
              line.doneBy !== 'pupil' &&
              t`ticked by ${doerWords(line.doneBy, isMine(log, line.id, accountId))}`,
            ...seenBy.map((by) => t`seen by ${doerWords(by)}`),
          ]}
        />
      </p>
      {choice && (
        <ul className={styles.ways}>
          {choice.options.map((option) => {
            const attempts = choice.attempts.filter(({ optionId }) => optionId === option.id)
            const isNow = choice.chosenIds.includes(option.id)
            const isFinished = attempts.some(({ doneAt }) => doneAt !== null)
            return (
              <li key={option.id} data-now={isNow || undefined}>
                {option.text}
                {option.partner && ` (${option.partner})`}{' '}
                <span className={styles.quiet}>
                  {isFinished ? t`finished` : isNow ? t`on it now` : attempts.length > 0 ? t`tried` : ''}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function Facts({ facts }: { readonly facts: readonly ReactNode[] }) {
  return facts.filter(Boolean).map((fact, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a line stand in one fixed order
    <Fragment key={place}>
      {place > 0 && ' · '}
      {fact}
    </Fragment>
  ))
}

/** What stood there first, readable beside what was agreed. */
function Original({ text }: { readonly text: string | null }) {
  return (
    text !== null && (
      <span className={styles.quiet}>
        (<Trans>first: “{text}”</Trans>)
      </span>
    )
  )
}

function AdjustmentStatus({ status }: Pick<Microtrack['adjustments'][number], 'status'>) {
  return {
    proposed: <Trans>proposed</Trans>,
    accepted: <Trans>agreed</Trans>,
    declined: <Trans>not now</Trans>,
    withdrawn: <Trans>taken back</Trans>,
    'by-teacher-alone': <Trans>by a teacher alone</Trans>,
  }[status]
}

function Part({
  title,
  heading: Heading = 'h3',
  children,
}: Pick<PupilNoteProps, 'heading'> & { readonly title: ReactNode; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  )
}

function isMine(log: readonly Act[], taskId: string, accountId: string): boolean {
  return log.findLast((act) => act.kind === 'tick' && act.taskId === taskId)?.recordedBy === accountId
}
