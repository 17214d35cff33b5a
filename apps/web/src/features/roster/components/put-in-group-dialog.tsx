import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Group, Pupil } from '@track/roster'
import { useMemo, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { yearName } from '../../../lib/year-name'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { matchesWords } from '../../../ui/matches-words'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useSetMemberships } from '../api/set-memberships'
import { canJoin } from '../can-join'
import { useMembers } from '../use-members'
import styles from './pupil-dialog.module.css'

/** Several pupils into one group, from a day on. Those who are in it already are not offered. */
export function PutInGroupDialog({
  school,
  group,
  pupils,
  groups,
  onClose,
}: {
  readonly school: School
  readonly group: Group
  readonly pupils: readonly Pupil[]
  readonly groups: readonly Group[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const memberships = useSetMemberships(school.id)
  const [words, setWords] = useState('')
  const [from, setFrom] = useState<string>(school.today)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  // Only groups of the same kind can stand in the way.
  const sisters = useMemo(() => groups.filter(({ kind }) => kind === group.kind), [groups, group])
  const groupsOf = useMembers(
    school.id,
    useMemo(() => sisters.map(({ id }) => id), [sisters]),
  )
  const mayJoin = ({ id }: Pupil) => {
    const mine = groupsOf.get(id) ?? []
    return canJoin(
      group,
      sisters.filter((sister) => mine.includes(sister.id)),
    )
  }
  const offered = pupils.filter((pupil) => mayJoin(pupil) && (ticked.has(pupil.id) || matchesWords(pupil.label, words)))
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const put = () =>
    memberships.mutate(
      [...ticked].map((pupilId) => ({ groupId: group.id, pupilId, from: from as CalendarDate, until: null })),
      {
        onSuccess: () => {
          const number = ticked.size
          show({
            text: plural(number, { one: `# pupil put in ${group.name}`, other: `# pupils put in ${group.name}` }),
          })
          onClose()
        },
      },
    )
  return (
    <Dialog title={t`Put pupils in ${group.name}`} onClose={onClose}>
      {memberships.error && <Alert>{problemWords(memberships.error)}</Alert>}
      <TextField
        label={t`Find`}
        type="search"
        value={words}
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles.pupils}>
        {offered.map(({ id, label, registeredYear }) => (
          <Checkbox key={id} checked={ticked.has(id)} onChange={() => toggle(id)}>
            {label} {registeredYear && <span className={styles.quiet}>{yearName(registeredYear)}</span>}
          </Checkbox>
        ))}
        {offered.length === 0 && (
          <p className={styles.quiet}>
            {words.trim() === '' ? (
              <Trans>Everybody is in this group or another of its kind.</Trans>
            ) : (
              <Trans>Nobody who could be put in is called that.</Trans>
            )}
          </p>
        )}
      </div>
      <TextField label={t`From`} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      <Buttons>
        <Button look="primary" disabled={ticked.size === 0 || !from || memberships.isPending} onClick={put}>
          {ticked.size === 0 ? (
            <Trans>Put in</Trans>
          ) : (
            plural(ticked.size, { one: 'Put # pupil in', other: 'Put # pupils in' })
          )}
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
