import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { FrozenChanges, Page, PageCell } from '@track/api-contract'
import { type ReactNode, useId } from 'react'
import { formatLastingMoment } from '../../../lib/format-date'
import { writeNumber } from '../page-address'
import type { PageWords } from '../use-page-words'
import styles from './kept-changes.module.css'

type Change = FrozenChanges['cells'][number]
type Cause = Change['causes'][number]
type Line = Cause['entries'][number]

/**
 * What a kept page would say otherwise today: each number as it was and as it would be, why, whose, and by which lines of the markbook.
 *
 * On paper nothing is folded away, and a page that hides small groups names nobody: paper goes where its readers go.
 */
export function KeptChanges({
  page,
  changes,
  words,
  onPaper = false,
  children,
}: {
  readonly page: Page
  readonly changes: FrozenChanges
  readonly words: PageWords
  readonly onPaper?: boolean
  /** What can be done with them, under their sum. */
  readonly children?: ReactNode
}) {
  const id = useId()
  const { cells, numbers, reproducible } = changes
  const known = formatLastingMoment(changes.asKnown)
  const isNamed = !onPaper || page.definition.minimumGroup === 0
  return (
    <section className={onPaper ? `${styles.changes} ${styles.onPaper}` : styles.changes} aria-labelledby={id}>
      <h2 id={id}>
        <Trans>What has changed since</Trans>
      </h2>
      <p role={onPaper ? undefined : 'status'}>
        {cells.length === 0 ? (
          <Plural
            value={numbers}
            one="Nothing: its number would be the same today."
            other="Nothing: all # numbers would be the same today."
          />
        ) : (
          <Plural
            value={cells.length}
            one={`# of ${numbers} numbers would be different today.`}
            other={`# of ${numbers} numbers would be different today.`}
          />
        )}{' '}
        <Trans>As known on {known}.</Trans>
      </p>
      {!reproducible && (
        <p>
          <Trans>
            This page was kept before what it was worked out from was kept with it. Its numbers can be compared with
            today’s, but nothing can say why they differ.
          </Trans>
        </p>
      )}
      {!isNamed && cells.length > 0 && (
        <p>
          <Trans>Pupils are named on the screen only, since this page hides small groups.</Trans>
        </p>
      )}
      {children}
      {cells.length > 0 && (
        <ol className={styles.list}>
          {cells.map((change) => (
            <ChangedNumber
              key={writeNumber(change)}
              page={page}
              change={change}
              words={words}
              isNamed={isNamed}
              fold={onPaper ? 'never' : cells.length > FEW ? 'closed' : 'open'}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

/** So many are read at once; more are opened one by one. */
const FEW = 3

type Fold = 'never' | 'open' | 'closed'

function ChangedNumber({
  page,
  change,
  words,
  isNamed,
  fold,
}: {
  readonly page: Page
  readonly change: Change
  readonly words: PageWords
  readonly isNamed: boolean
  readonly fold: Fold
}) {
  const row = page.rows.find(({ groupId }) => groupId === change.groupId)
  const column = page.columns[change.column]!
  const date = page.definition.dates[change.date]!
  const sayNumber = useNumberWords(words, column.unit)
  const sayCause = useCauseWords()
  const causes = change.causes.map((cause) => (
    <CauseOf key={cause.kind} cause={cause} text={sayCause(cause, change)} isNamed={isNamed} words={words} />
  ))
  const [before, after] = [change.before, change.after].map(sayNumber)
  const where = [row?.name, column.subject, words.columnName(column), words.dateName(date)].filter(Boolean).join(', ')
  const line = (
    <>
      <span className={styles.where}>{where}</span>
      <span className={styles.values}>
        <Trans>
          <span className="visually-hidden">was</span> {before}
        </Trans>{' '}
        <span aria-hidden="true">→</span>{' '}
        <strong>
          <Trans>
            <span className="visually-hidden">is now</span> {after}
          </Trans>
        </strong>
      </span>
    </>
  )
  if (fold === 'never' || causes.length === 0)
    return (
      <li>
        <div className={styles.line}>{line}</div>
        {causes.length > 0 && <ul className={styles.causes}>{causes}</ul>}
      </li>
    )
  return (
    <li>
      <details open={fold === 'open'}>
        <summary className={styles.line}>{line}</summary>
        <ul className={styles.causes}>{causes}</ul>
      </details>
    </li>
  )
}

/** A number with its unit, and how many pupils are behind it; a blank is said, or nobody could read it in a list. */
function useNumberWords(words: PageWords, unit: Page['columns'][number]['unit']) {
  const { t } = useLingui()
  return (cell: PageCell): string => {
    if (cell.suppressed) return words.notShown
    const n = cell.n ?? 0
    return cell.value === null ? t`blank` : t`${words.valueOf(cell, unit)} (n ${n})`
  }
}

function CauseOf({
  cause: { pupils, entries, entryCount },
  text,
  isNamed,
  words,
}: {
  readonly cause: Cause
  readonly text: string
  readonly isNamed: boolean
  readonly words: PageWords
}) {
  // Who is named by a line of the markbook is not named twice.
  const others = pupils.filter(({ pupilId }) => !entries.some((entry) => entry.pupilId === pupilId))
  return (
    <li>
      <p>{text}</p>
      {isNamed && others.length > 0 && <p className={styles.quiet}>{others.map(({ label }) => label).join(', ')}</p>}
      {isNamed && entries.length > 0 && (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <EntryLine key={entry.id} entry={entry} words={words} />
          ))}
        </ul>
      )}
      {isNamed && entryCount > entries.length && (
        <p className={styles.quiet}>
          <Plural value={entries.length} one="Only the latest is listed." other="The latest # are listed." />
        </p>
      )}
    </li>
  )
}

/** Why a number reads otherwise: what is new, and for how many pupils it makes a difference. */
function useCauseWords(): (cause: Cause, change: Change) => string {
  const { t } = useLingui()
  return ({ kind, pupils, entryCount }, { after }) => {
    const who = plural(pupils.length, { one: '# pupil', other: '# pupils' })
    switch (kind) {
      case 'entries':
        return plural(entryCount, {
          one: `# entry for ${who} was recorded since.`,
          other: `# entries for ${who} were recorded since.`,
        })
      case 'joined':
        return plural(pupils.length, {
          one: '# pupil is counted who was not in the group then.',
          other: '# pupils are counted who were not in the group then.',
        })
      case 'left':
        return plural(pupils.length, {
          one: '# pupil who was counted then is no longer in the group.',
          other: '# pupils who were counted then are no longer in the group.',
        })
      case 'taught':
        return t`Other objectives count as taught or planned now. It makes a difference for ${who}.`
      case 'rule':
        return t`The school’s rule is another one now. It makes a difference for ${who}.`
      case 'scale':
        return t`The school’s depths, or what counts as secured, are others now. It makes a difference for ${who}.`
      case 'calculation':
        return t`Several judgements are made into one in another way now. It makes a difference for ${who}.`
      case 'words':
        return t`Words stand for other categories now. It makes a difference for ${who}.`
      case 'hidden':
        return after.suppressed ? t`It was shown then and is hidden now.` : t`It was hidden then and is shown now.`
      case 'other':
        return t`Nothing that was kept with the page explains the difference.`
    }
  }
}

/** "Ben: Objective 5: Emerging, now Secure" and when: what stood there, what was written, of which day, and when it was recorded. */
function EntryLine({ entry, words }: { readonly entry: Line; readonly words: PageWords }) {
  const { t } = useLingui()
  const { kind, label, about, before, value } = entry
  const [seen, recorded] = [words.day(entry.observedOn), formatLastingMoment(entry.recordedAt)]
  const written = before === value ? t`still ${value}` : t`now ${value}`
  const what = {
    judgement: written,
    mark: written,
    correction: t`corrected to ${value ?? t`nothing`}`,
    void: t`taken back`,
    clear: t`cleared`,
  }[kind]
  return (
    <li>
      <span>
        {label}
        {': '}
        {about}
        {': '}
        {before ?? t`blank`}
        {', '}
        <strong>{what}</strong>
      </span>
      <small>{t`seen ${seen}, recorded ${recorded}`}</small>
    </li>
  )
}
