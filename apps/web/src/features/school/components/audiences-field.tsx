import { Trans, useLingui } from '@lingui/react/macro'
import type { SchoolSettings } from '@track/api-contract'
import { useRef } from 'react'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import styles from './settings-page.module.css'

type Audience = SchoolSettings['audiences'][number]

/** The most that a school names: the contract's own limit. */
const MOST = 20

/** For whom the school's reports are, and how small a group each of them may see. */
export function AudiencesField({
  audiences,
  note,
  onChange,
}: {
  readonly audiences: readonly Audience[]
  /** What somebody else did meanwhile. */
  readonly note: string | undefined
  readonly onChange: (audiences: readonly Audience[]) => void
}) {
  const { t } = useLingui()
  const list = useRef<HTMLUListElement>(null)
  /** To the line that was added, or that took the place of the one that is gone, as soon as it is there. */
  const goTo = (at: number, what: 'input' | 'button:enabled') =>
    requestAnimationFrame(() => {
      const line = list.current?.children[at]
      const control = line?.querySelector<HTMLElement>(what) ?? line?.querySelector<HTMLElement>('input')
      control?.focus()
    })
  const change = (at: number, next: Partial<Audience>) =>
    onChange(audiences.map((audience, index) => (index === at ? { ...audience, ...next } : audience)))
  return (
    <fieldset className={styles.choices}>
      <legend>{t`Audiences of reports`}</legend>
      <p className={styles.quiet}>
        {note ??
          t`Those your reports are written for. A report for them never shows a smaller group, on screen, on paper or in a file. 0 shows every group.`}
      </p>
      <ul className={styles.audiences} ref={list}>
        {audiences.map((audience, at) => {
          const { id, name, minimumGroup } = audience
          const position = at + 1
          const called = name.trim() || t`${position}`
          return (
            <li key={id} className={styles.audience}>
              <TextField
                label={t`Name`}
                aria-label={t`Name of audience ${position}`}
                required
                maxLength={60}
                autoComplete="off"
                value={name}
                error={isTwice(audiences, at) ? t`There is one of this name already: choose another.` : undefined}
                onChange={(event) => change(at, { name: event.target.value })}
              />
              <TextField
                label={t`Smallest group shown`}
                aria-label={t`Smallest group shown: ${called}`}
                type="number"
                inputMode="numeric"
                required
                min={0}
                max={100}
                step={1}
                value={Number.isFinite(minimumGroup) ? minimumGroup : ''}
                onChange={(event) => change(at, { minimumGroup: event.target.valueAsNumber })}
              />
              <Button
                look="quiet"
                aria-label={t`Take ${called} out`}
                disabled={audiences.length === 1}
                onClick={() => {
                  onChange(audiences.toSpliced(at, 1))
                  goTo(Math.min(at, audiences.length - 2), 'button:enabled')
                }}
              >
                <Icon name="close" />
              </Button>
            </li>
          )
        })}
      </ul>
      <Button
        className={styles.add}
        disabled={audiences.length >= MOST}
        onClick={() => {
          onChange([...audiences, { id: crypto.randomUUID(), name: '', minimumGroup: 5 }])
          goTo(audiences.length, 'input')
        }}
      >
        <Trans>Add audience</Trans>
      </Button>
    </fieldset>
  )
}

/** Every audience has a name of its own. */
export function isTwice(audiences: readonly Audience[], at: number): boolean {
  const plain = ({ name }: Audience) => name.trim().toLowerCase()
  return (
    plain(audiences[at]!) !== '' && audiences.some((one, index) => index < at && plain(one) === plain(audiences[at]!))
  )
}
