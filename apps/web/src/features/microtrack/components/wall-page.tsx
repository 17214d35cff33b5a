import { Trans, useLingui } from '@lingui/react/macro'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Lesson, School } from '@track/api-contract'
import { wallOf } from '@track/microtrack'
import { useEffect, useMemo, useRef } from 'react'
import { paths } from '../../../app/paths'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { Button, buttonClass } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { useLiveLesson } from '../api/read-lesson'
import { firstNames } from '../first-names'
import { layOutLesson } from '../lesson-view'
import styles from './wall-page.module.css'

const NOTHING = { waiting: [], kept: [] }

/** The wall of a class, to be read from the carpet: first names and what comes next, and nothing else about anybody. */
export function WallPage({
  school,
  lesson,
  tableIds,
}: {
  readonly school: School
  readonly lesson: Lesson
  readonly tableIds: readonly string[]
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { publication, classId } = lesson
  useLiveLesson(school.id, publication.id)
  const pupils = useMemo(() => layOutLesson(lesson, NOTHING), [lesson])
  const { data: known = [] } = useQuery(pupilsQueryOptions({ schoolId: school.id, groupId: classId }))
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const members = useQueries({
    queries: tableIds.map((groupId) => pupilsQueryOptions({ schoolId: school.id, groupId })),
  })
  const wall = useRef<HTMLDivElement>(null)

  const named = new Map(known.map((pupil) => [pupil.id, pupil]))
  const names = firstNames(pupils.map(({ pupilId, label }) => named.get(pupilId) ?? { id: pupilId, label }))
  const tables = tableIds.map((groupId, place) => ({
    table: groups.find(({ id }) => id === groupId)?.name ?? '',
    pupilIds: members[place]?.data?.map(({ id }) => id) ?? [],
  }))
  const everybody = { table: '', pupilIds: pupils.map(({ pupilId }) => pupilId) }
  const notes = wallOf(
    pupils.map(({ note }) => note),
    { tables: [...tables, everybody] },
  )
  const notesOf = new Map(pupils.map(({ pupilId, note }) => [pupilId, note]))

  useEffect(() => {
    document.title = `${t`Wall`} · Track`
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
      event.preventDefault()
      void switchFullScreen(wall.current)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [t])

  // Only groups that a teacher made for a purpose can be tables; never what a group says about its pupils elsewhere.
  const adHoc = groups.filter(({ kind, pupils: size }) => kind === 'ad-hoc' && size > 0)
  const params = { schoolId: school.id, classId, publicationId: publication.id }
  const choose = (id: string, isChosen: boolean) => {
    const chosen = isChosen ? [...tableIds, id] : tableIds.filter((each) => each !== id)
    void navigate({ to: paths.wall, params, search: chosen.length > 0 ? { tables: chosen } : {}, replace: true })
  }
  return (
    <div className={styles.wall} ref={wall}>
      <div className={styles.head}>
        <h1>{publication.outcome}</h1>
        <div className={styles.actions}>
          <Button onClick={() => void switchFullScreen(wall.current)} aria-keyshortcuts="f">
            <Trans>Full screen</Trans>
          </Button>
          <Link to={paths.lesson} params={params} className={buttonClass()}>
            <Icon name="left" />
            <Trans>Back to the lesson</Trans>
          </Link>
        </div>
      </div>
      {notes.map(({ table, notes: hanging }, place) => (
        <section key={table ?? place} className={styles.table} aria-label={table || t`Notes`}>
          {table && <h2>{table}</h2>}
          <ul className={styles.notes}>
            {hanging.map(({ pupilId, next }) => {
              const { isParked, next: step } = notesOf.get(pupilId)!
              return (
                <li key={pupilId} className={styles.note} data-parked={isParked || undefined}>
                  <h3>
                    {names.get(pupilId)}
                    {isParked && (
                      <span className="visually-hidden">
                        {' '}
                        <Trans>(parked here)</Trans>
                      </span>
                    )}
                  </h3>
                  <p>
                    {next ?? (step.kind === 'show' ? t`Show what I can do` : step.kind === 'reflect' && t`Look back`)}
                  </p>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {adHoc.length > 0 && (
        <details className={styles.tables}>
          <summary>
            <Trans>Hang them by table</Trans>
          </summary>
          <p>
            <Trans>Only groups that are tables: their names are on the wall for all to read.</Trans>
          </p>
          <div className={styles.choices}>
            {adHoc.map(({ id, name }) => (
              <Checkbox key={id} checked={tableIds.includes(id)} onChange={({ target }) => choose(id, target.checked)}>
                {name}
              </Checkbox>
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

async function switchFullScreen(element: HTMLElement | null): Promise<void> {
  // A browser may not let it: then the page stays as it is.
  await (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen())?.catch(() => undefined)
}
