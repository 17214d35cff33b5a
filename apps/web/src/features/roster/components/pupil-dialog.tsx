import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditablePupil, GroupList, NewPupil, PupilChange, School } from '@track/api-contract'
import { isCalendarDate } from '@track/kernel'
import { YEAR_GROUPS, type YearGroup } from '@track/roster'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { useTypedOver } from '../../../lib/use-typed-over'
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
import { membershipsQueryOptions } from '../api/list-memberships'
import { useSetMemberships } from '../api/set-memberships'
import { canJoin } from '../can-join'
import { isRunning } from '../is-running'
import { MembershipList } from './membership-list'
import styles from './pupil-dialog.module.css'
import { YearSelect } from './year-select'

/** The fields of the form. An empty one is a value that is not there. */
const FIELDS = ['label', 'registeredYear', 'forename', 'surname', 'dateOfBirth', 'upn', 'joinedOn'] as const
type Field = (typeof FIELDS)[number]

/**
 * A pupil added or put right. Only the name is needed: it may be initials or a number.
 *
 * When somebody else changes the pupil meanwhile, the fields show their values; one that was typed in keeps what was typed and
 * says what they wrote.
 */
export function PupilDialog({
  school,
  groups,
  pupil,
  onMove,
  onLeave,
  onClose,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupil: EditablePupil | undefined
  readonly onMove: () => void
  readonly onLeave: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddPupil(school.id)
  const change = useChangePupil(school.id)
  const stored = Object.fromEntries(FIELDS.map((field) => [field, pupil?.[field] ?? ''])) as Record<Field, string>
  const { values, changes, meanwhile, type } = useTypedOver(stored)
  const [classId, setClassId] = useState('')
  const error = add.error ?? change.error
  const classes = groups.filter((group) => group.kind === 'class' && isRunning(group, school.today))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const written = Object.entries(changes).map(([field, value]) => [field, value.trim()] as const)
    if (!pupil) {
      const known = Object.fromEntries(written.filter(([, value]) => value)) as Partial<NewPupil>
      add.mutate(
        { ...known, label: values.label.trim(), ...(classId && { classId }) },
        {
          onSuccess: ({ label }) => {
            show({ text: t`${label} added` })
            onClose()
          },
        },
      )
      return
    }
    const next = Object.fromEntries(
      written.flatMap(([field, value]) => (value === stored[field as Field] ? [] : [[field, value || null]])),
    )
    if (Object.keys(next).length === 0) return onClose()
    const before = Object.fromEntries(Object.keys(next).map((field) => [field, stored[field as Field] || null]))
    const undo = (etag: string) =>
      change
        .mutateAsync({ pupilId: pupil.id, etag, change: before as PupilChange })
        .catch((failed: unknown) => show({ text: problemWords(failed) }))
    change.mutate(
      { pupilId: pupil.id, etag: pupil.etag, change: next as PupilChange },
      {
        onSuccess: ({ label, etag }) => {
          show({ text: t`${label}: saved`, action: { label: t`Undo`, run: () => void undo(etag) } })
          onClose()
        },
      },
    )
  }

  /** What somebody else made of a field while the dialog was open. */
  const theirs = (field: Field) => {
    if (!meanwhile.has(field)) return undefined
    if (changes[field] === undefined) return t`Somebody changed this meanwhile.`
    const words = field === 'registeredYear' ? yearName(stored[field]) : stored[field]
    return words ? t`Somebody wrote “${words}” meanwhile.` : t`Somebody emptied this meanwhile.`
  }
  const field = (name: Exclude<Field, 'registeredYear'>) => ({
    value: values[name],
    hint: theirs(name),
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(name, event.target.value),
  })

  return (
    <Dialog title={pupil ? pupil.label : t`Add a pupil`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {error && <Alert>{problemWords(error)}</Alert>}
        <div className={styles.whole}>
          <TextField
            label={t`Name in lists`}
            required
            maxLength={200}
            data-first
            {...field('label')}
            hint={theirs('label') ?? t`All that is needed. It may be a name, initials or a number.`}
          />
        </div>
        <div>
          <YearSelect
            label={t`Registered year`}
            years={YEAR_GROUPS}
            none={t`Not said`}
            value={values.registeredYear as YearGroup | ''}
            onChange={(year) => type('registeredYear', year)}
          />
          {theirs('registeredYear') && <p className={styles.quiet}>{theirs('registeredYear')}</p>}
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
      {pupil && <Groups school={school} groups={groups} pupil={pupil} onMove={onMove} onLeave={onLeave} />}
    </Dialog>
  )
}

/** The classes and groups a pupil was, is and will be in, and what can happen next. */
function Groups({
  school,
  groups,
  pupil,
  onMove,
  onLeave,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupil: EditablePupil
  readonly onMove: () => void
  readonly onLeave: () => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const memberships = useSetMemberships(school.id)
  const { data: lines = [] } = useQuery(membershipsQueryOptions({ schoolId: school.id, pupilId: pupil.id }))
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState<string>(school.today)
  const day = isCalendarDate(from) ? from : school.today
  const inThem = groups.filter(({ id }) =>
    lines.some((line) => line.groupId === id && (line.until === null || line.until >= day)),
  )
  const others = groups.filter((group) => isRunning(group, day) && canJoin(group, inThem))
  const hasLeft = pupil.leftOn !== undefined && pupil.leftOn < school.today
  const hasClass = inThem.some(({ kind }) => kind === 'class')
  return (
    <section className={styles.groups}>
      <h3>
        <Trans>Classes and groups</Trans>
      </h3>
      {pupil.leftOn !== undefined && (
        <p>
          {hasLeft
            ? t`Left the school: ${formatDate(pupil.leftOn, school)} was the last day.`
            : t`Leaves the school: ${formatDate(pupil.leftOn, school)} is the last day.`}
        </p>
      )}
      <MembershipList school={school} pupil={pupil} />
      <Buttons>
        <Button onClick={onMove}>
          {hasLeft ? t`Comes back` : hasClass ? t`Move to another class` : t`Put in a class`}
        </Button>
        {!hasLeft && <Button onClick={onLeave}>{pupil.leftOn ? t`Change the last day` : t`Leaves the school`}</Button>}
      </Buttons>
      {!hasLeft && (
        <details className={styles.more}>
          <summary>
            <Trans>Put in a group</Trans>
          </summary>
          {memberships.error && <Alert>{problemWords(memberships.error)}</Alert>}
          <div className={styles.put}>
            <LabelledSelect
              label={t`Group`}
              value={chosen}
              choices={[
                { value: '', label: t`Choose a group` },
                ...others.flatMap(({ id, kind, name }) => (kind === 'class' ? [] : [{ value: id, label: name }])),
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
              onClick={() => {
                if (!chosen || !isCalendarDate(from) || memberships.isPending) return
                memberships.mutate([{ groupId: chosen, pupilId: pupil.id, from, until: null }], {
                  onSuccess: () => {
                    say(t`${pupil.label} put in ${groups.find(({ id }) => id === chosen)?.name ?? ''}`)
                    setChosen('')
                  },
                })
              }}
            >
              <Trans>Put in</Trans>
            </Button>
          </div>
        </details>
      )}
    </section>
  )
}
