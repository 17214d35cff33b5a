import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import styles from './arrange-list.module.css'

/** A list to put in order with buttons: earlier, later, and out. The last one cannot be taken out. */
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

  const move = (at: number, to: number) => {
    const { id, name } = entries[at]!
    onChange(ids.toSpliced(at, 1).toSpliced(to, 0, id))
    const [place, of] = [to + 1, ids.length]
    notices.say(t`${name}: ${place} of ${of}`)
  }
  const remove = (at: number) => {
    onChange(ids.toSpliced(at, 1))
    notices.say(t`${entries[at]!.name}: taken out`)
    // The button is gone with its row: the focus goes to the row that took its place.
    requestAnimationFrame(() => {
      const rows = ref.current?.children
      rows?.[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
    })
  }

  return (
    <ol className={styles.list} aria-label={label} ref={ref}>
      {entries.map(({ id, name }, at) => (
        <li key={id} className={styles.entry}>
          <span>{name}</span>
          <Button
            look="quiet"
            aria-label={t`Move ${name} earlier`}
            aria-disabled={at === 0}
            onClick={() => at > 0 && move(at, at - 1)}
          >
            <Icon name="left" />
          </Button>
          <Button
            look="quiet"
            aria-label={t`Move ${name} later`}
            aria-disabled={at === ids.length - 1}
            onClick={() => at < ids.length - 1 && move(at, at + 1)}
          >
            <Icon name="right" />
          </Button>
          <Button look="quiet" aria-label={t`Take ${name} out`} disabled={ids.length === 1} onClick={() => remove(at)}>
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ol>
  )
}
