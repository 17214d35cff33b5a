import { Trans, useLingui } from '@lingui/react/macro'
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { EASY_POINTS, LEAST_POINTS, PAPERS, type SheetFit } from '../fit-sheet'
import type { Paper } from '../page-choice'
import { PrintSheet, type SheetProps } from './print-sheet'
import styles from './print-view.module.css'

/** What a page is made smaller by. */
export type Fewer = 'columns' | 'dates' | 'groups'

/** The page as it will be on paper, before anything is printed: on which paper, in which letters, and what does not fit. */
export function PrintView({
  sheet,
  onPaper,
  onFewer,
  onClose,
}: {
  readonly sheet: SheetProps
  readonly onPaper: (paper: Paper) => void
  /** Where the page can be changed: leads to the choice of what there is too much of. */
  readonly onFewer?: ((what: Fewer) => void) | undefined
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { title, paper } = sheet
  const [fit, setFit] = useState<{ readonly fit: SheetFit; readonly onA3: SheetFit }>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const holder = useRef<HTMLElement>(null)
  const scaled = useRef<HTMLDivElement>(null)
  const scale = useScale(holder, paper)
  const [height, setHeight] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet is as high as what came of fitting it
  useLayoutEffect(() => setHeight(scaled.current!.offsetHeight), [fit])
  return (
    <div className={styles.view}>
      <header className={`${styles.head} no-print`}>
        <Button look="quiet" className={styles.back} onClick={onClose}>
          <Icon name="left" />
          <Trans>Back to the report</Trans>
        </Button>
        <div className={styles.line}>
          <h1 ref={heading} tabIndex={-1}>
            <Trans>Print: {title}</Trans>
          </h1>
          <fieldset className={styles.papers}>
            <legend className="visually-hidden">
              <Trans>Paper</Trans>
            </legend>
            {(['a4', 'a3'] as const).map((one) => (
              <Checkbox key={one} type="radio" name="paper" checked={one === paper} onChange={() => onPaper(one)}>
                {one.toUpperCase()}
              </Checkbox>
            ))}
          </fieldset>
          <Button look="primary" onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        </div>
        {fit && <FitWords {...fit} paper={paper} onPaper={onPaper} onFewer={onFewer} />}
      </header>
      <section
        ref={holder}
        className={styles.holder}
        aria-label={t`Preview of the sheet`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
        tabIndex={0}
      >
        <div
          className={styles.frame}
          style={{ inlineSize: `${PAPERS[paper].width * scale}mm`, blockSize: `${height * scale}px` }}
        >
          <div ref={scaled} className={styles.scaled} style={{ '--scale': scale } as CSSProperties}>
            <PrintSheet {...sheet} key={paper} onFit={(found, onA3) => setFit({ fit: found, onA3 })} />
          </div>
        </div>
      </section>
    </div>
  )
}

function FitWords({
  fit: { fits, points, tooWide, over },
  onA3,
  paper,
  onPaper,
  onFewer,
}: {
  readonly fit: SheetFit
  readonly onA3: SheetFit
  readonly paper: Paper
  readonly onPaper: (paper: Paper) => void
  readonly onFewer: ((what: Fewer) => void) | undefined
}) {
  const name = paper.toUpperCase()
  const larger = onA3.points
  if (fits)
    return (
      <div className={styles.fits}>
        <p role="status">
          <Trans>
            Fits on one {name} sheet, landscape, in letters of {points} point.
          </Trans>{' '}
          {points < EASY_POINTS &&
            (paper === 'a4' && larger > points ? (
              <Trans>They are small: on A3 they would be {larger} point.</Trans>
            ) : (
              <Trans>They are small: fewer groups, columns or dates make them larger.</Trans>
            ))}
        </p>
        {points < EASY_POINTS && paper === 'a4' && larger > points && (
          <Button onClick={() => onPaper('a3')}>
            <Trans>Use A3</Trans>
          </Button>
        )}
      </div>
    )
  const least = LEAST_POINTS
  return (
    <Alert>
      <p>
        {tooWide ? (
          <Trans>
            This does not fit on one {name} sheet: it is {over} % too wide, even in letters of {least} point, the
            smallest that can be read. It will print on several sheets.
          </Trans>
        ) : (
          <Trans>
            This does not fit on one {name} sheet: it is {over} % too long, even in letters of {least} point, the
            smallest that can be read. It will print on several sheets.
          </Trans>
        )}
      </p>
      <div className={styles.ways}>
        {paper === 'a4' && onA3.fits && (
          <Button onClick={() => onPaper('a3')}>
            <Trans>Use A3</Trans>
          </Button>
        )}
        {onFewer && tooWide && (
          <>
            <Button onClick={() => onFewer('columns')}>
              <Trans>Choose fewer columns</Trans>
            </Button>
            <Button onClick={() => onFewer('dates')}>
              <Trans>Choose fewer dates</Trans>
            </Button>
          </>
        )}
        {onFewer && !tooWide && (
          <Button onClick={() => onFewer('groups')}>
            <Trans>Choose fewer groups</Trans>
          </Button>
        )}
      </div>
    </Alert>
  )
}

/** The whole width of the sheet is in sight, except where it would be too small to make out: there it scrolls. */
function useScale(holder: { readonly current: HTMLElement | null }, paper: Paper): number {
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const adjust = () => {
      const room = holder.current?.clientWidth ?? 0
      const sheet = (PAPERS[paper].width / 25.4) * 96
      if (room > 0) setScale(Math.min(1, Math.max(LEAST_SCALE, (room - 32) / sheet)))
    }
    adjust()
    window.addEventListener('resize', adjust)
    return () => window.removeEventListener('resize', adjust)
  }, [holder, paper])
  return scale
}

const LEAST_SCALE = 0.5
