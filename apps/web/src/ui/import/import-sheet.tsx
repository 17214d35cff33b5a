import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { ImportMapping, ImportResult } from '@track/api-contract'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { download } from '../../lib/download'
import { problemWords } from '../../lib/problem-words'
import { Alert } from '../alert'
import { Button } from '../button'
import { Checkbox } from '../checkbox'
import { useNotices } from '../notices'
import { Buttons } from '../page'
import { fitsColumns } from './column-choice'
import { type ColumnKind, ColumnList } from './column-list'
import { Counts } from './counts'
import { FileChoice } from './file-choice'
import { ImportPreview } from './import-preview'
import type { ImportRequest } from './import-request'
import styles from './import-sheet.module.css'
import { IssueList } from './issue-list'
import { ReadingChoice } from './reading-choice'
import { refusedRows } from './refused-rows'

/** A file in hand, whether chosen, dropped or pasted. */
export interface ImportFile {
  readonly name: string
  readonly blob: Blob
}

interface Chosen extends ImportFile {
  /** Tells two files of one name apart. */
  readonly id: number
}

let filesChosen = 0

/**
 * Any table in, on one page that grows: the file, what its columns are, what would happen, and the button.
 *
 * Every choice is tried out on the server without writing anything, so what the page says is what the button does. There are
 * no steps to go back to, and nothing chosen is lost.
 */
export function ImportSheet({
  about,
  count,
  query = {},
  kinds = [],
  dates = false,
  choices,
  begin,
  accept,
  takeOver,
  send,
  undo,
  onDone,
  seeAll,
}: {
  /** What a file may hold. */
  readonly about: ReactNode
  /** "28 pupils" */
  readonly count: (rows: number) => string
  /** What is sent with every request besides the choices made here. */
  readonly query?: ImportRequest
  readonly kinds?: readonly ColumnKind[]
  /** Do any of the fields hold dates? Then their order can be chosen. */
  readonly dates?: boolean
  /** Choices that belong to what is imported; they fill `query`. */
  readonly choices?: ReactNode
  /** A file that was chosen before this was on the page. */
  readonly begin?: ImportFile | undefined
  readonly accept?: string
  /** Answers whether the file is no table but something that the caller shows in place of this. */
  readonly takeOver?: (file: ImportFile) => Promise<boolean>
  readonly send: (file: Blob, query: ImportRequest, signal?: AbortSignal) => Promise<ImportResult>
  /** Takes a whole import back, where that can be done. */
  readonly undo?: (importId: string) => Promise<unknown>
  readonly onDone: () => void
  /** The way to what was imported. */
  readonly seeAll: ReactNode
}) {
  const { say } = useNotices()
  const [file, setFile] = useState<Chosen | null>(() => (begin ? { id: ++filesChosen, ...begin } : null))
  const [reading, setReading] = useState<ImportRequest>({})
  const [mapping, setMapping] = useState<ImportMapping | null>(null)
  const [onIssues, setOnIssues] = useState<'keep-valid' | 'keep-none'>('keep-valid')
  const chosen: ImportRequest = { ...query, ...reading }

  const tried = useQuery({
    queryKey: ['import', file?.id, chosen, mapping],
    queryFn: ({ signal }) => tryOut(send, file!.blob, { chosen, mapping, signal }),
    enabled: file !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const imported = useMutation({
    mutationFn: ({ blob, request }: { readonly blob: Blob; readonly request: ImportRequest }) => send(blob, request),
    onSuccess: onDone,
  })

  const result = file ? tried.data : undefined
  const shown = result && mapping && fitsColumns(mapping, result.columns) ? mapping : (result?.mapping ?? {})
  const usable = result ? result.created + result.updated + result.unchanged : 0
  const nothingNew = usable > 0 && usable === result?.unchanged && result.made.length === 0
  const summary = result && summaryOf(result)
  const waiting = tried.isFetching
  useEffect(() => {
    if (summary && !waiting) say(summary)
  }, [summary, waiting, say])

  const choose = async (name: string, blob: Blob) => {
    if (await takeOver?.({ name, blob })) return
    imported.reset()
    setReading(({ dateOrder }) => ({ ...(dateOrder && { dateOrder }) }))
    setFile({ id: ++filesChosen, name, blob })
  }
  if (imported.data && file)
    return (
      <Done
        result={imported.data}
        file={file}
        count={count}
        seeAll={seeAll}
        undo={undo}
        onAgain={() => {
          imported.reset()
          setMapping(null)
          setFile(null)
        }}
      />
    )

  const wholeFile = result?.issues.filter(({ row, severity }) => row === undefined && severity === 'error') ?? []
  const canImport = usable > 0 && !nothingNew && !waiting && (result?.refused === 0 || onIssues === 'keep-valid')
  return (
    <div className={styles.sheet}>
      <section className={styles.part}>
        <FileChoice name={file?.name} onChoose={(name, blob) => void choose(name, blob)} {...(accept && { accept })}>
          {about}
        </FileChoice>
        {choices}
        {tried.error && !waiting && <Alert>{problemWords(tried.error)}</Alert>}
        {file && waiting && !result && (
          <p className={styles.quiet}>
            <Trans>Reading the file. A large one takes a few seconds.</Trans>
          </p>
        )}
      </section>

      {result && (!tried.error || waiting) && (
        <>
          <section className={styles.part}>
            <h2>
              <Trans>What its columns are</Trans>
            </h2>
            <ReadingChoice
              result={result}
              dates={dates}
              dateOrder={reading.dateOrder}
              onChange={(change) => {
                // Another way of cutting the file makes other columns: what they are is worked out again.
                if (!change.dateOrder) setMapping(null)
                setReading({ ...reading, ...change })
              }}
            />
            <ColumnList
              columns={result.columns}
              fields={result.fields}
              kinds={kinds}
              mapping={shown}
              onChange={setMapping}
            />
          </section>

          <section className={styles.part} aria-busy={waiting}>
            <h2>
              <Trans>What would happen</Trans>
            </h2>
            <Counts result={result} />
            {result.made.length > 0 && (
              <p className={styles.quiet}>
                <Trans>Made besides: {result.made.map(({ name }) => name).join(', ')}.</Trans>
              </p>
            )}
            <IssueList issues={result.issues} />
            {usable > 0 && <ImportPreview result={result} mapping={shown} kinds={kinds} />}
            {result.refused > 0 && usable > 0 && (
              <fieldset className={styles.choice}>
                <legend>
                  <Trans>Rows that cannot be used</Trans>
                </legend>
                <Checkbox
                  type="radio"
                  name="on-issues"
                  checked={onIssues === 'keep-valid'}
                  onChange={() => setOnIssues('keep-valid')}
                >
                  <Trans>Import the others; the rows left out can be saved as a file, mended and imported later</Trans>
                </Checkbox>
                <Checkbox
                  type="radio"
                  name="on-issues"
                  checked={onIssues === 'keep-none'}
                  onChange={() => setOnIssues('keep-none')}
                >
                  <Trans>Import nothing until every row is right: mend the file and choose it again</Trans>
                </Checkbox>
              </fieldset>
            )}
            {imported.error && <Alert>{problemWords(imported.error)}</Alert>}
          </section>

          <div className={styles.foot}>
            <p className={styles.progress}>
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
              disabled={!canImport || imported.isPending || wholeFile.length > 0}
              onClick={() => {
                const request: ImportRequest = {
                  ...chosen,
                  ...readAs(result),
                  mapping: JSON.stringify(shown),
                  dryRun: 'false',
                  onIssues: result.refused > 0 ? 'keep-valid' : 'keep-none',
                }
                imported.mutate({ blob: file!.blob, request })
              }}
            >
              {nothingNew ? t`Nothing to import` : usable > 0 ? t`Import ${count(usable)}` : t`Import`}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** A dry run. What was chosen for another file's columns is kept if this file has them too, else worked out afresh. */
async function tryOut(
  send: (file: Blob, query: ImportRequest, signal?: AbortSignal) => Promise<ImportResult>,
  file: Blob,
  { chosen, mapping, signal }: { chosen: ImportRequest; mapping: ImportMapping | null; signal: AbortSignal },
): Promise<ImportResult> {
  const request: ImportRequest = { ...chosen, dryRun: 'true', onIssues: 'keep-valid' }
  if (mapping === null) return send(file, request, signal)
  const result = await send(file, { ...request, mapping: JSON.stringify(mapping) }, signal)
  return fitsColumns(mapping, result.columns) ? result : send(file, request, signal)
}

function readAs({ encoding, delimiter, headerRow, sheet }: ImportResult): ImportRequest {
  if (sheet !== undefined) return { sheet, headerRow }
  return {
    encoding: encoding as ImportRequest['encoding'],
    delimiter: delimiter as ImportRequest['delimiter'],
    headerRow,
  }
}

function summaryOf({ created, updated, unchanged, refused }: ImportResult): string {
  return [
    t`${created} new`,
    t`${updated} changed`,
    t`${unchanged} the same as now`,
    ...(refused > 0 ? [plural(refused, { one: '# row cannot be used', other: '# rows cannot be used' })] : []),
  ].join(', ')
}

/** What came in, and the rows that did not as a file to mend. */
function Done({
  result,
  file,
  count,
  seeAll,
  undo,
  onAgain,
}: {
  readonly result: ImportResult
  readonly file: Chosen
  readonly count: (rows: number) => string
  readonly seeAll: ReactNode
  readonly undo: ((importId: string) => Promise<unknown>) | undefined
  readonly onAgain: () => void
}) {
  const { show } = useNotices()
  const undone = useMutation({
    mutationFn: (importId: string) => undo!(importId),
    onSuccess: () => {
      show({ text: t`Taken back: what this import wrote is gone` })
      onAgain()
    },
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const written = result.created + result.updated + result.unchanged
  const save = async () =>
    download(await refusedRows(file.blob, { result, heading: t`What to mend` }), {
      name: t`${file.name.replace(/\.\w+$/, '')} - rows left out.csv`,
      type: 'text/csv',
    })
  return (
    <section className={styles.part}>
      <h2 ref={heading} tabIndex={-1} className={styles.done}>
        {written > 0 ? t`${count(written)} imported` : t`Nothing was imported`}
      </h2>
      <Counts result={result} />
      {result.refused > 0 && (
        <>
          <IssueList issues={result.issues} />
          <Buttons>
            <Button onClick={() => void save()}>
              <Trans>Save the rows left out as a file</Trans>
            </Button>
          </Buttons>
        </>
      )}
      {undone.error && <Alert>{problemWords(undone.error)}</Alert>}
      <Buttons>
        {seeAll}
        <Button onClick={onAgain}>
          <Trans>Import another file</Trans>
        </Button>
        {undo && result.importId !== undefined && (
          <Button disabled={undone.isPending} onClick={() => undone.mutate(result.importId!)}>
            <Trans>Undo the import</Trans>
          </Button>
        )}
      </Buttons>
    </section>
  )
}
