import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Buttons, Page } from '../../../ui/page'
import { type FittedNote, fitNote } from '../fit-note'
import type { LessonPupil } from '../lesson-view'
import styles from './note-sheets-page.module.css'
import { type NoteSize, PaperNote } from './paper-note'

type PaperName = 'a4' | 'letter'

interface Sheet {
  readonly toAPage: number
  /** The sizes of letters that are tried, the largest first. */
  readonly points: readonly number[]
  /** Empty lines for what they also did. */
  readonly blanks: number
}

const SHEETS: Readonly<Record<NoteSize, Sheet>> = {
  quarter: { toAPage: 4, points: [11, 10.5, 10, 9.5, 9, 8.5], blanks: 2 },
  sticky: { toAPage: 6, points: [10, 9.5, 9, 8.5], blanks: 1 },
  large: { toAPage: 2, points: [20, 18, 16], blanks: 2 },
}
/** What is inside the padding of each, in millimetres, less a hair for rounding; paper-note.module.css says the same. */
const ROOM: Readonly<Record<PaperName, Readonly<Record<NoteSize, number>>>> = {
  a4: { quarter: 148.45 - 13.2, sticky: 76 - 7.3, large: 148.45 - 16.5 },
  letter: { quarter: 139.65 - 13.2, sticky: 76 - 7.3, large: 139.65 - 16.5 },
}

/** The notes of a lesson on paper: quarter sheets, sticky notes or large print, each with a code that opens it. */
export function NoteSheetsPage({
  outcome,
  pupils,
  today,
  addressOf,
  back,
}: {
  readonly outcome: string
  readonly pupils: readonly LessonPupil[]
  readonly today: CalendarDate
  /** Where the code on a note leads. */
  readonly addressOf: (code: string) => string
  readonly back: ReactNode
}) {
  const { t } = useLingui()
  const [size, setSize] = useState<NoteSize>('quarter')
  const [paper, setPaper] = useState<PaperName>('a4')
  const [pictures, setPictures] = useState<'own' | 'all'>('own')
  const [isSome, setIsSome] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(pupils.map(({ pupilId }) => pupilId)))
  const shown = pupils.filter(({ pupilId }) => !isSome || chosen.has(pupilId))
  const notes = shown.map((pupil) => ({
    pupil,
    size: pupil.note.largePrint ? 'large' : size,
    pictures: pictures === 'all' || pupil.note.symbols,
    today,
    address: addressOf(pupil.code),
  }))
  const isAnyLarge = pupils.some(({ note }) => note.largePrint)
  // What the notes say changes under the page while a lesson goes on: they are measured again then.
  const key = useMemo(
    () => JSON.stringify([shown.map(({ note }) => note), size, paper, pictures]),
    [shown, size, paper, pictures],
  )
  const { measuring, fits } = useFits(notes, { paper, key })
  const sheets = notes.flatMap((note, index) => {
    const { parts, ...fit } = fits[index] ?? { ...unfitted(note.size), parts: [{ from: 0, until: 999 }] }
    return parts.map((part, at) => ({ ...note, ...part, ...fit, at: at + 1, of: parts.length }))
  })
  // The large ones stand on pages of their own, after the others.
  const pages = [
    ...inPages(sheets.filter((sheet) => sheet.size !== 'large')),
    ...inPages(sheets.filter((sheet) => sheet.size === 'large')),
  ]

  return (
    <>
      <div className="no-print">
        <Page
          title={t`Print notes`}
          actions={
            <Buttons>
              {back}
              <Button look="primary" disabled={pages.length === 0} onClick={() => window.print()}>
                <Trans>Print</Trans>
              </Button>
            </Buttons>
          }
        >
          <p className={styles.outcome}>{outcome}</p>
          <div className={styles.choices}>
            <Bar>
              <LabelledSelect
                label={t`Size`}
                value={size}
                choices={[
                  { value: 'quarter', label: t`quarter sheets, four to a page` },
                  { value: 'sticky', label: t`sticky notes of 76 mm, six to a page` },
                  { value: 'large', label: t`large print, two to a page` },
                ]}
                onChange={(value) => setSize(value as NoteSize)}
              />
              <LabelledSelect
                label={t`Paper`}
                value={paper}
                choices={[
                  { value: 'a4', label: t`A4` },
                  { value: 'letter', label: t`US Letter` },
                ]}
                onChange={(value) => setPaper(value as PaperName)}
              />
              <LabelledSelect
                label={t`Pictures`}
                value={pictures}
                choices={[
                  { value: 'own', label: t`for those who have them` },
                  { value: 'all', label: t`on every note` },
                ]}
                onChange={(value) => setPictures(value as 'own' | 'all')}
              />
              <LabelledSelect
                label={t`Pupils`}
                value={isSome ? 'some' : 'all'}
                choices={[
                  { value: 'all', label: t`everybody` },
                  { value: 'some', label: t`chosen ones` },
                ]}
                onChange={(value) => setIsSome(value === 'some')}
              />
            </Bar>
          </div>
          {isSome && (
            <fieldset className={styles.pupils}>
              <legend className="visually-hidden">
                <Trans>Pupils</Trans>
              </legend>
              <Buttons>
                <Button onClick={() => setChosen(new Set(pupils.map(({ pupilId }) => pupilId)))}>
                  <Trans>All</Trans>
                </Button>
                <Button onClick={() => setChosen(new Set())}>
                  <Trans>None</Trans>
                </Button>
              </Buttons>
              <div className={styles.names}>
                {pupils.map(({ pupilId, label }) => (
                  <Checkbox
                    key={pupilId}
                    checked={chosen.has(pupilId)}
                    onChange={({ currentTarget: { checked } }) =>
                      setChosen(
                        (before) => new Set([...before].filter((id) => id !== pupilId).concat(checked ? pupilId : [])),
                      )
                    }
                  >
                    <bdi>{label}</bdi>
                  </Checkbox>
                ))}
              </div>
            </fieldset>
          )}
          <p role="status">
            {pages.length === 0 ? (
              <Trans>Choose whose notes to print.</Trans>
            ) : (
              <>
                <Plural value={shown.length} one="# note" other="# notes" />,{' '}
                <Plural value={pages.length} one="# page" other="# pages" />
                {size === 'sticky' && (
                  <>
                    {'. '}
                    <Trans>Print once, stick a note on each square, and feed the pages in again.</Trans>
                  </>
                )}
                {isAnyLarge && size !== 'large' && (
                  <>
                    {'. '}
                    <Trans>Large print comes after the others.</Trans>
                  </>
                )}
              </>
            )}
          </p>
        </Page>
      </div>
      {pages.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
        <section className={styles.papers} data-paper={paper} aria-label={t`Preview`} tabIndex={0}>
          {pages.map((page) => (
            <div
              key={`${page[0]!.pupil.pupilId} ${page[0]!.at}`}
              className={`${styles.paper} ${styles[page[0]!.size]}`}
            >
              {page.map((sheet) => (
                <PaperNote key={`${sheet.pupil.pupilId} ${sheet.at}`} {...sheet} />
              ))}
            </div>
          ))}
        </section>
      )}
      <div ref={measuring} className={styles.measuring} data-paper={paper} aria-hidden="true">
        {notes.map((note) => (
          <PaperNote key={note.pupil.pupilId} {...note} {...unfitted(note.size)} />
        ))}
      </div>
    </>
  )
}

/** Measures every note at every size that might do, before anything is painted. */
function useFits(
  notes: readonly { readonly size: NoteSize }[],
  { paper, key }: { readonly paper: PaperName; readonly key: string },
) {
  const measuring = useRef<HTMLDivElement>(null)
  const [fits, setFits] = useState<readonly FittedNote[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the notes are
  useLayoutEffect(() => {
    const drawn = [...measuring.current!.children] as HTMLElement[]
    const heights = drawn.map((): Parameters<typeof fitNote>[0][number][] => [])
    const millimetre = (element: Element) => element.getBoundingClientRect().height / (96 / 25.4)
    for (let step = 0; step < Math.max(...Object.values(SHEETS).map(({ points }) => points.length)); step++) {
      // All are set before any is measured, so that the page is laid out once for each size.
      drawn.forEach((note, index) => {
        const points = SHEETS[notes[index]!.size].points[step]
        if (points) note.style.fontSize = `${points}pt`
      })
      drawn.forEach((note, index) => {
        const points = SHEETS[notes[index]!.size].points[step]
        if (!points) return
        heights[index]!.push({
          points,
          head: millimetre(note.querySelector('[data-head]')!),
          lines: [...note.querySelectorAll('[data-line]')].map(millimetre),
        })
      })
    }
    setFits(
      heights.map((each, index) => {
        const { size } = notes[index]!
        return fitNote(each, { room: ROOM[paper][size], blanks: SHEETS[size].blanks })
      }),
    )
  }, [key])
  return { measuring, fits }
}

/** A note before it is measured. */
function unfitted(size: NoteSize) {
  const { points, blanks } = SHEETS[size]
  return { points: points[0]!, blanks }
}

function inPages<S extends { readonly size: NoteSize }>(sheets: readonly S[]): S[][] {
  const toAPage = SHEETS[sheets[0]?.size ?? 'quarter'].toAPage
  return Array.from({ length: Math.ceil(sheets.length / toAPage) }, (_, at) =>
    sheets.slice(at * toAPage, (at + 1) * toAPage),
  )
}
