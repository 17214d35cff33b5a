import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type MicrotrackTemplate, mayDo, type School } from '@track/api-contract'
import { useDeferredValue, useEffect, useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { templatesQueryOptions } from '../api/list-templates'
import styles from './template-finder.module.css'

/** So long a hand is still before the words are looked for. */
const STILL = 250

/** The school's templates, found by words of their outcome, title or unit; each opens to be finished and given out. */
export function TemplateFinder({ school, classId }: { readonly school: School; readonly classId: string }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(useWhenStill(typed.trim()))
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...templatesQueryOptions(school.id, words),
    placeholderData: keepPreviousData,
  })
  const templates = data?.pages.flatMap((page) => page.templates) ?? []
  const total = data?.pages[0]?.total ?? 0
  const mayWrite = mayDo(school.role, 'change-objectives')
  const importLink = mayWrite && (
    <Link
      to={paths.importTemplates}
      params={{ schoolId: school.id }}
      search={{ class: classId }}
      className={buttonClass()}
    >
      <Trans>Import outcomes</Trans>
    </Link>
  )
  return (
    <section className={styles.part} aria-labelledby="note-templates">
      <div className={styles.head}>
        <h2 id="note-templates">
          <Trans>Templates of the school</Trans>
        </h2>
        {importLink}
      </div>
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && total === 0 && words === '' ? (
        <p className={styles.quiet}>
          {mayWrite ? (
            <Trans>
              What your school prepares stays here, to be given out again. Outcomes and criteria of a scheme of work can
              be imported as a start.
            </Trans>
          ) : (
            <Trans>What your school prepares will be here, to be given out.</Trans>
          )}
        </p>
      ) : (
        <>
          <div className={styles.search}>
            <TextField
              type="search"
              label={t`Find by words`}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
            {data && (
              <p className={styles.quiet} role="status">
                <Plural value={total} one="# template" other="# templates" />
              </p>
            )}
          </div>
          <ul className={styles.list}>
            {templates.map((template) => (
              <TemplateLine key={template.id} school={school} classId={classId} kept={template} />
            ))}
          </ul>
          {hasNextPage && (
            <div>
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function TemplateLine({
  school,
  classId,
  kept: { id, title, unit, template, isDraft },
}: {
  readonly school: School
  readonly classId: string
  readonly kept: MicrotrackTemplate
}) {
  const { t } = useLingui()
  const [outcome] = template.outcomes
  const name = title ?? outcome ?? t`No outcome yet`
  const about = [unit, title === null ? null : outcome].filter(Boolean).join(' · ')
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link to={paths.noteTemplate} params={{ schoolId: school.id, classId, templateId: id }} className={styles.name}>
          {name}
        </Link>
        {about && <p className={styles.quiet}>{about}</p>}
      </div>
      <p className={styles.state}>
        {isDraft && template.criteria.length > 3 ? (
          <Trans>Choose two or three criteria</Trans>
        ) : isDraft ? (
          <Trans>To finish</Trans>
        ) : template.tasks.length === 0 ? (
          <Trans>No tasks yet</Trans>
        ) : (
          <Plural value={template.tasks.length} one="# task" other="# tasks" />
        )}
      </p>
    </li>
  )
}

function useWhenStill(value: string): string {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), STILL)
    return () => clearTimeout(timer)
  }, [value])
  return still
}
