import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { mayDo, type PublicationList, type School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useEffect, useId, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { remember } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Select } from '../../../ui/field'
import { Page } from '../../../ui/page'
import { publicationsQueryOptions } from '../api/list-publications'
import styles from './class-notes-page.module.css'
import { TemplateFinder } from './template-finder'

type Given = PublicationList['publications'][number]

/** How often those who have begun are counted again while the page is open. */
const AGAIN = 15_000
/** How many earlier notes are shown before more are asked for. */
const EARLIER = 5

/** The notes of a class: those of today, those before and to come, and what a new one can start from. */
export function ClassNotesPage({ school, classId }: { readonly school: School; readonly classId: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { today } = school
  const group = school.classes.find(({ id }) => id === classId)
  const { data: publications, error } = useQuery({
    ...publicationsQueryOptions(school.id, classId),
    staleTime: 0,
    refetchInterval: AGAIN,
  })
  useEffect(() => {
    if (group) remember('class', group.id)
  }, [group])

  const mayWrite = mayDo(school.role, 'change-objectives')
  const className = group?.name ?? ''
  const now = publications?.filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? []
  const later = publications?.filter(({ startsOn }) => startsOn > today) ?? []
  const earlier = publications?.filter(({ endsOn }) => endsOn < today) ?? []
  const params = { schoolId: school.id, classId }
  return (
    <Page
      title={t`Notes of ${className}`}
      actions={
        <>
          {mayWrite && (
            <Link to={paths.noteTemplate} params={{ ...params, templateId: 'new' }} className={buttonClass('primary')}>
              <Trans>New note</Trans>
            </Link>
          )}
          <Link to={paths.pupilKeys} params={params} className={buttonClass()}>
            <Trans>How pupils get in</Trans>
          </Link>
          {school.classes.length > 1 && (
            <Select
              label={t`Class`}
              value={classId}
              choices={[...school.classes]
                .sort((a, b) => Number(b.mine) - Number(a.mine))
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) =>
                void navigate({ to: paths.classNotes, params: { schoolId: school.id, classId: next } })
              }
            />
          )}
        </>
      }
    >
      {error && !publications && <Alert>{problemWords(error)}</Alert>}
      {publications && (
        <>
          <section className={styles.part} aria-labelledby="notes-today">
            <h2 id="notes-today">
              <Trans>Today</Trans>
            </h2>
            {now.length > 0 ? (
              <ul className={styles.now}>
                {now.map((given) => (
                  <TodaysNote key={given.id} school={school} classId={classId} given={given} />
                ))}
              </ul>
            ) : (
              <p className={styles.quiet}>
                {publications.length === 0 ? (
                  <Trans>
                    A note is a pupil’s own list for the day: one outcome, two or three success criteria, and the tasks
                    that lead there. Today’s will be here, with who has begun.
                  </Trans>
                ) : (
                  <Trans>Nothing was given out for today.</Trans>
                )}{' '}
                {mayWrite ? (
                  <Trans>Write a new note, or start from a template below.</Trans>
                ) : (
                  <Trans>A template below can be given out.</Trans>
                )}
              </p>
            )}
          </section>
          <GivenList title={t`To come`} school={school} classId={classId} given={later} />
          <GivenList title={t`Earlier`} school={school} classId={classId} given={earlier} />
        </>
      )}
      <TemplateFinder school={school} classId={classId} />
    </Page>
  )
}

/** A note of today: the way to its lesson, and how many have begun. */
function TodaysNote({ school, classId, given }: NoteProps) {
  const { begunCount: begun, pupilCount } = given
  return (
    <li className={styles.card}>
      <Link
        to={paths.lesson}
        params={{ schoolId: school.id, classId, publicationId: given.id }}
        className={styles.outcome}
      >
        {given.outcome}
      </Link>
      <p>
        <strong>
          <Trans>
            {begun} of {pupilCount} have begun
          </Trans>
        </strong>{' '}
        <span className={styles.quiet}>
          <Days given={given} today={school.today} />
        </span>
      </p>
    </li>
  )
}

interface NoteProps {
  readonly school: School
  readonly classId: string
  readonly given: Given
}

function GivenList({
  title,
  school,
  classId,
  given,
}: Omit<NoteProps, 'given'> & { readonly title: string; readonly given: readonly Given[] }) {
  const [all, setAll] = useState(false)
  const id = useId()
  if (given.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.list}>
        {(all ? given : given.slice(0, EARLIER)).map((each) => (
          <li key={each.id} className={styles.row}>
            <Link
              to={paths.lesson}
              params={{ schoolId: school.id, classId, publicationId: each.id }}
              className={styles.name}
            >
              {each.outcome}
            </Link>
            <span className={styles.quiet}>
              <Days given={each} today={school.today} />,{' '}
              <Plural value={each.pupilCount} one="# pupil" other="# pupils" />
            </span>
          </li>
        ))}
      </ul>
      {!all && given.length > EARLIER && (
        <div>
          <Button onClick={() => setAll(true)}>
            <Trans>Show all {given.length}</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}

function Days({ given: { startsOn, endsOn }, today }: { readonly given: Given; readonly today: CalendarDate }) {
  const [from, until] = [startsOn, endsOn].map((day) => formatDate(day, { today }))
  return startsOn === endsOn ? from : `${from} – ${until}`
}
