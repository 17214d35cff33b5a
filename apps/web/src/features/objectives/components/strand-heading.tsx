import { useLingui } from '@lingui/react/macro'
import type { EditableStrand } from '@track/api-contract'
import type { KeyboardEvent } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import styles from './objective-outline.module.css'

/** A heading of a list: pressed it is changed, with buttons or Alt and an arrow it is moved among those beside it. */
export function StrandHeading({
  strand,
  level,
  count,
  first,
  last,
  movable,
  onMove,
  onChange,
}: {
  readonly strand: EditableStrand
  /** 1 for a heading that stands under no other. */
  readonly level: number
  /** Said behind the name: how many objectives stand under it, headings below included. */
  readonly count: string
  readonly first: boolean
  readonly last: boolean
  readonly movable: boolean
  readonly onMove: (by: -1 | 1, control: string) => void
  readonly onChange: () => void
}) {
  const { t } = useLingui()
  const Heading = (['h2', 'h3', 'h4'] as const)[Math.min(level, 3) - 1]!
  const { name } = strand
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (!movable || !event.altKey || !by) return
    event.preventDefault()
    const control = (event.target as HTMLElement).closest<HTMLElement>('[data-control]')?.dataset.control
    onMove(by, control ?? 'change')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; Alt and an arrow is a second way
    <div className={styles.heading} data-heading={strand.id} onKeyDown={onKeyDown}>
      <Heading>
        <button
          type="button"
          className={styles.wording}
          data-control="change"
          title={t`Change the heading (move with Alt and an arrow)`}
          onClick={onChange}
        >
          {name}
        </button>
      </Heading>
      <span className={styles.count}>{count}</span>
      {movable && (
        <span className={styles.moves}>
          <Button
            look="quiet"
            data-control="up"
            aria-label={t`Move the heading up: ${name}`}
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
            aria-label={t`Move the heading down: ${name}`}
            aria-disabled={last}
            onClick={() => onMove(1, 'down')}
          >
            <Icon name="chevron" />
          </Button>
        </span>
      )}
    </div>
  )
}
