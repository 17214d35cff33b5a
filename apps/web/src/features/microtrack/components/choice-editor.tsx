import { Trans, useLingui } from '@lingui/react/macro'
import { type Choice, type ChoiceKind, SYMBOLS, type TaskOption } from '@track/microtrack'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Select, TextField } from '../../../ui/field'
import { symbolName } from '../symbol-names'
import { isBlank } from '../template-lines'
import styles from './choice-editor.module.css'
import { LineField } from './line-field'

const KINDS: readonly ChoiceKind[] = ['practice', 'content', 'demonstrate']
const MOST_OPTIONS = 20

/** Ways of doing one task, of which a pupil chooses some. */
export function ChoiceEditor({
  task,
  choice,
  error,
  newId,
  onChange,
  onLeave,
  onRemove,
}: {
  /** The words of the task. */
  readonly task: string
  readonly choice: Choice
  readonly error: string | undefined
  readonly newId: () => string
  readonly onChange: (choice: Choice, focusId?: string) => void
  /** Enter in an empty way: on to the next line of the template. */
  readonly onLeave: () => void
  readonly onRemove: () => void
}) {
  const { t } = useLingui()
  const { kind, choose, options } = choice
  const offered = options.filter((option) => !isBlank(option)).length
  const kindNames: Record<ChoiceKind, string> = {
    practice: t`How to practise`,
    content: t`Where to find it out`,
    demonstrate: t`How to show it`,
  }
  const put = (next: TaskOption[], focusId?: string) => {
    const roomy =
      next.length < MOST_OPTIONS && !isBlank(next.at(-1) ?? { text: 'full' })
        ? [...next, { id: newId(), text: '' }]
        : next
    onChange({ ...choice, options: roomy }, focusId)
  }
  const change = (id: string, to: Partial<TaskOption>) =>
    put(options.map((option) => (option.id === id ? { ...option, ...to } : option)))
  const enter = (place: number) => {
    if (isBlank(options[place]!)) return onLeave()
    const next = options[place + 1]
    if (next) onChange(choice, next.id)
  }
  const back = (place: number) => {
    if (options.length < 2) return
    const near = options[place - 1] ?? options[place + 1]!
    put(
      options.filter((_, each) => each !== place),
      near.id,
    )
  }
  return (
    <div className={styles.choice}>
      <div className={styles.head}>
        <label className={styles.choose}>
          <span>
            <Trans>Choose</Trans>
          </span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_OPTIONS}
            value={choose}
            aria-invalid={error ? true : undefined}
            aria-label={t`How many to choose: ${task}`}
            onChange={(event) =>
              onChange({ ...choice, choose: Math.min(Math.max(event.target.valueAsNumber || 0, 0), 20) })
            }
          />
          <span>
            <Trans>of {offered}</Trans>
          </span>
        </label>
        <Select
          label={t`Kind of choice: ${task}`}
          value={kind}
          choices={KINDS.map((each) => ({ value: each, label: kindNames[each] }))}
          onChange={(next) => onChange({ ...choice, kind: next as ChoiceKind })}
        />
        <Button look="quiet" onClick={onRemove}>
          <Trans>Not a choice</Trans>
        </Button>
      </div>
      {error && <p className={styles.error}>{error}</p>}
      <ul className={styles.options}>
        {options.map((option, place) => (
          <OptionLine
            key={option.id}
            option={option}
            place={place + 1}
            onChange={(to) => change(option.id, to)}
            onEnter={() => enter(place)}
            onBack={() => back(place)}
            onPaste={(text) => {
              const [first = '', ...others] = text
                .split(/[\n\r]+/)
                .map((line) => line.trim())
                .filter(Boolean)
              const fresh = others.map((line) => ({ id: newId(), text: line.slice(0, 300) }))
              const changed = { ...option, text: (option.text + first).slice(0, 300) }
              const all = [...options.slice(0, place), changed, ...fresh, ...options.slice(place + 1)]
              put(all.slice(0, MOST_OPTIONS), fresh.at(-1)?.id)
            }}
          />
        ))}
      </ul>
    </div>
  )
}

function OptionLine({
  option,
  place,
  onChange,
  onEnter,
  onBack,
  onPaste,
}: {
  readonly option: TaskOption
  readonly place: number
  readonly onChange: (to: Partial<TaskOption>) => void
  readonly onEnter: () => void
  readonly onBack: () => void
  readonly onPaste: (text: string) => void
}) {
  const { t } = useLingui()
  const { id, text, symbol, link, partner, minutes } = option
  const [open, setOpen] = useState(false)
  const about = [
    partner,
    minutes !== undefined && t`${minutes} min`,
    link !== undefined && t`link`,
    symbol && t(symbolName(symbol)),
  ].filter(Boolean)
  return (
    <li className={styles.option}>
      <div className={styles.way}>
        <span className={styles.ring} aria-hidden="true" />
        <LineField
          label={t`Way ${place}`}
          placeholder={t`A way to do it`}
          value={text}
          lineId={id}
          onChange={(words) => onChange({ text: words })}
          onEnter={onEnter}
          onBack={onBack}
          onPaste={onPaste}
        />
        {!isBlank(option) && (
          <Button look="quiet" aria-expanded={open} aria-label={t`More about ${text}`} onClick={() => setOpen(!open)}>
            {about.length > 0 && !open ? about.join(', ') : <Trans>More</Trans>}
          </Button>
        )}
      </div>
      {open && (
        <div className={styles.more}>
          <TextField
            label={t`Link`}
            type="url"
            inputMode="url"
            maxLength={500}
            defaultValue={link ?? ''}
            placeholder="https://"
            onBlur={(event) => onChange({ link: addressOf(event.target.value) })}
          />
          <TextField
            label={t`With whom`}
            maxLength={100}
            value={partner ?? ''}
            placeholder={t`a classmate`}
            onChange={(event) => onChange({ partner: event.target.value || undefined })}
          />
          <TextField
            label={t`Minutes`}
            type="number"
            min={1}
            max={600}
            value={minutes ?? ''}
            onChange={(event) =>
              onChange({ minutes: Math.min(Math.round(event.target.valueAsNumber), 600) || undefined })
            }
          />
          <SymbolSelect symbol={symbol} of={text} onChange={(next) => onChange({ symbol: next })} />
        </div>
      )}
    </li>
  )
}

/** A picture beside a line, or none. */
export function SymbolSelect({
  symbol,
  of,
  onChange,
}: {
  readonly symbol: TaskOption['symbol']
  readonly of: string
  readonly onChange: (symbol: TaskOption['symbol']) => void
}) {
  const { t } = useLingui()
  return (
    <div className={styles.symbol}>
      <span aria-hidden="true">
        <Trans>Picture</Trans>
      </span>
      <Select
        label={t`Picture: ${of}`}
        value={symbol ?? ''}
        choices={[
          { value: '', label: t`None` },
          ...SYMBOLS.map((each) => ({ value: each, label: t(symbolName(each)) })),
        ]}
        onChange={(next) => onChange(SYMBOLS.find((each) => each === next))}
      />
    </div>
  )
}

/** What was typed as a whole address, or nothing where it is none. */
function addressOf(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(whole) && new URL(whole).hostname.includes('.') ? whole : undefined
}
