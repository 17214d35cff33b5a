import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { PupilMarkbook } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import { problemWords } from '../../../lib/problem-words'
import { pupilMarkbookQueryOptions } from '../api/read-pupil-markbook'
import type { PageWords } from '../use-page-words'
import { History, linesOf, objectivesOf, Value, wordIn } from './pupil-judgements'
import styles from './pupil-judgements.module.css'

/** A pupil's judgements in one subject on two days, those that are others on the later one first; each opens into its history. */
export function PupilChange({
  schoolId,
  pupilId,
  subjectId,
  since,
  asOf,
  measureId,
  words,
}: {
  readonly schoolId: string
  readonly pupilId: string
  readonly subjectId: string
  readonly since: CalendarDate
  readonly asOf: CalendarDate
  /** The measure that the number is of; none if it is of objectives. What it is of comes first. */
  readonly measureId: string | undefined
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const of = { schoolId, pupilId, subjectId }
  const earlier = useQuery(pupilMarkbookQueryOptions({ ...of, asOf: since }))
  const later = useQuery(pupilMarkbookQueryOptions({ ...of, asOf }))
  const error = earlier.error ?? later.error
  const [before, after] = [earlier.data, later.data]
  if (error && !(before && after)) return <p role="alert">{problemWords(error)}</p>
  if (!before || !after)
    return (
      <p role="status">
        <Trans>Looking up the judgements…</Trans>
      </p>
    )

  const [then, now] = [words.day(since), words.day(asOf)]
  const isOfNumber = ({ id, of }: TwoDays) => (measureId === undefined ? 'objectiveId' in of : id === measureId)
  const all = linesOfBoth(before, after)
  const lines = [...all.filter(isOfNumber), ...all.filter((line) => !isOfNumber(line))]
  const changed = lines.filter(isOther)
  const same = lines.filter((line) => !isOther(line))
  const programmes = [...new Set([before, after].flatMap(({ programme }) => programme?.name ?? []))].join(' → ')
  const list = (of: readonly TwoDays[]) =>
    of.map((line) => <Line key={line.id} line={line} before={before} after={after} words={words} />)
  return (
    <>
      {programmes && (
        <p className={styles.quiet}>
          {before.own || after.own ? (
            <Trans>Own programme: {programmes}.</Trans>
          ) : (
            <Trans>Programme: {programmes}.</Trans>
          )}
        </p>
      )}
      <h3>
        <Trans>
          What changed from {then} to {now}
        </Trans>
      </h3>
      {changed.length > 0 ? (
        <ul className={styles.list} aria-label={t`Changed`}>
          {list(changed)}
        </ul>
      ) : (
        <p>
          <Trans>Nothing: the same was taught, and judged the same.</Trans>
        </p>
      )}
      {same.length > 0 && (
        <details>
          <summary className={styles.later}>
            <Plural value={same.length} one="# is the same on both days" other="# are the same on both days" />
          </summary>
          <ul className={styles.list}>{list(same)}</ul>
        </details>
      )}
    </>
  )
}

/** One objective or measure on both days: what stood, and whether it had been taught. */
interface TwoDays {
  readonly id: string
  readonly what: string
  readonly of: { readonly objectiveId: string } | { readonly measureId: string }
  readonly was: Standing
  readonly is: Standing
  /** The day on which it was first taught, where that is what is new. */
  readonly taughtFrom: CalendarDate | null
}

interface Standing {
  readonly counts: boolean
  readonly entry: Entry | undefined
}

function linesOfBoth(before: PupilMarkbook, after: PupilMarkbook): TwoDays[] {
  const [taughtThen, taughtNow] = [before, after].map((markbook) => objectivesOf(markbook).taught)
  const wasTaught = new Map(taughtThen!.map((one) => [one.id, one]))
  const isTaught = new Map(taughtNow!.map((one) => [one.id, one]))
  const objectives = [...isTaught.values(), ...[...wasTaught.values()].filter(({ id }) => !isTaught.has(id))]
  const measures = new Map([...before.measures, ...after.measures].map((measure) => [measure.id, measure.name]))
  const standingIn = (markbook: PupilMarkbook, of: TwoDays['of'], counts: boolean): Standing => {
    const inForce = linesOf(markbook, of).find(({ status }) => status === 'in-force')?.entry
    return { counts, entry: inForce?.value == null ? undefined : inForce }
  }
  const marks = [...measures].map(([id, what]): TwoDays => {
    const of = { measureId: id }
    return {
      id,
      what,
      of,
      was: standingIn(before, of, true),
      is: standingIn(after, of, true),
      taughtFrom: null,
    }
  })
  return [
    ...marks.filter(({ was, is }) => was.entry || is.entry),
    ...objectives.map(({ id, wording, taughtFrom }): TwoDays => {
      const of = { objectiveId: id }
      return {
        id,
        what: wording,
        of,
        was: standingIn(before, of, wasTaught.has(id)),
        is: standingIn(after, of, isTaught.has(id)),
        taughtFrom: wasTaught.has(id) ? null : taughtFrom,
      }
    }),
  ]
}

function isOther({ was, is }: TwoDays): boolean {
  return was.counts !== is.counts || was.entry?.value !== is.entry?.value
}

function Line({
  line: { what, of, was, is, taughtFrom },
  before,
  after,
  words,
}: {
  readonly line: TwoDays
  readonly before: PupilMarkbook
  readonly after: PupilMarkbook
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const history = linesOf(after, of)
  const known = is.entry
  const [from, seen] = [taughtFrom && words.day(taughtFrom), known && words.day(known.observedOn)]
  const wordsOfBoth = [was.entry && wordIn(before, was.entry), known && wordIn(after, known)].filter(Boolean)
  const about = [
    [...new Set(wordsOfBoth)].join(' → '),
    from && t`taught from ${from}`,
    !is.counts && t`not in the programme any more`,
    seen && t`seen ${seen}`,
  ]
    .filter(Boolean)
    .join(', ')
  const heading = (
    <>
      <span className={styles.ends}>
        <span>
          <span className="visually-hidden">{t`was`} </span>
          <Value
            value={was.entry?.value ?? null}
            markbook={before}
            none={was.counts ? t`not assessed` : t`not taught`}
          />
        </span>
        <span aria-hidden="true">→</span>
        <span>
          <span className="visually-hidden">{t`is now`} </span>
          <Value value={known?.value ?? null} markbook={after} none={is.counts ? t`not assessed` : t`not taught`} />
        </span>
      </span>
      <span className={styles.what}>
        {what}
        <small>{about}</small>
      </span>
    </>
  )
  if (history.length === 0) return <li className={styles.twoDays}>{heading}</li>
  return (
    <li>
      <details>
        <summary className={styles.twoDays}>{heading}</summary>
        <History history={history} markbook={after} words={words} />
      </details>
    </li>
  )
}
