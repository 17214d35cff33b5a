import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { isBegun, type Publication, summaryOf } from '@track/microtrack'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import type { LessonPupil } from '../lesson-view'
import type { Deed } from '../use-acts'
import styles from './lesson-end.module.css'
import { ExitTicket } from './pupil-note'

/** The end of a lesson: what was accomplished, what the pupils say of it, and all notes closed or left open for tomorrow. */
export function LessonEnd({
  publication,
  pupils,
  record,
  onPupil,
}: {
  readonly publication: Publication
  readonly pupils: readonly LessonPupil[]
  readonly record: (deeds: readonly Deed[]) => void
  readonly onPupil: (pupilId: string) => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const [isClosing, setClosing] = useState(false)
  // Whoever never began has nothing to close: they were away, and the note stays as it was given to them.
  const open = pupils.filter(({ note }) => !note.isClosed && isBegun(note))
  const unwritten = open.filter(({ note }) => note.exit === null)
  const unparked = open.filter(({ note }) => !note.isParked)
  const tickets = pupils.filter(({ note }) => note.exit && !note.exit.skipped)
  const by = { publicationId: publication.id, by: 'teacher', via: 'screen' } as const
  const park = () => {
    record(unparked.map(({ pupilId }) => ({ ...by, pupilId, kind: 'park', parked: true })))
    show({ text: t`All notes hang on the wall` })
  }
  const close = () => {
    record(
      open.flatMap(({ pupilId, note }): Deed[] => [
        ...(note.exit === null ? [{ ...by, pupilId, kind: 'exit', helped: null, skipped: true } as const] : []),
        { ...by, pupilId, kind: 'close' },
      ]),
    )
    setClosing(false)
    show({ text: t`All notes are closed` })
  }
  return (
    <div className={styles.end}>
      <Part title={<Trans>What was accomplished</Trans>}>
        <Accomplished publication={publication} pupils={pupils} />
      </Part>
      <Part title={<Trans>For the next lesson</Trans>}>
        {open.length === 0 ? (
          <p>
            <Trans>All notes are closed. What is not done comes along to the next one.</Trans>
          </p>
        ) : (
          <>
            <p>
              <Trans>What is not done comes along to the next note, whether this one is closed or not.</Trans>
            </p>
            <Buttons>
              <Button look="primary" onClick={() => setClosing(true)}>
                <Trans>Close all notes</Trans>
              </Button>
              {unparked.length > 0 && (
                <Button onClick={park}>
                  <Trans>Hang all on the wall</Trans>
                </Button>
              )}
            </Buttons>
          </>
        )}
      </Part>
      <Part title={<Trans>Exit tickets</Trans>}>
        {tickets.length === 0 ? (
          <p className={styles.quiet}>
            <Trans>
              What pupils say of their lesson will be here: whether their choice helped, a success, and where they start
              next.
            </Trans>
          </p>
        ) : (
          <ul className={styles.tickets}>
            {tickets.map(({ pupilId, label, note }) => (
              <li key={pupilId}>
                <h3>
                  <Button look="quiet" onClick={() => onPupil(pupilId)}>
                    {label}
                  </Button>
                </h3>
                <ExitTicket exit={note.exit!} />
              </li>
            ))}
          </ul>
        )}
      </Part>
      {isClosing && (
        <Dialog title={t`Close all notes?`} onClose={() => setClosing(false)}>
          <p>
            <Plural value={open.length} one="# note is open." other="# notes are open." />{' '}
            {unwritten.length > 0 && (
              <Plural
                value={unwritten.length}
                one="# has no exit ticket: it is recorded as passed over by you. The pupil can still write it."
                other="# have no exit ticket: they are recorded as passed over by you. The pupils can still write them."
              />
            )}
          </p>
          <Buttons>
            <Button look="primary" data-first onClick={close}>
              <Trans>Close all notes</Trans>
            </Button>
            <Button onClick={() => setClosing(false)}>
              <Trans>Not yet</Trans>
            </Button>
          </Buttons>
        </Dialog>
      )}
    </div>
  )
}

/** The class in words: what was done and what pupils say they can do now. Nobody is named, nothing is ranked. */
function Accomplished({
  publication,
  pupils,
}: {
  readonly publication: Publication
  readonly pupils: readonly LessonPupil[]
}) {
  const summaries = pupils.map(({ note }) => summaryOf(note).tasksDone)
  const done = sum(summaries.flatMap(({ planned, own, movedOn }) => [...planned, ...own, ...movedOn]))
  const own = sum(summaries.flatMap((tasks) => tasks.own))
  const movedOn = summaries.filter((tasks) => tasks.movedOn.length > 0).length
  if (done === 0 && pupils.every(({ note }) => note.criteria.every(({ gauge }) => gauge === null)))
    return (
      <p className={styles.quiet}>
        <Trans>Nothing was ticked yet. What the class has done will be here.</Trans>
      </p>
    )
  return (
    <>
      <p>
        <Plural value={done} one="# thing was done" other="# things were done" />
        {own > 0 && (
          <>
            , <Plural value={own} one="# of them a pupil’s own" other="# of them the pupils’ own" />
          </>
        )}
        . {movedOn > 0 && <Plural value={movedOn} one="# pupil moved on to more." other="# pupils moved on to more." />}
      </p>
      <ul className={styles.criteria}>
        {publication.criteria.map(({ id, text }) => (
          <li key={id}>
            <span>{text}</span> <Gauges pupils={pupils} criterionId={id} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Gauges({ pupils, criterionId }: { readonly pupils: readonly LessonPupil[]; readonly criterionId: string }) {
  const { t } = useLingui()
  const count = (gauge: string) =>
    pupils.filter(({ note }) => note.criteria.some((one) => one.id === criterionId && one.gauge === gauge)).length
  const said = [
    { words: t`got it`, pupils: count('got-it') },
    { words: t`nearly`, pupils: count('nearly') },
    { words: t`not yet`, pupils: count('not-yet') },
  ].filter((gauge) => gauge.pupils > 0)
  return (
    <span className={styles.quiet}>
      {said.length === 0 ? (
        <Trans>Nobody has said yet.</Trans>
      ) : (
        said.map((gauge) => `${gauge.words}: ${gauge.pupils}`).join(' · ')
      )}
    </span>
  )
}

function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function sum(tasks: readonly { readonly done: number }[]): number {
  return tasks.reduce((total, { done }) => total + done, 0)
}
