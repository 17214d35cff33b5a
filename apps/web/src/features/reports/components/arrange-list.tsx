import { useLingui } from '@lingui/react/macro'
import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { moveBlock, stepOf } from '../move-block'
import { dropSide, useDragOrder } from '../use-drag-order'
import styles from './arrange-list.module.css'
import { PlaceSelect } from './place-select'

/** One entry: `depth` says how far it stands under those before it, `before` what its name leaves out there and is read all the same. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly depth?: number
  readonly before?: string
}

/**
 * A list to put in order: dragged by its grip, one step earlier or later by buttons, any number of steps by the place in front, and
 * out. On its buttons the arrow keys move an entry, Home and End move it to either end. What stands under an entry goes with it.
 * The last one cannot be taken out.
 */
export function ArrangeList({
  label,
  entries,
  onChange,
}: {
  readonly label: string
  readonly entries: readonly Entry[]
  readonly onChange: (ids: string[]) => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const ref = useRef<HTMLOListElement>(null)
  const ids = entries.map(({ id }) => id)
  const last = ids.length - 1
  const wholeName = ({ before = '', name }: Entry) => `${before}${name}`

  const move = (at: number, to: number | undefined) => {
    if (to === undefined || to < 0 || to > last) return
    const moved = moveBlock(entries, at, to)
    if (moved === entries) return
    onChange(moved.map(({ id }) => id))
    const [name, place, of] = [wholeName(entries[at]!), moved.indexOf(entries[at]!) + 1, ids.length]
    notices.say(t`${name}: ${place} of ${of}`)
  }
  const { dragging, start } = useDragOrder(move)
  const moveByKey = (event: KeyboardEvent, at: number) => {
    if (!(event.target as HTMLElement).closest('button')) return
    const ends = { Home: 0, End: last }[event.key]
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
    if (ends === undefined && by === undefined) return
    event.preventDefault()
    move(at, by === undefined ? ends : stepOf(entries, at, by))
  }
  const remove = (at: number) => {
    onChange(ids.toSpliced(at, 1))
    const name = wholeName(entries[at]!)
    notices.say(t`${name}: taken out`)
    // The button is gone with its row: the focus goes to the same button of the row that took its place.
    requestAnimationFrame(() => {
      const rows = ref.current?.children
      rows?.[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('button:not(:disabled):last-of-type')?.focus()
    })
  }

  return (
    <ol className={styles.list} aria-label={label} ref={ref} data-order>
      {entries.map((entry, at) => {
        const name = wholeName(entry)
        const [earlier, later] = [stepOf(entries, at, -1), stepOf(entries, at, 1)]
        return (
          <li
            key={entry.id}
            className={styles.entry}
            data-place={at}
            data-drop={dropSide(dragging, at)}
            data-dragged={dragging?.from === at || undefined}
            style={{ '--depth': entry.depth ?? 0 } as CSSProperties}
            onKeyDown={(event) => moveByKey(event, at)}
          >
            <i className={styles.grip} aria-hidden="true" onPointerDown={(event) => start(event, at)} />
            <span>
              {entry.before && <span className="visually-hidden">{entry.before}</span>}
              {entry.name}
            </span>
            <PlaceSelect
              className={styles.place}
              label={t`Place of ${name}`}
              of={entries}
              at={at}
              onPlace={(to) => move(at, to)}
            />
            <Button
              look="quiet"
              aria-label={t`Move ${name} earlier`}
              aria-disabled={earlier === undefined}
              onClick={() => move(at, earlier)}
            >
              <Icon name="left" />
            </Button>
            <Button
              look="quiet"
              aria-label={t`Move ${name} later`}
              aria-disabled={later === undefined}
              onClick={() => move(at, later)}
            >
              <Icon name="right" />
            </Button>
            <Button look="quiet" aria-label={t`Take ${name} out`} disabled={last === 0} onClick={() => remove(at)}>
              <Icon name="close" />
            </Button>
          </li>
        )
      })}
    </ol>
  )
}
