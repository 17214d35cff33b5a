import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { PupilMarkbook } from '@track/api-contract'
import type { Descriptor } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Entry, type HistoryLine, historyOf } from '@track/markbook'
import { problemWords } from '../../../lib/problem-words'
import { DepthMark } from '../../../ui/depth-mark'
import { pupilMarkbookQueryOptions } from '../api/read-pupil-markbook'
import type { PageWords } from '../use-page-words'
import styles from './pupil-judgements.module.css'

/** A pupil's judgements in one subject as they stood on a day, in the order of teaching; each opens into its history. */
export function PupilJudgements({
  schoolId,
  pupilId,
  subjectId,
  asOf,
  today,
  words,
}: {
  readonly schoolId: string
  readonly pupilId: string
  readonly subjectId: string
  readonly asOf: CalendarDate
  readonly today: CalendarDate
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const { data: markbook, error } = useQuery(pupilMarkbookQueryOptions({ schoolId, pupilId, subjectId, asOf }))
  if (error && !markbook) return <p role="alert">{problemWords(error)}</p>
  if (!markbook)
    return (
      <p role="status">
        <Trans>Looking up the judgements…</Trans>
      </p>
    )

  const { taught, later } = objectivesOf(markbook)
  const marks = markbook.measures
    .map((measure) => ({ measure, history: linesOf(markbook, { measureId: measure.id }) }))
    .filter(({ history }) => history.length > 0)
  const day = words.day(asOf)
  const programme = markbook.programme?.name
  const objective = ({ id, wording, taughtFrom }: (typeof taught)[number]) => (
    <Line
      key={id}
      what={wording}
      taughtFrom={taughtFrom}
      history={linesOf(markbook, { objectiveId: id })}
      markbook={markbook}
      words={words}
    />
  )
  return (
    <>
      <p className={styles.quiet}>
        {asOf === today ? <Trans>As of today.</Trans> : <Trans>As it stood on {day}.</Trans>}{' '}
        {programme &&
          (markbook.own ? <Trans>Own programme: {programme}.</Trans> : <Trans>Programme: {programme}.</Trans>)}
      </p>
      {marks.length > 0 && (
        <ul className={styles.list} aria-label={t`Marks`}>
          {marks.map(({ measure, history }) => (
            <Line
              key={measure.id}
              what={measure.name}
              taughtFrom={null}
              history={history}
              markbook={markbook}
              words={words}
            />
          ))}
        </ul>
      )}
      {taught.length > 0 ? (
        <ul className={styles.list} aria-label={t`Objectives taught by then`}>
          {taught.map(objective)}
        </ul>
      ) : (
        <p>
          <Trans>Nothing had been taught by then.</Trans>
        </p>
      )}
      {later.length > 0 && (
        <details>
          <summary className={styles.later}>
            <Plural
              value={later.length}
              one="# objective not taught by then, not counted"
              other="# objectives not taught by then, not counted"
            />
          </summary>
          <ul className={styles.list}>{later.map(objective)}</ul>
        </details>
      )}
    </>
  )
}

/** One objective or measure: what stood on the day, and every line behind it when opened. */
function Line({
  what,
  taughtFrom,
  history,
  markbook,
  words,
}: {
  readonly what: string
  readonly taughtFrom: CalendarDate | null
  readonly history: readonly HistoryLine<Entry>[]
  readonly markbook: PupilMarkbook
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const inForce = history.find(({ status }) => status === 'in-force')?.entry
  const known = inForce?.value == null ? undefined : inForce
  const seen = useSeen(markbook, words)
  const from = taughtFrom && words.day(taughtFrom)
  const about = [known && wordIn(markbook, known), from && t`taught from ${from}`, known && seen(known)]
    .filter(Boolean)
    .join(', ')
  const heading = (
    <>
      <Value value={known?.value ?? null} markbook={markbook} none={t`not assessed`} />
      <span className={styles.what}>
        {what}
        <small>{about}</small>
      </span>
    </>
  )
  if (history.length === 0) return <li className={styles.line}>{heading}</li>
  return (
    <li>
      <details>
        <summary className={styles.line}>{heading}</summary>
        <History history={history} markbook={markbook} words={words} />
      </details>
    </li>
  )
}

/** Every line behind an objective or measure, the latest first, and what came of it by the day of the page. */
export function History({
  history,
  markbook,
  words,
}: {
  readonly history: readonly HistoryLine<Entry>[]
  readonly markbook: PupilMarkbook
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const seen = useSeen(markbook, words)
  return (
    <ol className={styles.history}>
      {history.map(({ entry, kind, status }) => (
        <li key={entry.id} data-status={status}>
          {kind === 'void' ? (
            <span>{t`taken back`}</span>
          ) : (
            <Value value={entry.value} markbook={markbook} none={t`cleared`} />
          )}
          <small>
            {[wordIn(markbook, entry), seen(entry)].filter(Boolean).join(', ')}
            {status === 'superseded' && `, ${t`taken back or corrected`}`}
            {status === 'later' && `, ${t`after the day of the page`}`}
          </small>
        </li>
      ))}
    </ol>
  )
}

/** When something was seen, and by whom. */
function useSeen({ people }: PupilMarkbook, words: PageWords): (entry: Entry) => string {
  const { t } = useLingui()
  return ({ observedOn, recordedBy }) => {
    const [day, name] = [words.day(observedOn), people.find(({ id }) => id === recordedBy)?.name]
    return name ? t`seen ${day} by ${name}` : t`seen ${day}`
  }
}

/** A depth, word or mark as it stands beside its objective. */
export function Value({
  value,
  markbook,
  none,
}: {
  readonly value: Entry['value']
  readonly markbook: PupilMarkbook
  readonly none: string
}) {
  const word = wordsOf(markbook).find(({ id }) => id === value)
  // The word itself stands beside it.
  if (word) return <DepthMark code={word} />
  const code = markbook.scales.flatMap(({ codes }) => codes).find(({ id }) => id === value)
  if (!code) return <span className={styles.bare}>{value ?? none}</span>
  return (
    <>
      <DepthMark code={code} />
      <span className="visually-hidden">{code.label}: </span>
    </>
  )
}

/** The words of columns of words, as they were called on the day. */
function wordsOf({ sets }: PupilMarkbook): readonly Readonly<Descriptor>[] {
  return sets.flatMap(({ descriptors }) => descriptors)
}

export function wordIn(markbook: PupilMarkbook, { value }: Entry): string | undefined {
  return wordsOf(markbook).find(({ id }) => id === value)?.label
}

/** The programme's objectives in the order of teaching: those taught by the day, and the others. */
export function objectivesOf({ programme, objectives, taught, asOf }: PupilMarkbook) {
  const days = new Map(taught.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom]))
  const known = new Map(objectives.map((objective) => [objective.id, objective]))
  const all = (programme?.objectiveIds ?? []).flatMap((id) => {
    const objective = known.get(id)
    return objective ? [{ id, wording: objective.wording, taughtFrom: days.get(id) ?? null }] : []
  })
  const isTaught = ({ taughtFrom }: (typeof all)[number]) => taughtFrom !== null && taughtFrom <= asOf
  return { taught: all.filter(isTaught), later: all.filter((one) => !isTaught(one)) }
}

/** The teachers' lines of one cell: the page counts no others. */
export function linesOf(
  { entries, asOf }: PupilMarkbook,
  of: { readonly objectiveId: string } | { readonly measureId: string },
): HistoryLine<Entry>[] {
  const lines = entries.filter(
    ({ track, objectiveId, measureId }) =>
      track === 'teacher' && ('objectiveId' in of ? objectiveId === of.objectiveId : measureId === of.measureId),
  )
  return historyOf(lines, { asOf })
}
