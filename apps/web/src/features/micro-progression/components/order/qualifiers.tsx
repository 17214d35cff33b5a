import { Trans, useLingui } from '@lingui/react/macro'
import type { Level, Qualifier } from '@track/micro-progression'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { Button } from '../../../../ui/button'
import { Icon } from '../../../../ui/icon'
import styles from './qualifiers.module.css'

const AT_MOST = 10

/** What makes a response of this level, one sentence each. Kept whenever a field is left, and only if anything changed. */
export function Qualifiers({
  level,
  kept,
  onKeep,
}: {
  readonly level: Level
  readonly kept: readonly Qualifier[]
  readonly onKeep: (qualifiers: readonly Qualifier[]) => void
}) {
  const { t } = useLingui()
  const box = useRef<HTMLFieldSetElement>(null)
  const [blank] = useState(() => ({ id: v7(), text: '' }))
  /** What is being typed here; null shows what is kept. */
  const [draft, setDraft] = useState<readonly Qualifier[] | null>(null)
  const rows = draft ?? (kept.length > 0 ? kept : [blank])
  const added = useRef<string | null>(null)

  useEffect(() => {
    if (added.current === null) return
    document.getElementById(added.current)?.focus()
    added.current = null
  })

  const keep = (next: readonly Qualifier[]) => {
    const written = next.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== '')
    if (JSON.stringify(written) !== JSON.stringify(kept.map(({ id, text }) => ({ id, text })))) onKeep(written)
  }
  const change = (next: readonly Qualifier[]) => {
    setDraft(next)
    keep(next)
  }
  const swap = (at: number, to: number) => {
    const next = [...rows]
    const [moved] = next.splice(at, 1)
    next.splice(to, 0, moved!)
    change(next)
  }
  return (
    <fieldset
      ref={box}
      className={styles.qualifiers}
      onBlur={({ relatedTarget }) => {
        keep(rows)
        // Whoever goes elsewhere sees what is kept, with what others wrote meanwhile.
        if (!box.current?.contains(relatedTarget) && rows.every(({ text }) => text.trim() !== '')) setDraft(null)
      }}
    >
      <legend>
        <Trans>What makes a response a {level.label}</Trans>
      </legend>
      <ol className={styles.list}>
        {rows.map(({ id, text }, at) => (
          <li key={id} className={styles.row}>
            <textarea
              id={`qualifier-${id}`}
              className={styles.text}
              aria-label={
                at === 0
                  ? t`What makes a response a ${level.label}`
                  : t`What makes a response a ${level.label}, ${at + 1}`
              }
              dir="auto"
              rows={1}
              maxLength={500}
              placeholder={at === 0 ? t`For example: It gives a reason and says why.` : undefined}
              value={text}
              onChange={({ target }) =>
                setDraft(rows.map((row) => (row.id === id ? { id, text: target.value.replaceAll('\n', ' ') } : row)))
              }
            />
            {rows.length > 1 && (
              <div className={styles.moves}>
                <Button
                  look="quiet"
                  aria-label={t`Move sentence ${at + 1} up`}
                  disabled={at === 0}
                  className={styles.up}
                  onClick={() => swap(at, at - 1)}
                >
                  <Icon name="chevron" />
                </Button>
                <Button
                  look="quiet"
                  aria-label={t`Move sentence ${at + 1} down`}
                  disabled={at === rows.length - 1}
                  onClick={() => swap(at, at + 1)}
                >
                  <Icon name="chevron" />
                </Button>
                <Button
                  look="quiet"
                  aria-label={t`Remove sentence ${at + 1}`}
                  onClick={() => change(rows.filter((row) => row.id !== id))}
                >
                  <Icon name="close" />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {rows.length < AT_MOST && rows.every(({ text }) => text.trim() !== '') && (
        <Button
          look="quiet"
          onClick={() => {
            const id = v7()
            added.current = `qualifier-${id}`
            setDraft([...rows, { id, text: '' }])
          }}
        >
          <Trans>Add a sentence</Trans>
        </Button>
      )}
    </fieldset>
  )
}
