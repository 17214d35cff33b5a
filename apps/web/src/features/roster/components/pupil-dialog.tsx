import { Trans, useLingui } from '@lingui/react/macro'
import type { EditablePupil, GroupList, NewPupil, PupilChange, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Pupil, YEAR_GROUPS, type YearGroup } from '@track/roster'
import { type ChangeEvent, type FormEvent, useMemo, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { yearName } from '../../../lib/year-name'
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
const FIELDS = ['label', 'registeredYear', 'forename', 'surname', 'dateOfBirth', 'upn', 'joinedOn', 'leftOn'] as const
type Field = (typeof FIELDS)[number]

/**
 * A pupil added or put right. Only the name is needed: it may be initials or a number.
 *
 * What was typed is kept apart from what is stored. When somebody else changes the pupil meanwhile, the fields show their
 * values; one that was typed in keeps what was typed and says what they wrote.
 */
export function PupilDialog({
  school,
  groups,
  pupil,
  onClose,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupil: EditablePupil | undefined
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddPupil(school.id)
  const change = useChangePupil(school.id)
  const [opened] = useState(pupil)
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({})
  const [classId, setClassId] = useState('')
  const error = add.error ?? change.error
  const classes = groups.filter(({ kind }) => kind === 'class')
  const shown = (field: Field) => typed[field] ?? pupil?.[field] ?? ''
  const type = (field: Field) => (value: string) => setTyped((before) => ({ ...before, [field]: value }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const written = Object.fromEntries(FIELDS.map((field) => [field, shown(field).trim()])) as Record<Field, string>
    if (!pupil) {
      const values = Object.fromEntries(Object.entries(written).filter(([, value]) => value)) as Partial<typeof written>
      add.mutate(
        { ...(values as Partial<NewPupil>), label: written.label, ...(classId && { classId }) },
        {
          onSuccess: ({ label }) => {
            show({ text: t`${label} added` })
            onClose()
          },
        },
      )
      return
    }
    const next = differences(pupil, written)
    if (Object.keys(next).length === 0) return onClose()
    const before = Object.fromEntries(
      Object.keys(next).map((name) => [name, pupil[name as Field] ?? null]),
    ) as PupilChange
    const undo = (etag: string) =>
      change
        .mutateAsync({ pupilId: pupil.id, etag, change: before })
        .catch((failed: unknown) => show({ text: problemWords(failed) }))
    change.mutate(
      { pupilId: pupil.id, etag: pupil.etag, change: next },
      {
        onSuccess: ({ label, etag }) => {
          show({ text: t`${label}: saved`, action: { label: t`Undo`, run: () => void undo(etag) } })
          onClose()
        },
      },
    )
  }

  /** What somebody else made of a field while the dialog was open. */
  const meanwhile = (field: Field) => {
    if (!pupil || pupil[field] === opened?.[field]) return undefined
    const theirs = pupil[field] ?? ''
    if (typed[field] === undefined || typed[field] === theirs) return t`Somebody changed this meanwhile.`
    const words = field === 'registeredYear' ? yearName(theirs) : theirs
    return words ? t`Somebody wrote “${words}” meanwhile.` : t`Somebody emptied this meanwhile.`
  }
  const field = (name: Exclude<Field, 'registeredYear'>) => ({
    value: shown(name),
    hint: meanwhile(name),
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(name)(event.target.value),
  })

  return (
    <Dialog title={opened ? opened.label : t`Add a pupil`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {error && <Alert>{problemWords(error)}</Alert>}
        <div className={styles.whole}>
          <TextField
            label={t`Name in lists`}
            required
            maxLength={200}
            data-first
            {...field('label')}
            hint={meanwhile('label') ?? t`All that is needed. It may be a name, initials or a number.`}
          />
        </div>
        <div>
          <YearSelect
            years={YEAR_GROUPS}
            none={t`Not said`}
            value={shown('registeredYear') as YearGroup | ''}
            onChange={type('registeredYear')}
          />
          {meanwhile('registeredYear') && <p className={styles.quiet}>{meanwhile('registeredYear')}</p>}
        </div>
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
        <TextField label={t`Forename`} maxLength={100} {...field('forename')} />
        <TextField label={t`Surname`} maxLength={100} {...field('surname')} />
        <TextField label={t`Date of birth`} type="date" {...field('dateOfBirth')} />
        <TextField label={t`UPN`} maxLength={20} {...field('upn')} />
        <TextField label={t`First day at the school`} type="date" {...field('joinedOn')} />
        <TextField label={t`Last day at the school`} type="date" {...field('leftOn')} />
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
