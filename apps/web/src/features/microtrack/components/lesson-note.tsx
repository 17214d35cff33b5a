import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { useState } from 'react'
import { v7 } from 'uuid'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { Button, buttonClass } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { focusWhenShown } from '../../../ui/focus-when-shown'
import { FormDialog } from '../../../ui/form-dialog'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import type { LessonPupil } from '../lesson-view'
import { doneWords, nextWords } from '../note-words'
import type { Deed } from '../use-acts'
import { AdjustDialog } from './adjust-dialog'
import { type Answer, Attention, type Heard, Proposals } from './attention'
import styles from './lesson-note.module.css'
import { PupilNote } from './pupil-note'

/** One pupil's note in a lesson, with all that a teacher can do about it. */
export function LessonNote({
  school,
  classId,
  publicationId,
  accountId,
  mayAdjustAlone,
  pupil,
  record,
  onClose,
}: {
  readonly school: School
  readonly classId: string
  readonly publicationId: string
  readonly accountId: string
  readonly mayAdjustAlone: boolean
  readonly pupil: LessonPupil
  readonly record: (deeds: readonly Deed[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const [dialog, setDialog] = useState<'adjust' | 'question' | null>(null)
  const { pupilId, label, note, log } = pupil
  const { today } = school
  const by = { publicationId, pupilId, by: 'teacher', via: 'screen' } as const
  const onHeard: Heard = ({ about }) => record([{ ...by, kind: 'heard', about }])
  const onAnswer: Answer = (_, proposalId, kind) => record([{ ...by, kind, proposalId }])
  const dueWords = formatDate(note.endsOn, { today })
  return (
    <section className={styles.sheet} aria-labelledby="lesson-note">
      <div className={styles.head}>
        <h2 id="lesson-note" data-resting tabIndex={-1} ref={focusWhenShown}>
          {label}
        </h2>
        <Button onClick={onClose} className={styles.back}>
          <Icon name="left" />
          <Trans>Everybody</Trans>
        </Button>
      </div>
      <p>
        {doneWords(note) && `${doneWords(note)}. `}
        <Trans>
          Next: <strong>{nextWords(note)}</strong>
        </Trans>{' '}
        <span className={styles.quiet}>
          {note.isClosed ? <Trans>Closed.</Trans> : <Trans>Until {dueWords}.</Trans>}{' '}
          {note.isParked && <Trans>On the wall.</Trans>}{' '}
          {pupil.usualSize !== null && <Trans>Usually gets {pupil.usualSize} done.</Trans>}
        </span>
      </p>
      <Attention pupils={[pupil]} onHeard={onHeard} />
      <Proposals pupils={[pupil]} today={today} onAnswer={onAnswer} />
      <Buttons>
        <Button onClick={() => setDialog('question')}>
          <Trans>Ask a question</Trans>
        </Button>
        <Button onClick={() => setDialog('adjust')}>
          <Trans>Adjust</Trans>
        </Button>
        <Button aria-pressed={note.isParked} onClick={() => record([{ ...by, kind: 'park', parked: !note.isParked }])}>
          {note.isParked ? <Trans>Take it off the wall</Trans> : <Trans>Hang it on the wall</Trans>}
        </Button>
        <Link to={paths.pupilNotes} params={{ schoolId: school.id, classId, pupilId }} className={buttonClass('quiet')}>
          <Trans>All their notes</Trans>
        </Link>
      </Buttons>
      <PupilNote
        note={note}
        log={log}
        today={today}
        accountId={accountId}
        onTick={({ id, text }, ticked) => {
          record([{ ...by, kind: ticked ? 'tick' : 'untick', taskId: id }])
          say(ticked ? t`Ticked by you: ${text}` : t`Tick taken off: ${text}`)
        }}
        onSeen={({ id, text }) => {
          record([{ ...by, kind: 'acknowledge', taskId: id }])
          say(t`Seen: ${text}`)
        }}
      />
      {dialog === 'question' && (
        <FormDialog
          title={t`Ask ${label}`}
          verb={t`Ask`}
          error={null}
          waiting={false}
          onClose={() => setDialog(null)}
          onSubmit={(textOf) => {
            record([{ ...by, kind: 'question', questionId: v7(), words: { text: textOf('question') } }])
            say(t`Asked`)
            setDialog(null)
          }}
        >
          <TextField
            data-first
            name="question"
            label={t`Question`}
            hint={t`One that helps them see whether their way works. It stands on their note until they answer.`}
            required
            maxLength={300}
            autoComplete="off"
          />
        </FormDialog>
      )}
      {dialog === 'adjust' && (
        <AdjustDialog
          note={note}
          label={label}
          mayAdjustAlone={mayAdjustAlone}
          onClose={() => setDialog(null)}
          onDone={({ change, text, isAlone }) => {
            const words = text === undefined ? {} : { words: { text } }
            record([{ ...by, kind: isAlone ? 'adjust' : 'propose', proposalId: v7(), change, ...words }])
            say(isAlone ? t`Adjusted` : t`Proposed: ${label} says yes or no`)
            setDialog(null)
          }}
        />
      )}
    </section>
  )
}
