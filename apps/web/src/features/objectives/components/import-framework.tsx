import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FrameworkImportResult, School } from '@track/api-contract'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { refreshSchool } from '../../../lib/refresh-school'
import { remembered } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Counts } from '../../../ui/import/counts'
import { FileChoice, TABLES_AND_SETS } from '../../../ui/import/file-choice'
import type { ImportFile } from '../../../ui/import/import-sheet'
import sheet from '../../../ui/import/import-sheet.module.css'
import { IssueList } from '../../../ui/import/issue-list'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Bar, Buttons } from '../../../ui/page'
import { importFramework } from '../api/import-framework'
import { objectivesQueryOptions } from '../api/list-objectives'
import { useUndoImport } from '../api/undo-import'
import { AddSubjectDialog } from './add-dialogs'
import { TreePreview } from './tree-preview'

/** A whole set of objectives in one file: what it is, what would happen, and the button. One undo takes all of it back. */
export function ImportFramework({
  school,
  file,
  fileId,
  about,
  onChoose,
  onAgain,
}: {
  readonly school: School
  readonly file: ImportFile
  /** Tells two files of one name apart. */
  readonly fileId: string
  readonly about: ReactNode
  readonly onChoose: (file: ImportFile) => void
  readonly onAgain: () => void
}) {
  const { t } = useLingui()
  const { say, show } = useNotices()
  const queryClient = useQueryClient()
  const { subjects } = school
  const [chosenSubject, setChosenSubject] = useState(
    () => subjects.find(({ id }) => id === remembered('subject'))?.id ?? subjects[0]?.id ?? '',
  )
  const [frameworkId, setFrameworkId] = useState('')
  const [adding, setAdding] = useState(false)
  const subjectId = subjects.some(({ id }) => id === chosenSubject) ? chosenSubject : (subjects[0]?.id ?? '')
  const { data: lists } = useQuery({ ...objectivesQueryOptions(school.id, subjectId), enabled: subjectId !== '' })
  const query = { subjectId, ...(frameworkId && { frameworkId }) }
  const tried = useQuery({
    queryKey: ['import-framework', fileId, query],
    queryFn: ({ signal }) =>
      importFramework(school.id, file.blob, { ...query, dryRun: 'true', onIssues: 'keep-valid' }, signal),
    enabled: subjectId !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const imported = useMutation({
    mutationFn: () => importFramework(school.id, file.blob, { ...query, dryRun: 'false', onIssues: 'keep-valid' }),
    onSuccess: () => void refreshSchool(queryClient, school.id),
  })
  const undo = useUndoImport(school.id)
  const takeBack = (importId: string) =>
    undo.mutate(importId, {
      onSuccess: () => {
        show({ text: t`Taken back: what this import wrote is gone` })
        onAgain()
      },
    })
  const result = tried.data
  const waiting = tried.isFetching
  const summary =
    result && !waiting
      ? [t`${result.created} new`, t`${result.updated} changed`, t`${result.unchanged} the same as now`].join(', ')
      : undefined
  useEffect(() => {
    if (summary) say(summary)
  }, [summary, say])

  if (imported.data)
    return (
      <Imported
        school={school}
        result={imported.data}
        subjectId={subjectId}
        error={undo.error}
        onAgain={onAgain}
        onUndo={imported.data.importId === undefined ? undefined : () => takeBack(imported.data!.importId!)}
      />
    )
  return (
    <div className={sheet.sheet}>
      <section className={sheet.part}>
        <FileChoice name={file.name} accept={TABLES_AND_SETS} onChoose={(name, blob) => onChoose({ name, blob })}>
          {about}
        </FileChoice>
        {subjectId === '' ? (
          <>
            <p>
              <Trans>A set belongs to a subject, and the school has none yet.</Trans>
            </p>
            <Buttons>
              <Button look="primary" onClick={() => setAdding(true)}>
                <Trans>Add the first subject</Trans>
              </Button>
            </Buttons>
          </>
        ) : (
          <Bar>
            <LabelledSelect
              label={t`Subject`}
              value={subjectId}
              choices={subjects.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) => {
                setFrameworkId('')
                setChosenSubject(next)
              }}
            />
            <LabelledSelect
              label={t`Read into`}
              value={frameworkId}
              choices={[
                { value: '', label: t`Its own list, found again or new` },
                ...(lists?.frameworks ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setFrameworkId}
            />
          </Bar>
        )}
        {tried.error && !waiting && <Alert>{problemWords(tried.error)}</Alert>}
        {waiting && !result && (
          <p className={sheet.quiet}>
            <Trans>Reading the file. A large one takes a few seconds.</Trans>
          </p>
        )}
      </section>
      {result && (!tried.error || waiting) && (
        <>
          <section className={sheet.part} aria-busy={waiting}>
            <h2>{result.name}</h2>
            <What result={result} lists={lists?.frameworks ?? []} />
            <TreePreview label={t`The first of its objectives`} statements={result.preview} />
            {result.preview.length < result.objectives && (
              <p className={sheet.quiet}>
                <Trans>
                  The first {result.preview.length} of {result.objectives} objectives.
                </Trans>
              </p>
            )}
          </section>
          <section className={sheet.part} aria-busy={waiting}>
            <h2>
              <Trans>What would happen</Trans>
            </h2>
            <Counts result={result} />
            <IssueList issues={result.issues} />
            {imported.error && <Alert>{problemWords(imported.error)}</Alert>}
          </section>
          <div className={sheet.foot}>
            <p className={sheet.progress}>
              {imported.isPending ? (
                <Trans>Importing. Please leave this page open.</Trans>
              ) : waiting ? (
                <Trans>Trying it out…</Trans>
              ) : (
                summary
              )}
            </p>
            <Button
              look="primary"
              disabled={
                waiting || imported.isPending || result.objectives + result.strands === 0 || isNothingNew(result)
              }
              onClick={() => imported.mutate()}
            >
              {isNothingNew(result)
                ? t`Nothing to import`
                : plural(result.objectives, { one: 'Import # objective', other: 'Import # objectives' })}
            </Button>
          </div>
        </>
      )}
      {adding && <AddSubjectDialog schoolId={school.id} onAdded={setChosenSubject} onClose={() => setAdding(false)} />}
    </div>
  )
}

/** Whose set it is, in which form, how large and how deep, and where it goes. */
function What({
  result,
  lists,
}: {
  readonly result: FrameworkImportResult
  readonly lists: readonly { readonly id: string; readonly name: string }[]
}) {
  const { t } = useLingui()
  const formats = {
    'case-json': t`CASE (JSON)`,
    'case-workbook': t`CASE workbook`,
    'common-standards': t`Common Standards (JSON)`,
    turtle: t`Turtle`,
  }
  const into = lists.find(({ id }) => id === result.frameworkId)?.name
  const depths = result.depths.join(' · ')
  return (
    <>
      <p>
        {result.publisher === null ? (
          <Trans>{formats[result.format]}, no publisher named.</Trans>
        ) : (
          <Trans>
            {formats[result.format]}, published by {result.publisher}.
          </Trans>
        )}{' '}
        {into === undefined ? <Trans>It becomes a list of its own.</Trans> : <Trans>It is read into {into}.</Trans>}
      </p>
      <p className={sheet.quiet}>
        {plural(result.objectives, { one: '# objective', other: '# objectives' })},{' '}
        {plural(result.strands, { one: '# heading', other: '# headings' })},{' '}
        {plural(result.links, { one: '# link to another statement', other: '# links to other statements' })}.{' '}
        {plural(result.depths.length, {
          one: 'All at one depth.',
          other: `# deep, from the top: ${depths}.`,
        })}
      </p>
    </>
  )
}

/** Is all of it here already, just so? Links are written again, so that none is missing. */
function isNothingNew({ created, updated, unchanged, links }: FrameworkImportResult): boolean {
  return created + updated + links === 0 && unchanged > 0
}

function Imported({
  school,
  result,
  subjectId,
  error,
  onUndo,
  onAgain,
}: {
  readonly school: School
  readonly result: FrameworkImportResult
  readonly subjectId: string
  readonly error: Error | null
  readonly onUndo: (() => void) | undefined
  readonly onAgain: () => void
}) {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={sheet.part}>
      <h2 ref={heading} tabIndex={-1} className={sheet.done}>
        {result.importId === undefined ? t`Nothing was imported` : t`${result.name} imported`}
      </h2>
      <Counts result={result} />
      <IssueList issues={result.issues} />
      {error && <Alert>{problemWords(error)}</Alert>}
      <Buttons>
        <Link
          to={paths.objectives}
          params={{ schoolId: school.id }}
          search={{ subject: subjectId, ...(result.frameworkId && { list: result.frameworkId }) }}
          className={buttonClass('primary')}
        >
          <Trans>See the objectives</Trans>
        </Link>
        <Button onClick={onAgain}>
          <Trans>Import another file</Trans>
        </Button>
        {onUndo && (
          <Button onClick={onUndo}>
            <Trans>Undo the import</Trans>
          </Button>
        )}
      </Buttons>
    </section>
  )
}
