import { Trans, useLingui } from '@lingui/react/macro'
import type { GroupList, PupilChange, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Pupil, YEAR_GROUPS, type YearGroup } from '@track/roster'
import { type FormEvent, useMemo, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useAddPupil } from '../api/add-pupil'
import { useChangePupil } from '../api/change-pupil'
import { useSetMemberships } from '../api/set-memberships'
import { canJoin } from '../can-join'
import { useMembers } from '../use-members'
import styles from './pupil-dialog.module.css'
import { YearSelect } from './year-select'

/** The fields of the form. An empty one is a value that is not there. */
const FIELDS = ['label', 'forename', 'surname', 'dateOfBirth', 'upn', 'joinedOn', 'leftOn'] as const

/** A pupil added or put right. Only the name is needed: it may be initials or a number. */
export function PupilDialog({
  school,
  groups,
  pupil,
  onClose,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupil: Pupil | undefined
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddPupil(school.id)
  const change = useChangePupil(school.id)
  const [year, setYear] = useState<YearGroup | ''>(pupil?.registeredYear ?? '')
  const [classId, setClassId] = useState('')
  const error = add.error ?? change.error
  const classes = groups.filter(({ kind }) => kind === 'class')

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const written = (name: (typeof FIELDS)[number]) => String(form.get(name) ?? '').trim()
    if (!pupil) {
      const values = Object.fromEntries(FIELDS.flatMap((name) => (written(name) ? [[name, written(name)]] : [])))
      add.mutate(
        { ...values, label: written('label'), ...(year && { registeredYear: year }), ...(classId && { classId }) },
        {
          onSuccess: ({ label }) => {
            show({ text: t`${label} added` })
            onClose()
          },
        },
      )
      return
    }
    const values = { ...Object.fromEntries(FIELDS.map((name) => [name, written(name)])), registeredYear: year }
    const next = differences(pupil, values)
    if (Object.keys(next).length === 0) return onClose()
    const before = Object.fromEntries(
      Object.keys(next).map((name) => [name, pupil[name as keyof Pupil] ?? null]),
    ) as PupilChange
    change.mutate(
      { pupilId: pupil.id, change: next },
      {
        onSuccess: ({ id, label }) => {
          show({
            text: t`${label}: saved`,
            action: { label: t`Undo`, run: () => change.mutate({ pupilId: id, change: before }) },
          })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={pupil ? pupil.label : t`Add a pupil`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {error && <Alert>{problemWords(error)}</Alert>}
        <div className={styles.whole}>
          <TextField
            label={t`Name in lists`}
            hint={t`All that is needed. It may be a name, initials or a number.`}
            name="label"
            required
            maxLength={200}
            defaultValue={pupil?.label}
            autoComplete="off"
            data-first
          />
        </div>
        <YearSelect years={YEAR_GROUPS} none={t`Not said`} value={year} onChange={setYear} />
        {!pupil && (
          <LabelledSelect
            label={t`Class`}
            value={classId}
            choices={[
              { value: '', label: t`None yet` },
              ...classes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setClassId}
          />
        )}
        <TextField
          label={t`Forename`}
          name="forename"
          maxLength={100}
          defaultValue={pupil?.forename}
          autoComplete="off"
        />
        <TextField label={t`Surname`} name="surname" maxLength={100} defaultValue={pupil?.surname} autoComplete="off" />
        <TextField label={t`Date of birth`} name="dateOfBirth" type="date" defaultValue={pupil?.dateOfBirth} />
        <TextField label={t`UPN`} name="upn" maxLength={20} defaultValue={pupil?.upn} autoComplete="off" />
        <TextField label={t`First day at the school`} name="joinedOn" type="date" defaultValue={pupil?.joinedOn} />
        <TextField label={t`Last day at the school`} name="leftOn" type="date" defaultValue={pupil?.leftOn} />
        <div className={styles.whole}>
          <Buttons>
            <Button type="submit" look="primary" disabled={add.isPending || change.isPending}>
              {pupil ? <Trans>Save</Trans> : <Trans>Add</Trans>}
            </Button>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </Buttons>
        </div>
      </form>
      {pupil && <Groups school={school} groups={groups} pupil={pupil} />}
    </Dialog>
  )
}

/** What differs, as the API wants it: null takes a value away. */
function differences(pupil: Pupil, values: Readonly<Record<string, string>>): PupilChange {
  const changed = Object.entries(values).filter(([name, value]) => (pupil[name as keyof Pupil] ?? '') !== value)
  return Object.fromEntries(changed.map(([name, value]) => [name, value || null])) as PupilChange
}

/** The groups a pupil is in today, and one more from a day on. */
function Groups({
  school,
  groups,
  pupil,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupil: Pupil
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const memberships = useSetMemberships(school.id)
  const groupIds = useMemo(() => groups.map(({ id }) => id), [groups])
  const mine = useMembers(school.id, groupIds).get(pupil.id) ?? []
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState<string>(school.today)
  const inThem = groups.filter(({ id }) => mine.includes(id))
  const others = groups.filter((group) => canJoin(group, inThem))
  return (
    <section className={styles.groups}>
      <h3>
        <Trans>Groups</Trans>
      </h3>
      {inThem.length > 0 ? (
        <ul className={styles.chips}>
          {inThem.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>
          <Trans>In no group today.</Trans>
        </p>
      )}
      {memberships.error && <Alert>{problemWords(memberships.error)}</Alert>}
      <div className={styles.put}>
        <LabelledSelect
          label={t`Put in`}
          value={chosen}
          choices={[
            { value: '', label: t`Choose a group` },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setChosen}
        />
        <TextField
          label={t`From`}
          type="date"
          value={from}
          required
          onChange={(event) => setFrom(event.target.value)}
        />
        <Button
          disabled={!chosen || !from || memberships.isPending}
          onClick={() =>
            memberships.mutate([{ groupId: chosen, pupilId: pupil.id, from: from as CalendarDate, until: null }], {
              onSuccess: () => {
                say(t`${pupil.label} put in ${groups.find(({ id }) => id === chosen)?.name ?? ''}`)
                setChosen('')
              },
            })
          }
        >
          <Trans>Put in</Trans>
        </Button>
      </div>
      <p className={styles.quiet}>
        <Trans>A pupil moves to another class with a file that names the new one: import it.</Trans>
      </p>
    </section>
  )
}
