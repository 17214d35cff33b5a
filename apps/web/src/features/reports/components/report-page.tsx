import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Page, PageTemplate, ReportTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { resolveDate } from '@track/reports'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { pageQueryOptions } from '../api/calculate-page'
import { rowNames } from '../combined-rows'
import { namedColumns } from '../named-columns'
import { calendarFrom, daysOutside } from '../outside-calendar'
import { type OpenNumber, writeNumber } from '../page-address'
import {
  type Choosable,
  columnKey,
  definitionOf,
  groupName,
  isSameChoice,
  type PageChoice,
  type PageColumn,
  withColumn,
} from '../page-choice'
import { type PageWords, usePageWords } from '../use-page-words'
import { useSteps } from '../use-steps'
import { useWholes } from '../use-wholes'
import { ChangeBar, type Changing } from './change-bar'
import { ChangeNotices } from './change-notices'
import { ExportMenu } from './export-menu'
import { PageNotes } from './page-notes'
import { PageTable } from './page-table'
import { PrintSheet } from './print-sheet'
import { ReportHead } from './report-head'
import { type Missing, ReportNotices } from './report-notices'
import styles from './report-page.module.css'
import { ScrollingPage } from './scrolling-page'

const AddColumnDialog = lazy(async () => ({ default: (await import('./add-column-dialog')).AddColumnDialog }))
const ColumnDialog = lazy(async () => ({ default: (await import('./column-dialog')).ColumnDialog }))
const ColumnsDialog = lazy(async () => ({ default: (await import('./columns-dialog')).ColumnsDialog }))
const DatesDialog = lazy(async () => ({ default: (await import('./dates-dialog')).DatesDialog }))
const GroupsDialog = lazy(async () => ({ default: (await import('./groups-dialog')).GroupsDialog }))
const NumberDialog = lazy(async () => ({ default: (await import('./number-dialog')).NumberDialog }))
const PrintView = lazy(async () => ({ default: (await import('./print-view')).PrintView }))
const WhoCountsDialog = lazy(async () => ({ default: (await import('./who-counts-dialog')).WhoCountsDialog }))

/**
 * Data on a page: the chosen groups, columns and dates, every number with its n and open to be asked why.
 *
 * Who may save reports puts it together here, on the page itself; others read and print it.
 */
export function ReportPage({
  schoolId,
  schoolName,
  choosable,
  choice,
  saved,
  base,
  isSaved,
  missing,
  mayEdit,
  number,
  pupilId,
  printing: isPreview,
  onChange,
  onRevert,
  onRenamed,
  onSavedAs,
  onPrint,
  onClosePrint,
  onOpen,
  onOpenPupil,
  onClosePupil,
  onClose,
}: {
  readonly schoolId: string
  readonly schoolName: string
  readonly choosable: Choosable
  readonly choice: PageChoice
  /** The report that the page is of, and the version of it that was changed here; none for a page that was never saved. */
  readonly saved: ReportTemplate | undefined
  readonly base: string | undefined
  readonly isSaved: boolean
  /** What of the saved report the school has no more. */
  readonly missing: Missing
  readonly mayEdit: boolean
  readonly number: OpenNumber | undefined
  readonly pupilId: string | undefined
  /** Is the sheet of paper shown instead? */
  readonly printing: boolean
  readonly onChange: (choice: PageChoice) => void
  readonly onRevert: () => void
  readonly onRenamed: (report: ReportTemplate) => void
  readonly onSavedAs: (report: ReportTemplate) => void
  readonly onPrint: () => void
  readonly onClosePrint: () => void
  readonly onOpen: (number: OpenNumber) => void
  readonly onOpenPupil: (pupilId: string) => void
  readonly onClosePupil: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { school, groups, descriptors } = choosable
  const { today } = school
  const onItsWayToPaper = usePrinting()
  const [changing, setChanging] = useState<Changing>()
  const { definition, issues } = useMemo(() => definitionOf(choice, school), [choice, school])
  const firstDate = definition.dates[0]
  const words = usePageWords({ today, firstDate })
  const lastingWords = usePageWords({ firstDate })
  const query = useQuery(pageQueryOptions(schoolId, definition))
  const { data, isPlaceholderData: waiting } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are the same as long as the language is
  const page = useMemo(() => data && withNames(data, choosable, words.either), [data, choosable])
  const region = useRef<HTMLElement>(null)
  /** A column that was added or moved comes into sight as soon as it is there; the one that was moved keeps the focus. */
  const [shown, setShown] = useState<{ readonly key: string; readonly focus: boolean }>()
  useEffect(() => {
    if (!shown || !page || waiting) return
    const headings = [...(region.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const heading = headings.find(({ dataset }) => dataset.column === shown.key)
    if (!heading) return
    heading.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
    if (shown.focus) heading.querySelector('button')?.focus({ preventScroll: true })
    setShown(undefined)
  }, [shown, page, waiting])

  const printButton = useRef<HTMLButtonElement>(null)
  useFocusAfterPreview(printButton, isPreview)

  const wholeOf = useWholes(groups)

  /** Changes the page, says what was done where everybody sees it, and offers the way back. */
  const change = (next: Partial<PageChoice>, said: string) => {
    setChanging(undefined)
    const changed = { ...choice, ...next }
    if (isSameChoice(changed, choice)) return
    onChange(changed)
    notices.show({ text: said, action: { label: t`Undo`, run: () => onChange(choice) } })
  }
  const { undo, redo } = useSteps(choice, {
    isOn: mayEdit && !isPreview,
    onGo: (to) => {
      onChange(to)
      notices.dismiss()
      notices.say(t`Changed back`)
    },
  })
  /** The subject of the column that was looked at or added last. */
  const [lookedAt, setLookedAt] = useState<string>()
  const openNumber = useCallback(
    (next: OpenNumber) => {
      setLookedAt(choice.columns[next.column]?.subjectId)
      onOpen(next)
    },
    [choice, onOpen],
  )
  const openColumn = useCallback(
    (column: number) => {
      setLookedAt(choice.columns[column]?.subjectId)
      setChanging({ column })
    },
    [choice],
  )
  const moveColumn = (from: number, to: number) => {
    if (!page || to < 0 || to >= page.columns.length) return
    const column = page.columns[from]!
    const [name, place, of] = [`${column.subject}, ${words.columnName(column)}`, to + 1, page.columns.length]
    const said = t`${name}: ${place} of ${of}`
    change({ columns: choice.columns.toSpliced(from, 1).toSpliced(to, 0, choice.columns[from]!) }, said)
    setShown({ key: columnKey(column), focus: true })
  }
  const mover = useRef(moveColumn)
  mover.current = moveColumn
  const onMoveColumn = useCallback((from: number, to: number) => mover.current(from, to), [])
  const isOpen = page && !waiting && number && isOnPage(number, page)
  useFocusBack(region, isOpen ? writeNumber(number) : undefined)

  const named = page && !waiting ? page.columns : namedColumns(choice.columns, { choosable, words })
  const nameOf = (column: (typeof named)[number]) => `${column.subject}, ${words.columnName(column)}`
  const outside = daysOutside(query.error, definition.dates)
  const calendarBegins = calendarFrom(school)
  const takeDatesOut = () => {
    const dates = choice.dates.filter((date) => !outside.some((on) => on === resolveDate(date, school).on))
    change({ dates: dates.length > 0 ? dates : [{ kind: 'today' }] }, t`Date taken out`)
  }
  const outsideWords = (on: CalendarDate) => {
    const day = words.day(on)
    const first = calendarBegins && words.day(calendarBegins)
    return calendarBegins && on < calendarBegins
      ? t`${day} is before the school’s calendar, which begins on ${first}.`
      : t`${day} is after the school’s calendar ends.`
  }

  const audience = school.audiences.find(({ id }) => id === choice.audienceId)
  const title = saved?.name ?? t`New report`
  const printedOn = lastingWords.day(today)
  const sheet = page && {
    page,
    title: saved?.name ?? t`Data on a page`,
    from: t`${schoolName}, printed ${printedOn}`,
    about: [audience ? words.audienceName(audience) : '', saved?.purpose ?? ''].filter(Boolean),
    paper: choice.paper,
    policy: descriptors,
    wholeOf,
    words: lastingWords,
  }
  if (isPreview && sheet)
    return (
      <Suspense>
        <PrintView
          key={`${sheetKey(sheet.page)} ${sheet.about.join(' ')}`}
          sheet={sheet}
          onPaper={(paper) => onChange({ ...choice, paper })}
          onFewer={
            mayEdit
              ? (what) => {
                  setChanging(what)
                  onClosePrint()
                }
              : undefined
          }
          onClose={onClosePrint}
        />
      </Suspense>
    )
  return (
    <>
      <ScrollingPage>
        <div className={styles.head}>
          <ReportHead
            schoolId={schoolId}
            audiences={school.audiences}
            title={title}
            choice={choice}
            definition={definition}
            saved={saved}
            base={base}
            isSaved={isSaved}
            mayEdit={mayEdit}
            isReady={Boolean(page)}
            words={words}
            undo={undo}
            redo={redo}
            onRevert={onRevert}
            onRenamed={onRenamed}
            onSavedAs={onSavedAs}
            onPrint={onPrint}
            printButton={printButton}
            exporting={
              <ExportMenu
                page={waiting ? undefined : page}
                words={lastingWords}
                school={schoolName}
                audience={audience?.name}
                title={title}
                purpose={saved?.purpose}
                day={today}
              />
            }
          />
          {mayEdit && <ChangeBar choice={choice} dates={definition.dates.length} onChanging={setChanging} />}
          <ReportNotices missing={missing} issues={issues} dates={choice.dates} words={words} />
          {page && <ChangeNotices page={page} words={words} onColumn={mayEdit ? openColumn : undefined} />}
          {query.error && !(page && !waiting) ? (
            <div className={styles.message} role="alert">
              <p>{outside.length > 0 ? outside.map(outsideWords).join(' ') : problemWords(query.error)}</p>
              <div className={styles.actions}>
                {mayEdit && outside.length > 0 && (
                  <Button look="primary" onClick={takeDatesOut}>
                    <Plural value={outside.length} one="Take this date out" other="Take these dates out" />
                  </Button>
                )}
                <Button look={mayEdit && outside.length > 0 ? 'plain' : 'primary'} onClick={() => query.refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              </div>
            </div>
          ) : (
            <p role="status" hidden={Boolean(page && !waiting)}>
              {!(page && !waiting) && <Trans>Working out the page…</Trans>}
            </p>
          )}
        </div>
        {page && (
          <>
            <section
              ref={region}
              className={styles.region}
              aria-label={t`${title}: the table. Arrow keys move among the numbers, Enter opens one.`}
              aria-busy={waiting}
            >
              <PageTable
                page={page}
                from={0}
                until={page.columns.length}
                wholeOf={wholeOf}
                rules={descriptors.rules}
                words={words}
                onOpen={openNumber}
                onColumn={mayEdit ? openColumn : undefined}
                onMoveColumn={mayEdit ? onMoveColumn : undefined}
              />
            </section>
            <div className={styles.notes}>
              <PageNotes page={page} policy={descriptors} words={words} />
            </div>
          </>
        )}
      </ScrollingPage>
      {onItsWayToPaper && sheet && (
        <div className={styles.toPaper}>
          <PrintSheet {...sheet} key={`${sheetKey(sheet.page)} ${sheet.about.join(' ')} ${choice.paper}`} />
        </div>
      )}
      <Suspense>
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
            school={school}
            groups={groups}
            chosen={choice}
            words={words}
            onChoose={(rows) => change(rows, t`Rows changed`)}
            onClose={() => setChanging(undefined)}
          />
        )}
        {changing === 'columns' && (
          <ColumnsDialog
            columns={named}
            words={words}
            onChoose={(columns) => {
              const gone = named.filter((one) => !columns.some((column) => columnKey(column) === columnKey(one)))
              const name = gone[0] && nameOf(gone[0])
              change({ columns }, gone.length === 1 ? t`${name} taken out` : t`Columns changed`)
            }}
            onClose={() => setChanging(undefined)}
          />
        )}
        {typeof changing === 'object' && page?.columns[changing.column] && (
          <ColumnDialog
            choosable={choosable}
            page={page}
            at={changing.column}
            words={words}
            onChoose={(columns, said, next) => {
              change({ columns }, said)
              setShown({ key: columnKey(columns[next]!), focus: true })
            }}
            onDates={() => setChanging('dates')}
            onClose={() => setChanging(undefined)}
          />
        )}
        {changing === 'add-column' && (
          <AddColumnDialog
            choosable={choosable}
            columns={choice.columns}
            dates={definition.dates}
            first={lookedAt ?? choice.columns.at(-1)?.subjectId}
            words={words}
            onAdd={(columns: readonly PageColumn[], said: string) => {
              const last = columns.at(-1)!
              setLookedAt(last.subjectId)
              change({ columns: columns.reduce(withColumn, choice.columns) }, said)
              setShown({ key: columnKey(last), focus: false })
            }}
            onClose={() => setChanging(undefined)}
          />
        )}
        {changing === 'dates' && (
          <DatesDialog
            school={school}
            chosen={choice.dates}
            words={words}
            onChoose={(dates: PageTemplate['dates']) => change({ dates }, t`Dates changed`)}
            onClose={() => setChanging(undefined)}
          />
        )}
        {changing === 'who-counts' && (
          <WhoCountsDialog
            audiences={school.audiences}
            chosen={choice}
            onChoose={(next) => change(next, t`“Who counts” changed`)}
            onClose={() => setChanging(undefined)}
          />
        )}
      </Suspense>
    </>
  )
}

/** Rows as a page calls them: a class of an earlier year by its year as well, and a row of several groups by theirs. */
function withNames(page: Page, { school, groups }: Choosable, either: PageWords['either']): Page {
  const names = new Map(groups.map((group) => [group.id, groupName(group, school)]))
  const nameOf = rowNames({ nameOf: (id) => names.get(id), either }, page.definition.combined ?? [])
  return { ...page, rows: page.rows.map((row) => ({ ...row, name: nameOf(row.groupId) || row.name })) }
}

/** A sheet is measured anew when something else is on it. */
function sheetKey({ definition, asKnown }: Page): string {
  return `${JSON.stringify(definition)} ${asKnown}`
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

/** The button that leads back from the sheet is gone with it: the focus goes to the one that led there, before a dialog takes it. */
function useFocusAfterPreview(button: { readonly current: HTMLElement | null }, isPreview: boolean) {
  const was = useRef(isPreview)
  useLayoutEffect(() => {
    if (was.current && !isPreview) button.current?.focus()
    was.current = isPreview
  }, [button, isPreview])
}

function isOnPage({ groupId, column, date }: OpenNumber, { rows, columns, definition }: Page): boolean {
  return column < columns.length && date < definition.dates.length && rows.some((row) => row.groupId === groupId)
}
