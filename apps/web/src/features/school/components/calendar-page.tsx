import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ProblemError, type School, type StoredCalendar } from '@track/api-contract'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { isChangedMeanwhile } from '../../../lib/problem'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useChangeCalendar } from '../api/change-calendar'
import { calendarQueryOptions } from '../api/read-calendar'
import {
  type CalendarRow,
  faultsOf,
  fieldAt,
  mergeRows,
  type RowField,
  type RowKind,
  sameRows,
  toCalendar,
  toRows,
} from '../calendar-rows'
import { firstYear, nextYear } from '../make-years'
import styles from './calendar-page.module.css'
import { type LineErrors, LineTable, lineOf } from './line-table'

/** How the school divides time: its years with their terms, the days it is closed, the dates it looks at its numbers. */
export function CalendarPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const { data, error } = useQuery(calendarQueryOptions(school.id))
  return (
    <Page title={t`Calendar`}>
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && <CalendarForm school={school} stored={data} />}
    </Page>
  )
}

function CalendarForm({ school, stored }: { readonly school: School; readonly stored: StoredCalendar }) {
  const { t } = useLingui()
  const { show, say } = useNotices()
  const queryClient = useQueryClient()
  const change = useChangeCalendar(school.id)
  const [base, setBase] = useState(stored)
  const [rows, setRows] = useState<readonly CalendarRow[]>(() => toRows(stored))
  const [errors, setErrors] = useState<LineErrors>(new Map())
  const form = useRef<HTMLDivElement>(null)
  const [focusOn, setFocusOn] = useState<string | null>(null)

  // What somebody else stored meanwhile comes in under what is being written here.
  if (stored.etag !== base.etag) {
    setBase(stored)
    setRows(mergeRows(toRows(base), { mine: rows, theirs: toRows(stored) }))
  }
  useEffect(() => {
    if (focusOn === null) return
    const fields = form.current?.querySelectorAll<HTMLElement>('[data-line]') ?? []
    ;[...fields].find(({ dataset }) => dataset.line === focusOn)?.focus()
    setFocusOn(null)
  }, [focusOn])

  const dirty = !sameRows(rows, toRows(base))
  const years = rows.filter(({ kind }) => kind === 'year')
  // As they are stored: a year does not leap away while its last day is being typed.
  const overWhenStored = toRows(base).filter(({ kind, until }) => kind === 'year' && until < school.today)
  const isOver = ({ key }: CalendarRow) => overWhenStored.some((one) => one.key === key)
  const outside = rows.filter(({ yearKey }) => yearKey === null)

  const mark = (wrong: readonly { readonly key: string; readonly field: RowField; readonly words: string }[]) => {
    setErrors(new Map(wrong.map(({ key, field, words }) => [lineOf(key, field), words])))
    const [first] = wrong
    if (first) setFocusOn(lineOf(first.key, first.field))
  }
  const save = () => {
    if (change.isPending) return
    if (!dirty) return show({ text: t`There is nothing to save: nothing was changed.` })
    const words = {
      'no-name': t`Give it a name.`,
      'no-day': t`Choose a day.`,
      'ends-before': t`This is before the first day.`,
    }
    const faults = faultsOf(rows).map(({ key, field, fault }) => ({ key, field, words: words[fault] }))
    mark(faults)
    if (faults.length > 0) return change.reset()
    change.mutate(
      { etag: base.etag, calendar: toCalendar(rows) },
      {
        onSuccess: (answer) => {
          setBase(answer)
          setRows(toRows(answer))
          queryClient.setQueryData(calendarQueryOptions(school.id).queryKey, answer)
          show({ text: t`Calendar saved` })
        },
        onError: (error) =>
          mark(
            problemsOf(error).flatMap(({ pointer, detail }) => {
              const at = fieldAt(rows, pointer ?? '')
              return at ? [{ ...at, words: detail }] : []
            }),
          ),
      },
    )
  }
  const cancel = () => {
    setRows(toRows(base))
    setErrors(new Map())
    change.reset()
    setFocusOn('save')
    say(t`Everything is as it was`)
  }
  const add = (kind: RowKind, yearKey: string | null) => {
    const key = newId()
    setRows([...rows, { key, kind, yearKey, name: '', from: '', until: '' }])
    setFocusOn(lineOf(key, 'name'))
  }
  const addYear = (more: readonly CalendarRow[]) => {
    const key = more[0]?.key ?? newId()
    setRows(
      more.length > 0
        ? [...rows, ...more]
        : [...rows, { key, kind: 'year', yearKey: key, name: '', from: '', until: '' }],
    )
    setFocusOn(lineOf(key, 'name'))
  }
  const remove = (row: CalendarRow) => {
    const sisters = rows.filter(({ kind, yearKey }) => kind === row.kind && yearKey === row.yearKey)
    const next = sisters[sisters.indexOf(row) + 1] ?? sisters[sisters.indexOf(row) - 1]
    setRows(rows.filter((one) => (row.kind === 'year' ? one.yearKey !== row.key : one !== row)))
    setFocusOn(
      row.kind === 'year'
        ? lineOf('year', 'add')
        : next
          ? lineOf(next.key, 'remove')
          : lineOf(`${row.yearKey} ${row.kind}`, 'add'),
    )
    say(row.name ? t`${row.name} taken out` : t`Taken out`)
  }
  const part = {
    rows,
    errors,
    onAdd: add,
    onRemove: remove,
    onChange: (key: string, field: RowField, value: string) => {
      setRows(rows.map((row) => (row.key === key ? { ...row, [field]: value } : row)))
      if (errors.has(lineOf(key, field)))
        setErrors(new Map([...errors].filter(([line]) => line !== lineOf(key, field))))
    },
  }

  const over = years.filter(isOver)
  const wrong = errors.size
  return (
    <div className={styles.form} ref={form}>
      <UnsavedChanges when={dirty} />
      {years.length === 0 ? (
        <div className={styles.empty}>
          <p>
            <Trans>
              The school’s years, terms and holidays will be here, and the dates at which reports look at the numbers.
            </Trans>
          </p>
          <Button
            look="primary"
            data-line={lineOf('year', 'add')}
            onClick={() =>
              addYear(
                firstYear(school.today, {
                  newId,
                  words: {
                    terms: [t`Autumn 1`, t`Autumn 2`, t`Spring 1`, t`Spring 2`, t`Summer 1`, t`Summer 2`],
                    closures: [
                      t`Autumn half-term`,
                      t`Christmas holiday`,
                      t`Spring half-term`,
                      t`Easter holiday`,
                      t`Summer half-term`,
                    ],
                    dates: [t`Autumn`, t`Spring`, t`Summer`],
                  },
                }),
              )
            }
          >
            <Trans>Begin with a usual year</Trans>
          </Button>
          <p className={styles.quiet}>
            <Trans>
              1 September to 31 August with six half-terms, as most schools in England have it. You then mend the days.
            </Trans>
          </p>
        </div>
      ) : (
        <>
          {years
            .filter((year) => !isOver(year))
            .map((year) => (
              <Year key={year.key} year={year} {...part} />
            ))}
          <div>
            <Button data-line={lineOf('year', 'add')} onClick={() => addYear(nextYear(rows, { newId }))}>
              <Trans>Add the next year</Trans>
            </Button>
            <p className={styles.quiet}>
              <Trans>With the shape of the last one: the same weekdays, a year on. You then mend the days.</Trans>
            </p>
          </div>
          {over.length > 0 && (
            <details className={styles.over} open={over.some(({ key }) => isWrongIn(key, rows, errors)) || undefined}>
              <summary>
                <Trans>Years that are over</Trans>
              </summary>
              {[...over].reverse().map((year) => (
                <Year key={year.key} year={year} {...part} />
              ))}
            </details>
          )}
        </>
      )}
      {outside.length > 0 && (
        <section className={styles.year} aria-label={t`In no year`}>
          <h2>
            <Trans>In no year</Trans>
          </h2>
          <Parts yearKey={null} {...part} />
        </section>
      )}
      <div className={styles.save}>
        {change.error && wrong === 0 && (
          <Alert>
            {problemWords(change.error)}
            {isChangedMeanwhile(change.error) && (
              <>
                {' '}
                <Trans>Their changes now stand beside yours on this page: save again to keep both.</Trans>
              </>
            )}
          </Alert>
        )}
        {wrong > 0 && (
          <Alert>
            {plural(wrong, {
              one: 'One field is not right yet. It is marked, with what to do.',
              other: '# fields are not right yet. They are marked, with what to do.',
            })}
          </Alert>
        )}
        {(dirty || years.length > 0) && (
          <Buttons>
            <Button look="primary" data-line="save" onClick={save}>
              <Trans>Save</Trans>
            </Button>
            {dirty && (
              <>
                <Button onClick={cancel}>
                  <Trans>Cancel</Trans>
                </Button>
                <span className={styles.quiet}>
                  <Trans>Not saved yet</Trans>
                </span>
              </>
            )}
          </Buttons>
        )}
      </div>
    </div>
  )
}

interface PartProps {
  readonly rows: readonly CalendarRow[]
  readonly errors: LineErrors
  readonly onAdd: (kind: RowKind, yearKey: string | null) => void
  readonly onRemove: (row: CalendarRow) => void
  readonly onChange: (key: string, field: RowField, value: string) => void
}

function Year({ year, ...part }: PartProps & { readonly year: CalendarRow }) {
  const { t } = useLingui()
  const id = useId()
  return (
    <section className={styles.year} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{year.name || t`A new year`}</h2>
        <Button look="quiet" onClick={() => part.onRemove(year)}>
          {year.name ? t`Take out ${year.name}` : t`Take out this year`}
        </Button>
      </div>
      <LineTable
        caption={t`Academic year ${year.name}`}
        rows={[year]}
        days={[t`First day`, t`Last day`]}
        errors={part.errors}
        onChange={part.onChange}
      />
      <Parts yearKey={year.key} {...part} />
    </section>
  )
}

function Parts({ yearKey, rows, errors, onAdd, onRemove, onChange }: PartProps & { readonly yearKey: string | null }) {
  const { t } = useLingui()
  const table = (kind: RowKind, title: string, hint: ReactNode, label: string) => {
    const lines = rows.filter((row) => row.kind === kind && row.yearKey === yearKey)
    // Nothing is added to no year: a line stands there only until its days are mended.
    if (yearKey === null && lines.length === 0) return null
    return (
      <div className={styles.part}>
        <h3>{title}</h3>
        <p className={styles.quiet}>{hint}</p>
        <LineTable
          caption={title}
          rows={lines}
          days={kind === 'date' ? [t`Day`] : [t`First day`, t`Last day`]}
          errors={errors}
          onChange={onChange}
          onRemove={onRemove}
          {...(yearKey !== null && { add: { id: `${yearKey} ${kind}`, label, run: () => onAdd(kind, yearKey) } })}
        />
      </div>
    )
  }
  return (
    <div className={styles.parts}>
      {table('term', t`Terms`, t`Terms or half-terms, whichever you speak of.`, t`Add a term`)}
      {table('closure', t`Closed`, t`Holidays, bank holidays and training days.`, t`Add days closed`)}
      {table(
        'date',
        t`Assessment dates`,
        t`When reports look at the numbers, by the names you use.`,
        t`Add an assessment date`,
      )}
    </div>
  )
}

function isWrongIn(yearKey: string, rows: readonly CalendarRow[], errors: LineErrors): boolean {
  const lines = rows.filter((row) => row.yearKey === yearKey)
  return lines.some(({ key }) => [...errors.keys()].some((line) => line.startsWith(`${key} `)))
}

function problemsOf(error: Error) {
  return error instanceof ProblemError ? (error.problem.errors ?? []) : []
}
