import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Page } from '@track/api-contract'
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { download } from '../../../lib/download'
import { problemWords } from '../../../lib/problem-words'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { pageQueryOptions } from '../api/calculate-page'
import { type OpenNumber, writeNumber } from '../page-address'
import { type Choosable, columnKey, definitionOf, type PageChoice, withColumn } from '../page-choice'
import { pageCsv } from '../page-csv'
import { sheetsOf } from '../sheets'
import { usePageWords } from '../use-page-words'
import { AddColumnDialog } from './add-column-dialog'
import { ColumnsDialog } from './columns-dialog'
import { DatesDialog } from './dates-dialog'
import { GroupsDialog } from './groups-dialog'
import { NumberDialog } from './number-dialog'
import { PageNotes } from './page-notes'
import { PageTable } from './page-table'
import styles from './report-page.module.css'
import { WhoCountsDialog } from './who-counts-dialog'

type Changing = 'groups' | 'columns' | 'add-column' | 'dates' | 'who-counts'

/** Data on a page: the chosen groups, columns and dates, every number with its n and open to be asked why. */
export function ReportPage({
  schoolId,
  schoolName,
  choosable,
  choice,
  number,
  pupilId,
  onChange,
  onOpen,
  onOpenPupil,
  onClosePupil,
  onClose,
}: {
  readonly schoolId: string
  readonly schoolName: string
  readonly choosable: Choosable
  readonly choice: PageChoice
  readonly number: OpenNumber | undefined
  readonly pupilId: string | undefined
  readonly onChange: (choice: PageChoice) => void
  readonly onOpen: (number: OpenNumber) => void
  readonly onOpenPupil: (pupilId: string) => void
  readonly onClosePupil: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { school, groups, descriptors } = choosable
  const { today } = school
  const words = usePageWords(today)
  const printing = usePrinting()
  const [changing, setChanging] = useState<Changing>()
  const query = useQuery(pageQueryOptions(schoolId, definitionOf(choice, school)))
  const { data: page, isPlaceholderData: waiting } = query
  const region = useRef<HTMLElement>(null)
  /** The new column comes into sight as soon as it is there. */
  const [added, setAdded] = useState<string>()
  useEffect(() => {
    if (!added || !page) return
    const headings = [...(region.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const heading = headings.find(({ dataset }) => dataset.column === added)
    if (!heading) return
    heading.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
    setAdded(undefined)
  }, [added, page])

  const partOf = useMemo(() => new Map(groups.map((group) => [group.id, group.partOf ?? ''])), [groups])
  const wholeOf = useCallback(
    ({ groupId, kind }: Page['rows'][number]) => `${kind} ${partOf.get(groupId) ?? ''}`,
    [partOf],
  )

  const change = (next: Partial<PageChoice>) => {
    setChanging(undefined)
    onChange({ ...choice, ...next })
  }
  const openNumber = useCallback((next: OpenNumber) => onOpen(next), [onOpen])
  const isOpen = page && !waiting && number && isOnPage(number, page)
  useFocusBack(region, isOpen ? writeNumber(number) : undefined)

  const title = t`Data on a page`
  const save = () => {
    if (!page) return
    const text = pageCsv(page, { ...words, notShown: words.notShown })
    download(text, { name: `${fileName(`${schoolName} ${title}`)} ${today}.csv`, type: 'text/csv;charset=utf-8' })
    notices.say(t`The page is in your downloads as a CSV file.`)
  }

  // A sheet of paper is found again in another year.
  const printedOn = `${words.day(today)} ${today.slice(0, 4)}`
  const sheets = page && printing ? sheetsOf(sizeOf(page)) : undefined
  return (
    <div
      className={[styles.page, sheets && styles[sheets.paper]].filter(Boolean).join(' ')}
      style={sheets && ({ '--points': `${sheets.points}pt` } as CSSProperties)}
    >
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{title}</h1>
          <p className={styles.onPaper}>
            {schoolName}, <Trans>printed {printedOn}</Trans>
          </p>
          <div className={`${styles.actions} no-print`}>
            <Button onClick={() => window.print()} disabled={!page}>
              <Trans>Print</Trans>
            </Button>
            <Button onClick={save} disabled={!page}>
              <span>
                <Trans>
                  <span className={styles.long}>Download</span> CSV
                </Trans>
              </span>
            </Button>
          </div>
        </div>
        <div className={`${styles.bar} no-print`}>
          <Button look="quiet" onClick={() => setChanging('groups')}>
            <Trans>Groups</Trans> <Count n={choice.groupIds.length} />
          </Button>
          <Button look="quiet" onClick={() => setChanging('columns')} disabled={!page}>
            <Trans>Columns</Trans> <Count n={choice.columns.length} />
          </Button>
          <Button look="quiet" onClick={() => setChanging('dates')}>
            <Trans>Dates</Trans> <Count n={choice.dates.length} />
          </Button>
          <Button look="quiet" onClick={() => setChanging('who-counts')}>
            <Trans>Who counts</Trans>
          </Button>
          <Button onClick={() => setChanging('add-column')}>
            <Trans>Add column</Trans>
          </Button>
        </div>
      </header>
      {query.error && !(page && !waiting) ? (
        <div className={styles.message} role="alert">
          <p>{problemWords(query.error)}</p>
          <Button look="primary" onClick={() => query.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      ) : (
        <p className={`${styles.message} no-print`} role="status" hidden={Boolean(page && !waiting)}>
          {!(page && !waiting) && <Trans>Working out the page…</Trans>}
        </p>
      )}
      {page && (
        <>
          <section
            ref={region}
            className={styles.region}
            aria-label={t`${title}: the table. Arrow keys move among the numbers, Enter opens one.`}
            aria-busy={waiting}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
            tabIndex={0}
          >
            {(sheets?.columns ?? [{ from: 0, until: page.columns.length }]).map(({ from, until }) => (
              <PageTable
                key={from}
                page={page}
                from={from}
                until={until}
                wholeOf={wholeOf}
                words={words}
                onOpen={openNumber}
              />
            ))}
          </section>
          <PageNotes page={page} rules={descriptors.rules} words={words} />
        </>
      )}
      {isOpen && (
        <NumberDialog
          schoolId={schoolId}
          page={page}
          number={number}
          pupilId={pupilId}
          today={today}
          words={words}
          onOpenPupil={onOpenPupil}
          onClosePupil={onClosePupil}
          onClose={onClose}
        />
      )}
      {changing === 'groups' && (
        <GroupsDialog
          groups={groups}
          chosen={choice.groupIds}
          onChoose={(groupIds) => change({ groupIds })}
          onClose={() => setChanging(undefined)}
        />
      )}
      {changing === 'columns' && page && (
        <ColumnsDialog
          columns={page.columns}
          words={words}
          onChoose={(columns) => change({ columns })}
          onClose={() => setChanging(undefined)}
        />
      )}
      {changing === 'add-column' && (
        <AddColumnDialog
          choosable={choosable}
          columns={choice.columns}
          words={words}
          onAdd={(column, name) => {
            change({ columns: withColumn(choice.columns, column) })
            notices.say(t`Added: ${name}`)
            setAdded(columnKey(column))
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
      {changing === 'dates' && (
        <DatesDialog
          school={school}
          chosen={choice.dates}
          words={words}
          onChoose={(dates) => change({ dates })}
          onClose={() => setChanging(undefined)}
        />
      )}
      {changing === 'who-counts' && (
        <WhoCountsDialog chosen={choice} onChoose={change} onClose={() => setChanging(undefined)} />
      )}
    </div>
  )
}

function Count({ n }: { readonly n: number }) {
  return (
    <span className={styles.count}>
      <span className="visually-hidden">
        <Plural value={n} one="# chosen" other="# chosen" />
      </span>
      <span aria-hidden="true">{n}</span>
    </span>
  )
}

/** After a number that the address had opened is closed, nothing has the focus: it goes to that number. */
function useFocusBack(region: { readonly current: HTMLElement | null }, open: string | undefined) {
  const last = useRef(open)
  useEffect(() => {
    const closed = last.current
    last.current = open
    if (!closed || open || document.activeElement !== document.body) return
    const numbers = [...(region.current?.querySelectorAll<HTMLElement>('[data-number]') ?? [])]
    numbers.find(({ dataset }) => dataset.number === closed)?.focus()
  }, [region, open])
}

function isOnPage({ groupId, column, date }: OpenNumber, { rows, columns, definition }: Page): boolean {
  return column < columns.length && date < definition.dates.length && rows.some((row) => row.groupId === groupId)
}

function sizeOf({ columns, definition }: Page) {
  return { columns: columns.length, dates: definition.dates.length }
}

/** Letters and digits of any script, single spaces between: every file system takes that. */
function fileName(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
