import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import styles from './editor.module.css'
import { UnsavedDraft } from './unsaved-draft'

/**
 * A draft of something that counts from a day on: its fields, the day, a try of it, and what it was before.
 *
 * `faults` is how many things must be mended before it can be kept; each is said where it is.
 */
export function VersionEditor({
  title,
  today,
  from,
  next,
  isNew,
  dirty,
  faults,
  error,
  waiting,
  trial,
  history,
  onFrom,
  onKeep,
  onClose,
  children,
}: {
  readonly title: string
  readonly today: CalendarDate
  readonly from: CalendarDate
  /** The day from which another version is kept already. */
  readonly next: CalendarDate | undefined
  readonly isNew: boolean
  readonly dirty: boolean
  readonly faults: number
  readonly error: unknown
  readonly waiting: boolean
  readonly trial?: ReactNode
  readonly history?: ReactNode
  readonly onFrom: (day: CalendarDate) => void
  readonly onKeep: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (waiting) return
    if (!isNew && !dirty && from === today) return show({ text: t`There is nothing to keep: nothing was changed.` })
    if (faults === 0) return onKeep()
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-severity=error]')
    first?.scrollIntoView({ block: 'center' })
    first?.focus()
  }
  const day = formatDate(from, { today })
  const nextDay = next && formatDate(next, { today })
  return (
    <>
      <UnsavedDraft when={dirty && !waiting} />
      <form ref={form} className={styles.editor} aria-label={title} onSubmit={submit}>
        <h2>{title}</h2>
        {children}
        {trial}
        <section className={styles.keep}>
          <TextField
            label={t`Counts from`}
            type="date"
            required
            value={from}
            hint={t`Nothing before that day changes: what was judged and reported stays as it was.`}
            onChange={(event) => event.target.value && onFrom(event.target.value as CalendarDate)}
          />
          {from < today && (
            <p className={styles.quiet}>
              <Trans>
                {day} is past: pages about days since then will be read by this version. Kept, frozen reports will not
                change.
              </Trans>
            </p>
          )}
          {next && from < next && (
            <p className={styles.quiet}>
              <Trans>Another version is kept from {nextDay} already. From that day on it counts, not this one.</Trans>
            </p>
          )}
          {Boolean(error) && <Alert>{problemWords(error)}</Alert>}
          {faults > 0 && (
            <p role="status">{plural(faults, { one: '# thing to mend first', other: '# things to mend first' })}</p>
          )}
          <Buttons>
            <Button type="submit" look="primary" aria-disabled={waiting}>
              <Trans>Keep from {day}</Trans>
            </Button>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            {dirty && (
              <span className={styles.quiet}>
                <Trans>Not kept yet</Trans>
              </span>
            )}
          </Buttons>
        </section>
      </form>
      {history}
    </>
  )
}
