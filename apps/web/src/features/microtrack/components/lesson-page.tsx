import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { type Lesson, mayDo, type School } from '@track/api-contract'
import { useEffect, useMemo, useRef } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useLiveLesson } from '../api/read-lesson'
import { type LessonPupil, layOutLesson } from '../lesson-view'
import { doneWords, nextWords } from '../note-words'
import { useActs } from '../use-acts'
import { type Answer, Attention, type Heard, Proposals } from './attention'
import { CheckIns } from './check-ins'
import { LessonEnd } from './lesson-end'
import { LessonNote } from './lesson-note'
import styles from './lesson-page.module.css'

export type LessonView = 'notes' | 'check-in' | 'end'

/** A lesson: everybody's notes as they stand, who waits for the teacher, and one pupil's note beside them. */
export function LessonPage({
  school,
  accountId,
  mayAdjustAlone,
  lesson,
  view,
  pupilId,
}: {
  readonly school: School
  readonly accountId: string
  readonly mayAdjustAlone: boolean
  readonly lesson: Lesson
  readonly view: LessonView
  readonly pupilId: string | undefined
}) {
  const { publication, classId, className } = lesson
  const { today } = school
  const navigate = useNavigate()
  const { isOutOfReach } = useLiveLesson(school.id, publication.id)
  const { waiting, kept, refused, isHeldUp, record, dismiss } = useActs(school.id, { accountId })
  const pupils = useMemo(() => layOutLesson(lesson, { waiting, kept }), [lesson, waiting, kept])
  const opened = pupils.find((pupil) => pupil.pupilId === pupilId)
  const params = { schoolId: school.id, classId, publicationId: publication.id }
  const goTo = (search: { readonly view?: 'check-in' | 'end'; readonly pupil?: string }) =>
    void navigate({ to: paths.lesson, params, search })

  // Who was looked at keeps the focus when their note is closed.
  const before = useRef(pupilId)
  useEffect(() => {
    if (pupilId === undefined && before.current !== undefined && view === 'notes')
      document.getElementById(rowId(before.current))?.focus()
    before.current = pupilId
  }, [pupilId, view])

  const by = { publicationId: publication.id, by: 'teacher', via: 'screen' } as const
  const onHeard: Heard = ({ pupilId: heard, about }) => record([{ ...by, pupilId: heard, kind: 'heard', about }])
  const onAnswer: Answer = (answered, proposalId, kind) => record([{ ...by, pupilId: answered, kind, proposalId }])
  const linkTo = (pupil: LessonPupil) => (
    <Link to={paths.lesson} params={params} search={{ pupil: pupil.pupilId }}>
      {pupil.label}
    </Link>
  )
  const [from, until] = [publication.startsOn, publication.endsOn].map((day) => formatDate(day, { today }))
  const mayRecord = mayDo(school.role, 'record')
  return (
    <Page
      title={publication.outcome}
      actions={
        view === 'notes' ? (
          <>
            {mayRecord && (
              <Link to={paths.lesson} params={params} search={{ view: 'check-in' }} className={buttonClass('primary')}>
                <Trans>Check in</Trans>
              </Link>
            )}
            <Link to={paths.wall} params={params} className={buttonClass()}>
              <Trans>Wall</Trans>
            </Link>
            {mayRecord && (
              <Link to={paths.lesson} params={params} search={{ view: 'end' }} className={buttonClass()}>
                <Trans>End of lesson</Trans>
              </Link>
            )}
            <Link to={paths.noteSheets} params={params} className={buttonClass()}>
              <Trans>Print notes</Trans>
            </Link>
            {mayRecord && (
              <Link to={paths.paperTicks} params={params} className={buttonClass()}>
                <Trans>Type in ticks</Trans>
              </Link>
            )}
          </>
        ) : (
          <Button onClick={() => goTo({})}>
            <Trans>Back to everybody</Trans>
          </Button>
        )
      }
    >
      <UnsavedChanges when={isHeldUp && waiting.length > 0} />
      <p className={styles.about}>
        <Link to={paths.classNotes} params={{ schoolId: school.id, classId }}>
          {className}
        </Link>
        <span>{from === until ? from : `${from} – ${until}`}</span>
        <span role="status">
          {isHeldUp && waiting.length > 0 ? (
            <Plural
              value={waiting.length}
              one="Track cannot be reached. # thing waits on this page: keep it open."
              other="Track cannot be reached. # things wait on this page: keep it open."
            />
          ) : (
            isOutOfReach && <Trans>Track cannot be reached. What pupils do shows again when it can.</Trans>
          )}
        </span>
      </p>
      {refused.length > 0 && (
        <Alert>
          <ul>
            {refused.map(({ act, message }) => (
              <li key={act.id}>
                {pupils.find((pupil) => pupil.pupilId === act.pupilId)?.label}: {message}
              </li>
            ))}
          </ul>
          <Button onClick={dismiss}>
            <Trans>I have read it</Trans>
          </Button>
        </Alert>
      )}
      {view === 'check-in' && (
        <CheckIns
          school={school}
          publicationId={publication.id}
          pupils={pupils}
          record={record}
          onDone={() => goTo({})}
        />
      )}
      {view === 'end' && (
        <LessonEnd publication={publication} pupils={pupils} record={record} onPupil={(pupil) => goTo({ pupil })} />
      )}
      {view === 'notes' && (
        <div className={styles.columns} data-opened={opened !== undefined || undefined}>
          <div className={styles.everybody}>
            <Attention pupils={pupils} linkTo={linkTo} onHeard={onHeard} />
            <Proposals pupils={pupils} today={today} linkTo={linkTo} onAnswer={onAnswer} />
            <section aria-labelledby="everybody">
              <h2 id="everybody" className="visually-hidden" data-resting tabIndex={-1}>
                <Trans>Everybody’s notes</Trans>
              </h2>
              <ul className={styles.list}>
                {pupils.map((pupil) => (
                  <PupilRow key={pupil.pupilId} pupil={pupil} params={params} isOpen={pupil === opened} />
                ))}
              </ul>
            </section>
          </div>
          {opened && (
            <LessonNote
              key={opened.pupilId}
              school={school}
              classId={classId}
              publicationId={publication.id}
              accountId={accountId}
              mayAdjustAlone={mayAdjustAlone}
              pupil={opened}
              record={record}
              onClose={() => goTo({})}
            />
          )}
        </div>
      )}
    </Page>
  )
}

/** A pupil in a line: what comes next, what is done. No line is marked for being short. */
function PupilRow({
  pupil: { pupilId, label, note },
  params,
  isOpen,
}: {
  readonly pupil: LessonPupil
  readonly params: { readonly schoolId: string; readonly classId: string; readonly publicationId: string }
  readonly isOpen: boolean
}) {
  const { t } = useLingui()
  const signs = [
    note.askedAt !== null && t`asked to talk`,
    note.readyAt !== null && t`ready to show`,
    note.isParked && t`on the wall`,
  ].filter((sign) => sign !== false)
  return (
    <li>
      <Link
        id={rowId(pupilId)}
        to={paths.lesson}
        params={params}
        search={{ pupil: pupilId }}
        className={styles.row}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span className={styles.name}>{label}</span>
        <span className={styles.next}>{nextWords(note)}</span>
        <span className={styles.done}>{doneWords(note)}</span>
        {signs.length > 0 && <span className={styles.signs}>{signs.join(' · ')}</span>}
      </Link>
    </li>
  )
}

function rowId(pupilId: string): string {
  return `pupil-${pupilId}`
}
