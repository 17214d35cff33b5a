import { Trans, useLingui } from '@lingui/react/macro'
import type { GroupList, School } from '@track/api-contract'
import type { ChangeEvent, FormEvent } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { useTypedOver } from '../../../lib/use-typed-over'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useChangeGroup } from '../api/change-group'
import { useRemoveGroup } from '../api/remove-group'
import styles from './pupil-dialog.module.css'

/** A group renamed, given its days, or removed if it was never used. */
export function GroupDialog({
  school,
  group,
  onRemoved,
  onClose,
}: {
  readonly school: School
  readonly group: GroupList['groups'][number]
  readonly onRemoved: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeGroup(school.id)
  const remove = useRemoveGroup(school.id)
  const { name, partOf = '', startsOn = '', endsOn = '' } = group
  const { values, changes, meanwhile, type } = useTypedOver({ name, partOf, startsOn, endsOn })
  const stored = { name, partOf, startsOn, endsOn }
  const field = (which: keyof typeof values) => ({
    value: values[which],
    autoComplete: 'off',
    hint: meanwhile.has(which) ? t`Somebody made this “${stored[which]}” meanwhile.` : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(which, event.target.value),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = Object.fromEntries(Object.entries(changes).map(([which, value]) => [which, value.trim() || null]))
    if (Object.keys(next).length === 0) return onClose()
    change.mutate(
      { groupId: group.id, etag: group.etag, change: next },
      {
        onSuccess: (changed) => {
          show({ text: t`${changed.name}: saved` })
          onClose()
        },
      },
    )
  }
  const takeAway = () =>
    remove.mutate(
      { groupId: group.id, etag: group.etag },
      {
        onSuccess: () => {
          show({ text: t`${group.name} removed` })
          onRemoved()
        },
      },
    )
  return (
    <Dialog title={group.name} onClose={onClose}>
      <form className={styles.group} onSubmit={submit}>
        {change.error && <Alert>{problemWords(change.error)}</Alert>}
        <TextField label={t`Name`} required maxLength={200} data-first {...field('name')} />
        {group.kind === 'key-group' && <TextField label={t`Part of`} maxLength={200} {...field('partOf')} />}
        <div className={styles.pair}>
          <TextField label={t`First day`} type="date" {...field('startsOn')} />
          <TextField label={t`Last day`} type="date" {...field('endsOn')} />
        </div>
        <p className={styles.quiet}>
          <Trans>A group without days goes on from year to year.</Trans>
        </p>
        <Buttons>
          <Button type="submit" look="primary" disabled={change.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
      <details className={`${styles.groups} ${styles.more}`}>
        <summary>{t`Remove ${group.name}`}</summary>
        {remove.error && <Alert>{problemWords(remove.error)}</Alert>}
        <p>
          <Trans>This is for a group that was made by mistake. One that was used gets a last day instead.</Trans>
        </p>
        <Button onClick={takeAway}>
          <Trans>Remove it</Trans>
        </Button>
      </details>
    </Dialog>
  )
}
