import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { PupilMicrotracks, School } from '@track/api-contract'
import { compareCodeUnits } from '@track/kernel'
import {
  dialOf,
  type Microtrack,
  microtrackOf,
  type Publication,
  suggestDial,
  summaryOf,
  usualSize,
  whatWorked,
} from '@track/microtrack'
import { type ReactNode, useId, useMemo } from 'react'
import { paths } from '../../../app/paths'
import { formatDate, formatMoment } from '../../../lib/format-date'
import { buttonClass } from '../../../ui/button'
import { Page } from '../../../ui/page'
import { doneWords, standingWords } from '../note-words'
import { ChoiceDial } from './choice-dial'
import { PupilNote } from './pupil-note'
import styles from './pupil-notes-page.module.css'

/** A pupil's notes of the year: each with the way they took, what worked for them, check-ins, and how much they choose. */
export function PupilNotesPage({
  school,
  accountId,
  classId,
  pupilId,
  label,
  data,
}: {
  readonly school: School
  readonly accountId: string
  readonly classId: string
  readonly pupilId: string
  readonly label: string
  readonly data: PupilMicrotracks
}) {
  const { t } = useLingui()
  const { today } = school
  const notes = useMemo(
    () =>
      data.publications
        .map((publication) => {
          const log = data.acts.filter((act) => act.publicationId === publication.id)
          const note = microtrackOf(publication, log, { pupilId, before: data.before[publication.id] })
          return { publication, log, note }
        })
        .sort((a, b) => compareNewest(a.publication, b.publication)),
    [data, pupilId],
  )
  const all = notes.map(({ note }) => note)
  const size = usualSize(all)
  const ways = whatWorked(all)
  const suggestion = suggestDial(all, dialOf(data.dials, { pupilId, classId, on: today }))
  const checkIns = all.flatMap((note) => note.checkIns).sort((a, b) => compareCodeUnits(b.recordedAt, a.recordedAt))
  return (
    <Page
      title={t`Notes of ${label}`}
      actions={
        <Link to={paths.classNotes} params={{ schoolId: school.id, classId }} className={buttonClass()}>
          <Trans>Notes of the class</Trans>
        </Link>
      }
    >
      <div className={styles.columns}>
        <Part title={<Trans>Notes</Trans>}>
          {notes.length === 0 ? (
            <p className={styles.quiet}>
              <Trans>Every note this pupil is given will be here, with the way they took.</Trans>
            </p>
          ) : (
            <ul className={styles.notes}>
              {notes.map(({ publication, log, note }) => (
                <li key={publication.id}>
                  <p className={styles.quiet}>
                    <Days publication={publication} today={today} />
                  </p>
                  <h3>{note.outcome.text}</h3>
                  <p>{doneWords(note)}</p>
                  <Way note={note} />
                  <details>
                    <summary>
                      <Trans>The whole note</Trans>
                    </summary>
                    <PupilNote note={note} log={log} today={today} accountId={accountId} />
                  </details>
                </li>
              ))}
            </ul>
          )}
        </Part>
        <div className={styles.beside}>
          {size !== null && (
            <Part title={<Trans>Usual size</Trans>}>
              <p>
                <Plural
                  value={size}
                  one="Usually gets # thing done in a note."
                  other="Usually gets # things done in a note."
                />
              </p>
            </Part>
          )}
          <Part title={<Trans>What worked</Trans>}>
            {ways.length === 0 ? (
              <p className={styles.quiet}>
                <Trans>A way of working shows here once it was used three times.</Trans>
              </p>
            ) : (
              <ul className={styles.list}>
                {ways.map(({ kind, text, uses, criteria, gotIt }) => (
                  <li key={`${kind} ${text}`}>
                    {text}{' '}
                    <span className={styles.quiet}>
                      <Plural value={uses} one="used # time" other="used # times" />
                      {', '}
                      <Trans>
                        “got it” for {gotIt} of {criteria} criteria
                      </Trans>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Part>
          <ChoiceDial
            school={school}
            classId={classId}
            pupil={{ id: pupilId, label }}
            settings={data.dials}
            suggestion={suggestion}
          />
          <Part title={<Trans>Check-ins</Trans>}>
            {checkIns.length === 0 ? (
              <p className={styles.quiet}>
                <Trans>What is said midway through a lesson will be here.</Trans>
              </p>
            ) : (
              <ul className={styles.list}>
                {checkIns.map(({ standing, text, recordedAt }) => (
                  <li key={recordedAt}>
                    {standingWords(standing)}
                    {text && `, “${text}”`} <span className={styles.quiet}>{formatMoment(recordedAt)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Part>
        </div>
      </div>
    </Page>
  )
}

/** The pathway: each option taken, in the order of the note. */
function Way({ note }: { readonly note: Microtrack }) {
  const { t } = useLingui()
  const { waysTried } = summaryOf(note)
  if (waysTried.length === 0) return null
  const ways = waysTried.map(({ text, isFinished }) => (isFinished ? text : t`${text} (tried)`)).join(', ')
  return (
    <p>
      <Trans>Their way: {ways}</Trans>
    </p>
  )
}

function Days({ publication, today }: { readonly publication: Publication; readonly today: School['today'] }) {
  const [from, until] = [publication.startsOn, publication.endsOn].map((day) => formatDate(day, { today }))
  return from === until ? from : `${from} – ${until}`
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

function compareNewest(a: Publication, b: Publication): number {
  return compareCodeUnits(b.startsOn, a.startsOn) || compareCodeUnits(b.publishedAt, a.publishedAt)
}
