import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import styles from './arrange-list.module.css'
import { PlaceSelect } from './place-select'

/**
 * A list to put in order: one step earlier or later by buttons, any number of steps by the place in front, and out. On its buttons
 * the arrow keys move an entry, Home and End move it to either end. The last one cannot be taken out.
 */
export function ArrangeList({
  label,
  entries,
  onChange,
}: {
  readonly label: string
  readonly entries: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (ids: string[]) => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const ref = useRef<HTMLOListElement>(null)
  const ids = entries.map(({ id }) => id)
  const last = ids.length - 1

  const move = (at: number, to: number) => {
    if (to < 0 || to > last || to === at) return
    const { id, name } = entries[at]!
    onChange(ids.toSpliced(at, 1).toSpliced(to, 0, id))
    const [place, of] = [to + 1, ids.length]
    notices.say(t`${name}: ${place} of ${of}`)
  }
  const moveByKey = (event: KeyboardEvent, at: number) => {
    if (!(event.target as HTMLElement).closest('button')) return
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(at, to)
  }
  const remove = (at: number) => {
    onChange(ids.toSpliced(at, 1))
    notices.say(t`${entries[at]!.name}: taken out`)
    // The button is gone with its row: the focus goes to the same button of the row that took its place.
    requestAnimationFrame(() => {
      const rows = ref.current?.children
      rows?.[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('button:not(:disabled):last-of-type')?.focus()
    })
  }

  return (
    <ol className={styles.list} aria-label={label} ref={ref}>
      {entries.map(({ id, name }, at) => (
        <li key={id} className={styles.entry} onKeyDown={(event) => moveByKey(event, at)}>
          <span>{name}</span>
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
            aria-disabled={at === 0}
            onClick={() => move(at, at - 1)}
          >
            <Icon name="left" />
          </Button>
          <Button
            look="quiet"
            aria-label={t`Move ${name} later`}
            aria-disabled={at === last}
            onClick={() => move(at, at + 1)}
          >
            <Icon name="right" />
          </Button>
          <Button look="quiet" aria-label={t`Take ${name} out`} disabled={last === 0} onClick={() => remove(at)}>
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ol>
  )
}
