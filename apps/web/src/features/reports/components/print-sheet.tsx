import { Trans } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { fitSheet, MARGIN, PAPERS, type SheetFit } from '../fit-sheet'
import type { Paper } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { PageNotes, type Policy } from './page-notes'
import { PageTable } from './page-table'
import styles from './print-sheet.module.css'

export interface SheetProps {
  readonly page: Page
  readonly title: string
  /** Whose it is and from when: a sheet of paper is found again in another year. */
  readonly from: string
  /** For whom it is and what it is for, as far as anybody said so. */
  readonly about?: readonly string[]
  readonly paper: Paper
  readonly policy: Policy
  readonly wholeOf: (row: Page['rows'][number]) => string
  readonly words: PageWords
  /** The numbers that are marked, with what is said of each. */
  readonly marks?: ReadonlyMap<string, string> | undefined
  /** What follows on sheets of its own. */
  readonly after?: ReactNode
  /** What came of fitting it on its paper, and what would come of it on the larger one. */
  readonly onFit?: (fit: SheetFit, onA3: SheetFit) => void
}

/**
 * The page as it stands on paper, in the largest letters in which it fits: in a preview as large as the sheet, to a printer the
 * sheet itself. Give it a `key` of what is on it: it is measured once.
 */
export function PrintSheet({
  page,
  title,
  from,
  about = [],
  paper,
  policy,
  wholeOf,
  words,
  marks,
  after,
  onFit,
}: SheetProps) {
  const content = useRef<HTMLDivElement>(null)
  const [fit, setFit] = useState<SheetFit>()
  const tell = useRef(onFit)
  useLayoutEffect(() => {
    const measure = measureIn(content.current!)
    const found = fitSheet({ paper, measure })
    tell.current?.(found, paper === 'a3' ? found : fitSheet({ paper: 'a3', measure }))
    setFit(found)
  }, [paper])

  const { width, height } = PAPERS[paper]
  const size = { '--width': `${width}mm`, '--height': `${height}mm`, '--margin': `${MARGIN}mm` }
  return (
    <article className={`${styles.sheet} ${styles[paper]}`} aria-label={title} style={size as CSSProperties}>
      <div
        ref={content}
        className={styles.content}
        style={{ fontSize: fit && `${fit.points}pt`, inlineSize: `${width - 2 * MARGIN}mm` }}
      >
        <header className={styles.head}>
          <div>
            <h2>{title}</h2>
            {about.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <p>{from}</p>
          {words.scopeName(page.definition) && <p>{words.scopeName(page.definition)}</p>}
        </header>
        {(fit?.columns ?? [{ from: 0, until: page.columns.length }]).map((range) => (
          <PageTable
            key={range.from}
            page={page}
            {...range}
            wholeOf={wholeOf}
            rules={policy.rules}
            words={words}
            marks={marks}
            onPaper
          />
        ))}
        {marks && (
          <p className={styles.marked}>
            <Trans>* would be different today</Trans>
          </p>
        )}
        <PageNotes page={page} policy={policy} words={words} onPaper />
      </div>
      {after && <div className={styles.after}>{after}</div>}
    </article>
  )
}

const PIXELS_OF_MM = 96 / 25.4

/** Lays the sheet out as asked and reads the room it takes. Whatever shows it smaller on the screen does not count. */
function measureIn(content: HTMLElement): Parameters<typeof fitSheet>[0]['measure'] {
  return ({ points, width }) => {
    const { fontSize, inlineSize } = content.style
    Object.assign(content.style, { fontSize: `${points}pt`, inlineSize: `${width}mm` })
    const table = content.querySelector('table')!
    const widthOf = (element: Element | null) =>
      element instanceof HTMLElement ? element.offsetWidth / PIXELS_OF_MM : 0
    const headings = [...table.querySelectorAll('[data-column]')].map(widthOf)
    const size = {
      width: widthOf(table),
      height: content.offsetHeight / PIXELS_OF_MM,
      names: [...table.querySelectorAll('thead tr:first-child th[rowspan]')].map(widthOf).reduce((a, b) => a + b, 0),
      columns: headings,
    }
    Object.assign(content.style, { fontSize, inlineSize })
    return size
  }
}
