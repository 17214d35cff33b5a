import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ClassMarkbook } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { pupilWordingOf } from '@track/objectives'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { shareOut } from '../../../lib/share-out'
import { Button } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Buttons, Page } from '../../../ui/page'
import { QrCode } from '../../../ui/qr-code'
import { type Column, layOut, unitsOf } from '../markbook-view'
import styles from './sheets-page.module.css'

/** Half an A4 sheet less its margins, in millimetres; sheets-page.module.css says the same. */
const ROOM = 210 - 2 * 8 - 1
const SIZES = [10.5, 10, 9.5, 9, 8.5]
const OWN_WORDS = 'school'

/** One sheet for a book before it is shared out over pages: whose, and what is on it. */
interface Sheet {
  readonly key: string
  readonly name: string
  readonly programme: string
  readonly columns: readonly Column[]
  /** The place of each objective among all of the pupil’s, from 1: the same number as where the sheet’s code leads. */
  readonly places: ReadonlyMap<string, number>
  readonly address: string | null
}

/** Objectives for pupils' books: two A5 sheets on an A4, one a pupil or blank, with room to highlight and a code that opens quick entry. */
export function SheetsPage({
  subjectName,
  markbook,
  addressOf,
  back,
}: {
  readonly subjectName: string
  readonly markbook: ClassMarkbook
  /** Where the code on a pupil's sheet leads. */
  readonly addressOf: (pupilId: string) => string
  readonly back: ReactNode
}) {
  const { t } = useLingui()
  const { className, asOf: today } = markbook
  const [which, setWhich] = useState('all')
  const [whose, setWhose] = useState('each')
  const languages = useMemo(() => languagesOf(markbook), [markbook])
  const [language, setLanguage] = useState(languages.includes('en') ? 'en' : (languages[0] ?? OWN_WORDS))
  const view = useMemo(() => layOut(markbook, { shown: which === 'week' ? 'week' : 'all' }), [markbook, which])
  const whole = useMemo(() => layOut(markbook), [markbook])
  const units = [...new Set(unitsOf(whole.columns).map(({ name }) => name))].filter(Boolean)
  const wordsOf = useMemo(() => {
    const objectives = new Map(markbook.objectives.map((objective) => [objective.id, objective]))
    return ({ objectiveId, wording }: Column) => {
      const objective = objectives.get(objectiveId)
      if (language === OWN_WORDS || !objective) return { text: wording, lang: undefined }
      const text = pupilWordingOf(objective, { language })
      // Others stand in where there are none in the language.
      return { text, lang: objective.pupilWordings[language] === text ? language : undefined }
    }
  }, [markbook, language])
  const chosen = (columns: readonly Column[]) => {
    const unit = which.startsWith('unit ') ? which.slice(5) : null
    const ofUnit = columns.filter((column) => unit === null || column.unit === unit)
    // Another programme may not have the unit: its pupils get all of theirs rather than an empty sheet.
    return ofUnit.length > 0 ? ofUnit : columns
  }
  const sheets: readonly Sheet[] =
    whose === 'blank'
      ? [1, 2].map((copy) => ({
          key: `blank ${copy}`,
          name: '',
          programme: markbook.programme?.name ?? '',
          columns: chosen(view.columns),
          places: placesOf(whole.columns),
          address: null,
        }))
      : view.pupils
          .filter(({ pupilId }) => whose === 'each' || pupilId === whose)
          .map(({ pupilId, label, own }) => ({
            key: pupilId,
            name: label,
            programme: own?.name ?? markbook.programme?.name ?? '',
            columns: chosen(own?.columns ?? view.columns),
            places: placesOf(whole.pupils.find((one) => one.pupilId === pupilId)?.own?.columns ?? whole.columns),
            address: addressOf(pupilId),
          }))
  const { measuring, points, pages } = usePages(sheets, `${which} ${whose} ${language} ${markbook.cursor}`)
  const papers = Array.from({ length: Math.ceil(pages.length / 2) }, (_, at) => pages.slice(2 * at, 2 * at + 2))
  const part = (sheet: Sheet) => ({ sheet, subjectName, className, today, wordsOf })
  const isEmpty = sheets.every(({ columns }) => columns.length === 0)

  return (
    <>
      <div className="no-print">
        <Page
          title={t`${className}, ${subjectName}: sheets for books`}
          actions={
            <Buttons>
              {back}
              <Button look="primary" disabled={isEmpty} onClick={() => window.print()}>
                <Trans>Print</Trans>
              </Button>
            </Buttons>
          }
        >
          <div className={styles.choices}>
            <Bar>
              <LabelledSelect
                label={t`Sheets`}
                value={whose}
                choices={[
                  { value: 'each', label: t`one for each pupil` },
                  { value: 'blank', label: t`blank, without a name` },
                  ...markbook.pupils.map(({ id, label }) => ({ value: id, label })),
                ]}
                onChange={setWhose}
              />
              <LabelledSelect
                label={t`Objectives`}
                value={which}
                choices={[
                  { value: 'all', label: t`all, in the class’s order` },
                  { value: 'week', label: t`this week’s` },
                  ...units.map((unit) => ({ value: `unit ${unit}`, label: unit })),
                ]}
                onChange={setWhich}
              />
              {languages.length > 0 && (
                <LabelledSelect
                  label={t`Words`}
                  value={language}
                  choices={[
                    ...languages.map((tag) => ({ value: tag, label: t`for pupils: ${languageName(tag)}` })),
                    { value: OWN_WORDS, label: t`the school’s own` },
                  ]}
                  onChange={setLanguage}
                />
              )}
            </Bar>
          </div>
          {isEmpty ? (
            <p>
              {which === 'week' ? (
                <Trans>
                  Nothing is taught this week. Give objectives their weeks in the class’s plan, or choose all of them.
                </Trans>
              ) : (
                <Trans>
                  Sheets with the class’s objectives will be here. Choose what the class works through first.
                </Trans>
              )}
            </p>
          ) : (
            <p role="status">
              <Plural value={pages.length} one="# sheet of A5" other="# sheets of A5" />,{' '}
              <Plural value={papers.length} one="# page of A4, landscape" other="# pages of A4, landscape" />
            </p>
          )}
        </Page>
      </div>
      {!isEmpty && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
        <section className={styles.papers} style={{ fontSize: `${points}pt` }} aria-label={t`Preview`} tabIndex={0}>
          {papers.map(([left, right]) => (
            <div key={`${left!.sheet.key} ${left!.from}`} className={styles.paper}>
              {[left, right].map(
                (page) => page && <OneSheet key={`${page.sheet.key} ${page.from}`} {...part(page.sheet)} {...page} />,
              )}
            </div>
          ))}
        </section>
      )}
      <div ref={measuring} className={styles.measuring} aria-hidden="true">
        {sheets.map((sheet) => (
          <OneSheet key={sheet.key} {...part(sheet)} from={0} until={sheet.columns.length} at={1} of={1} />
        ))}
      </div>
    </>
  )
}

interface SheetPage {
  readonly sheet: Sheet
  readonly from: number
  readonly until: number
  readonly at: number
  readonly of: number
}

/** The largest letters in which every sheet is one page, or the smallest that can be read with the rest on further pages. */
function usePages(sheets: readonly Sheet[], key: string) {
  const measuring = useRef<HTMLDivElement>(null)
  const [fit, setFit] = useState<{ readonly points: number; readonly parts: readonly ReturnType<typeof shareOut>[] }>({
    points: SIZES[0]!,
    parts: [],
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the sheets are
  useLayoutEffect(() => {
    const holder = measuring.current!
    const millimetre = (element: Element) => element.getBoundingClientRect().height / (96 / 25.4)
    const measure = (points: number) => {
      holder.style.fontSize = `${points}pt`
      return [...holder.children].map((sheet) =>
        shareOut(
          {
            head: [...sheet.querySelectorAll('[data-head]')].reduce((sum, one) => sum + millimetre(one), 0),
            lines: [...sheet.querySelectorAll('[data-line]')].map(millimetre),
          },
          { room: ROOM },
        ),
      )
    }
    let points = SIZES[0]!
    let parts = measure(points)
    for (const next of SIZES.slice(1)) {
      if (parts.every((pages) => pages.length === 1)) break
      points = next
      parts = measure(points)
    }
    setFit({ points, parts })
  }, [key])
  const pages = sheets.flatMap((sheet, index): SheetPage[] => {
    const parts = fit.parts[index] ?? [{ from: 0, until: sheet.columns.length }]
    return parts.map(({ from, until }, at) => ({ sheet, from, until, at: at + 1, of: parts.length }))
  })
  return { measuring, points: fit.points, pages }
}

function OneSheet({
  sheet: { name, programme, columns, places, address },
  subjectName,
  className,
  today,
  wordsOf,
  from,
  until,
  at,
  of,
}: Omit<SheetPage, 'sheet'> & {
  readonly sheet: Sheet
  readonly subjectName: string
  readonly className: string
  readonly today: CalendarDate
  readonly wordsOf: (column: Column) => { readonly text: string; readonly lang: string | undefined }
}) {
  const codes = columns[0]?.scale.codes ?? []
  const day = formatDate(today, {})
  return (
    <article className={styles.sheet}>
      <header className={styles.head} data-head>
        <div>
          <h2>{name ? <bdi>{name}</bdi> : <span className={styles.line} />}</h2>
          <p>
            {[subjectName, programme, className, day].filter(Boolean).join(' · ')}
            {of > 1 && ` · ${at}/${of}`}
          </p>
          <p>{codes.map(({ shortCode, label }) => `${shortCode} ${label}`).join(' · ')}</p>
          {address && (
            <p className={styles.place}>
              <Trans>Teachers: the square code opens this pupil’s objectives, numbered as here, to be marked.</Trans>
            </p>
          )}
        </div>
        {address && <QrCode text={address} className={styles.code} />}
      </header>
      <table className={styles.table}>
        <thead data-head>
          <tr>
            <td className={styles.wording} />
            {codes.map(({ id, shortCode }) => (
              <th key={id} scope="col" className={styles.depth}>
                {shortCode}
              </th>
            ))}
            <th scope="col" className={styles.date}>
              <Trans>Date</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(from, until).map((column) => {
            const { text, lang } = wordsOf(column)
            return (
              <tr key={column.objectiveId} data-line>
                <th scope="row" className={styles.wording} dir="auto" lang={lang}>
                  <span className={styles.place}>{places.get(column.objectiveId)}</span> {text}
                </th>
                {codes.map(({ id }) => (
                  <td key={id} />
                ))}
                <td />
              </tr>
            )
          })}
        </tbody>
      </table>
    </article>
  )
}

function placesOf(columns: readonly Column[]): ReadonlyMap<string, number> {
  return new Map(columns.map(({ objectiveId }, index) => [objectiveId, index + 1]))
}

/** The languages in which any objective of the class has words for pupils. */
function languagesOf({ objectives }: ClassMarkbook): string[] {
  return [...new Set(objectives.flatMap(({ pupilWordings }) => Object.keys(pupilWordings)))].sort()
}

/** A language in its own words. */
function languageName(tag: string): string {
  return new Intl.DisplayNames([tag, 'en-GB'], { type: 'language' }).of(tag) ?? tag
}
