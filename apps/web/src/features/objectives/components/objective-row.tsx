import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { isRetired } from '@track/objectives'
import type { KeyboardEvent } from 'react'
import { formatDate } from '../../../lib/format-date'
import { yearName } from '../../../lib/year-name'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import styles from './objective-outline.module.css'

export function ObjectiveRow({
  objective,
  today,
  first,
  last,
  movable,
  chosen,
  onMove,
  onChange,
}: {
  readonly objective: EditableObjective
  readonly today: CalendarDate
  readonly first: boolean
  readonly last: boolean
  /** Not while only some are shown: a place among those found is not a place in the list. */
  readonly movable: boolean
  /** While some are being chosen: is this one? Undefined at any other time. */
  readonly chosen: boolean | undefined
  /** `control` is the button that had the focus, and gets it back. */
  readonly onMove: (by: -1 | 1, control: string) => void
  readonly onChange: () => void
}) {
  const { t } = useLingui()
  const { code, wording, tags, yearGroups, offeredFrom, retiredOn } = objective
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (!movable || !event.altKey || !by) return
    event.preventDefault()
    const control = (event.target as HTMLElement).closest<HTMLElement>('[data-control]')?.dataset.control
    onMove(by, control ?? 'change')
  }
  const past = isRetired(objective, today)
  const begins = offeredFrom !== null && offeredFrom > today
  return (
    <li className={styles.row} data-row={objective.id} data-retired={past} onKeyDown={onKeyDown}>
      {chosen === undefined ? (
        <button
          type="button"
          className={styles.wording}
          data-control="change"
          title={t`Change (move with Alt and an arrow)`}
          onClick={onChange}
        >
          {code && <span className={styles.code}>{code}</span>}
          <span>{wording}</span>
        </button>
      ) : (
        <Checkbox checked={chosen} disabled={retiredOn !== null} onChange={onChange}>
          {wording}
        </Checkbox>
      )}
      {(tags.length > 0 || yearGroups.length > 0 || retiredOn || begins) && (
        <ul className={styles.facts}>
          {begins && (
            <li>
              <Trans>from {formatDate(offeredFrom, { today })}</Trans>
            </li>
          )}
          {retiredOn && (
            <li>
              {past ? (
                <Trans>retired {formatDate(retiredOn, { today })}</Trans>
              ) : (
                <Trans>retires {formatDate(retiredOn, { today })}</Trans>
              )}
            </li>
          )}
          {yearGroups.length > 0 && <li>{yearGroups.map(yearName).join(', ')}</li>}
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              {tag}
            </li>
          ))}
        </ul>
      )}
      {movable && (
        <span className={styles.moves}>
          <Button
            look="quiet"
            data-control="up"
            aria-label={t`Move up: ${wording}`}
            aria-disabled={first}
            onClick={() => onMove(-1, 'up')}
          >
            <span className={styles.up}>
              <Icon name="chevron" />
            </span>
          </Button>
          <Button
            look="quiet"
            data-control="down"
            aria-label={t`Move down: ${wording}`}
            aria-disabled={last}
            onClick={() => onMove(1, 'down')}
          >
            <Icon name="chevron" />
          </Button>
        </span>
      )}
    </li>
  )
}
