import { Trans, useLingui } from '@lingui/react/macro'
import type { Descriptor } from '@track/descriptors'
import type { Issue } from '@track/kernel'
import { useId, useRef } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { newWord } from '../new-words'
import { IssueList } from './issue-list'
import { WordLook } from './word-look'
import styles from './word-rows.module.css'

type Word = Readonly<Descriptor>

/** The words of a scale or a set, one to a row. A word that was ever kept can be renamed and moved, never taken out. */
export function WordRows({
  title,
  words,
  kept,
  most,
  limits,
  numbers,
  described = false,
  issues,
  onChange,
}: {
  readonly title: string
  readonly words: readonly Word[]
  /** Ids of the words that judgements may use. */
  readonly kept: ReadonlySet<string>
  readonly most: number
  readonly limits: { readonly label: number; readonly shortCode: number }
  /** Does the school show numbers? */
  readonly numbers: boolean
  /** May each word be explained in a sentence? */
  readonly described?: boolean
  /** `row` is a word's place from 1. */
  readonly issues: readonly Issue[]
  readonly onChange: (words: readonly Word[]) => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const ref = useRef<HTMLFieldSetElement>(null)
  const focusRow = (at: number, control: string) =>
    requestAnimationFrame(() => {
      ref.current?.querySelectorAll<HTMLElement>(`[data-control=${control}]`)[at]?.focus()
    })
  const change = (at: number, next: Partial<Word>) =>
    onChange(words.map((word, index) => (index === at ? { ...word, ...next } : word)))
  const move = (at: number, by: -1 | 1) => {
    const to = at + by
    const word = words[at]!
    if (!words[to]) return
    onChange(words.toSpliced(at, 1).toSpliced(to, 0, word))
    const [place, of] = [to + 1, words.length]
    notices.say(t`${word.label}: place ${place} of ${of}`)
    focusRow(to, by === -1 ? 'up' : 'down')
  }
  const remove = (at: number) => {
    onChange(words.toSpliced(at, 1))
    focusRow(Math.max(0, at - 1), 'label')
  }
  /** What is wrong with a word; a symbol that two words have is said beside both, whichever was changed. */
  const issuesOf = (at: number) =>
    issues.filter(
      ({ row, field }) =>
        row !== undefined && (row === at + 1 || (field === 'symbol' && words[row - 1]?.symbol === words[at]!.symbol)),
    )
  return (
    <fieldset className={styles.rows} data-numbers={numbers} ref={ref}>
      <legend>{title}</legend>
      {issues.some(({ row }) => row === undefined) && (
        <IssueList issues={issues.filter(({ row }) => row === undefined)} />
      )}
      <ol>
        {words.map((word, at) => (
          <WordRow
            key={word.id}
            word={word}
            place={at + 1}
            numbers={numbers}
            described={described}
            limits={limits}
            issues={issuesOf(at)}
            first={at === 0}
            last={at === words.length - 1}
            onChange={(next) => change(at, next)}
            onMove={(by) => move(at, by)}
            onRemove={kept.has(word.id) ? undefined : () => remove(at)}
          />
        ))}
      </ol>
      <div className={styles.end}>
        {words.length < most && (
          <Button
            look="quiet"
            onClick={() => {
              onChange([...words, newWord(words)])
              focusRow(words.length, 'label')
            }}
          >
            + <Trans>Add a word</Trans>
          </Button>
        )}
        {kept.size > 0 && (
          <p className={styles.quiet}>
            <Trans>A word that was kept cannot be removed: judgements may use it. It can be renamed.</Trans>
          </p>
        )}
      </div>
    </fieldset>
  )
}

function WordRow({
  word,
  place,
  numbers,
  described,
  limits,
  issues,
  first,
  last,
  onChange,
  onMove,
  onRemove,
}: {
  readonly word: Word
  readonly place: number
  readonly numbers: boolean
  readonly described: boolean
  readonly limits: { readonly label: number; readonly shortCode: number }
  readonly issues: readonly Issue[]
  readonly first: boolean
  readonly last: boolean
  readonly onChange: (next: Partial<Word>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: (() => void) | undefined
}) {
  const { t } = useLingui()
  const id = useId()
  const name = word.label || t`word ${place}`
  const wrong = (field: string) =>
    issues.some((issue) => issue.field === field && issue.severity === 'error') ? true : undefined
  const described_ = issues.length > 0 ? `${id}-issues` : undefined
  return (
    <li className={styles.row}>
      <WordLook
        word={word}
        issues={issues.filter(({ field }) => field === 'symbol' || field === 'colour')}
        onChange={onChange}
      />
      <label className={styles.label}>
        <span>{t`Word ${place}`}</span>
        <input
          data-control="label"
          required
          maxLength={limits.label}
          autoComplete="off"
          value={word.label}
          aria-invalid={wrong('label')}
          aria-describedby={described_}
          onChange={(event) => onChange({ label: event.target.value })}
          onBlur={() => word.shortCode === '' && onChange({ shortCode: word.label.trim().slice(0, 1).toUpperCase() })}
        />
      </label>
      <label className={styles.short}>
        <span>{t`Short code`}</span>
        <input
          required
          maxLength={limits.shortCode}
          autoComplete="off"
          aria-label={t`Short code of ${name}`}
          value={word.shortCode}
          aria-invalid={wrong('shortCode')}
          aria-describedby={described_}
          onChange={(event) => onChange({ shortCode: event.target.value })}
        />
      </label>
      {numbers && (
        <label className={styles.short}>
          <span>{t`Number`}</span>
          <input
            type="number"
            step="any"
            aria-label={t`Number of ${name}`}
            value={word.number ?? ''}
            onChange={(event) =>
              onChange({ number: event.target.value === '' ? undefined : event.target.valueAsNumber } as Partial<Word>)
            }
          />
        </label>
      )}
      <span className={styles.moves}>
        <Button
          look="quiet"
          data-control="up"
          aria-label={t`Move ${name} up`}
          aria-disabled={first}
          onClick={() => onMove(-1)}
        >
          <span className={styles.up}>
            <Icon name="chevron" />
          </span>
        </Button>
        <Button
          look="quiet"
          data-control="down"
          aria-label={t`Move ${name} down`}
          aria-disabled={last}
          onClick={() => onMove(1)}
        >
          <Icon name="chevron" />
        </Button>
        {onRemove && (
          <Button look="quiet" aria-label={t`Take ${name} out`} onClick={onRemove}>
            <Icon name="close" />
          </Button>
        )}
      </span>
      {described && (
        <label className={styles.description}>
          <span>{t`What it means`}</span>
          <input
            maxLength={500}
            autoComplete="off"
            aria-label={t`What ${name} means`}
            value={word.description ?? ''}
            onChange={(event) => onChange({ description: event.target.value || undefined } as Partial<Word>)}
          />
        </label>
      )}
      {issues.length > 0 && (
        <div className={styles.issues}>
          <IssueList id={`${id}-issues`} issues={issues} />
        </div>
      )}
    </li>
  )
}
