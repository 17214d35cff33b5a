import { Trans, useLingui } from '@lingui/react/macro'
import type { ChoiceKind, Criterion, Task } from '@track/microtrack'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { LineSymbol } from '../../../ui/line-symbol'
import { isBlank } from '../template-lines'
import { ChoiceEditor, SymbolSelect } from './choice-editor'
import { LineField } from './line-field'
import { LinkChips } from './link-chips'
import styles from './task-row.module.css'

/** What a line of a template can be told by whoever writes it. */
export interface LineActions {
  readonly onChange: (change: Partial<Task>, focusId?: string) => void
  readonly onEnter: (at: number) => void
  readonly onBack: () => void
  /** To another place; the control that was pressed keeps the focus. */
  readonly onMove: (by: -1 | 1, control?: string) => void
  readonly onStep: (by: -1 | 1) => void
  readonly onPaste: (text: string) => void
  readonly onRemove: () => void
}

/** A task: its words, what it is for, and behind "More" whether it is optional, its picture, and whether it is a choice. */
export function TaskRow({
  task,
  number,
  label,
  placeholder,
  criteria,
  firstKind,
  error,
  choiceError,
  advice,
  newId,
  on,
}: {
  readonly task: Task
  /** Its place in the list; null for the empty line below it. */
  readonly number: number | null
  readonly label: string
  readonly placeholder: string
  /** Those that it may serve; null where that is not asked. */
  readonly criteria: readonly Criterion[] | null
  /** Of what kind a choice is at first. */
  readonly firstKind: ChoiceKind
  readonly error: string | undefined
  readonly choiceError: string | undefined
  readonly advice: readonly string[]
  readonly newId: () => string
  readonly on: LineActions
}) {
  const { t } = useLingui()
  const { id, text, choice, symbol, optional } = task
  const [open, setOpen] = useState(false)
  const makeChoice = () => {
    const options = [0, 1].map(() => ({ id: newId(), text: '' }))
    on.onChange({ choice: { kind: firstKind, choose: 1, options } }, options[0]!.id)
  }
  return (
    <li className={styles.row} data-row={id}>
      <div className={styles.main}>
        <span className={styles.number} aria-hidden="true">
          {symbol ? <LineSymbol name={symbol} size="1.25rem" /> : number === null ? '+' : number}
        </span>
        <LineField
          label={label}
          placeholder={placeholder}
          value={text}
          lineId={id}
          error={error}
          advice={advice}
          onChange={(words) => on.onChange({ text: words })}
          onEnter={on.onEnter}
          onBack={on.onBack}
          onMove={on.onMove}
          onStep={on.onStep}
          onPaste={on.onPaste}
        />
      </div>
      {!isBlank(task) && (
        <div className={styles.tools}>
          {criteria && (
            <LinkChips
              criteria={criteria}
              criterionIds={task.criterionIds}
              getsMeReady={task.getsMeReady}
              onLink={(criterionIds) => on.onChange({ criterionIds })}
              onReady={(getsMeReady) => on.onChange({ getsMeReady })}
              onStep={on.onStep}
            />
          )}
          <div className={styles.buttons}>
            <Button
              look="quiet"
              data-control="up"
              title={t`Up (Alt and up)`}
              aria-label={t`Up: ${text}`}
              onClick={() => on.onMove(-1, 'up')}
            >
              <span className={styles.up}>
                <Icon name="chevron" />
              </span>
            </Button>
            <Button
              look="quiet"
              data-control="down"
              title={t`Down (Alt and down)`}
              aria-label={t`Down: ${text}`}
              onClick={() => on.onMove(1, 'down')}
            >
              <Icon name="chevron" />
            </Button>
            <Button look="quiet" aria-expanded={open} aria-label={t`More about ${text}`} onClick={() => setOpen(!open)}>
              <Trans>More</Trans>
            </Button>
          </div>
        </div>
      )}
      {choice && (
        <div className={styles.below}>
          <ChoiceEditor
            task={text}
            choice={choice}
            error={choiceError}
            newId={newId}
            onChange={(next, focusId) => on.onChange({ choice: next }, focusId)}
            onLeave={() => on.onStep(1)}
            onRemove={() => on.onChange({ choice: undefined }, id)}
          />
        </div>
      )}
      {open && !isBlank(task) && (
        <div className={`${styles.below} ${styles.more}`}>
          {!choice && (
            <Button onClick={makeChoice}>
              <Trans>Make it a choice</Trans>
            </Button>
          )}
          <Checkbox checked={optional} onChange={(event) => on.onChange({ optional: event.target.checked })}>
            <Trans>Optional: pupils may leave it off their list</Trans>
          </Checkbox>
          <SymbolSelect symbol={symbol} of={text} onChange={(next) => on.onChange({ symbol: next })} />
          <Button onClick={on.onRemove}>
            <Trans>Remove</Trans>
          </Button>
        </div>
      )}
      {optional && !open && (
        <p className={`${styles.below} ${styles.quiet}`}>
          <Trans>Optional</Trans>
        </p>
      )}
    </li>
  )
}
