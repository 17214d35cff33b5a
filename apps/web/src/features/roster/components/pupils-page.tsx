import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EditablePupil, School } from '@track/api-contract'
import { compareYearGroups, type YearGroup } from '@track/roster'
import { useEffect, useMemo, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { type OnRoll, pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { inRegisterOrder } from '../../../lib/register-order'
import { yearName } from '../../../lib/year-name'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { matchesWords } from '../../../ui/matches-words'
import { Bar, Buttons, Page } from '../../../ui/page'
import { isRunning } from '../is-running'
import { useMembers } from '../use-members'
import { AddGroupDialog } from './add-group-dialog'
import { GroupDialog } from './group-dialog'
import { GroupSelect } from './group-select'
import { LeaveDialog } from './leave-dialog'
import { MoveDialog } from './move-dialog'
import { PupilDialog } from './pupil-dialog'
import { PupilTable } from './pupil-table'
import styles from './pupils-page.module.css'
import { PutInGroupDialog } from './put-in-group-dialog'
import { YearSelect } from './year-select'

export interface PupilFilter {
  readonly group?: string | undefined
  readonly year?: YearGroup | undefined
  /** Without it, those on roll now. */
  readonly roll?: Exclude<OnRoll, 'now'> | undefined
}

type Open =
  | { readonly kind: 'pupil'; readonly pupil?: EditablePupil }
  /** `from` is the pupil whose dialog this came from, and goes back to. */
  | {
      readonly kind: 'move' | 'leave'
      readonly pupils: readonly EditablePupil[]
      readonly from?: EditablePupil
    }
  | { readonly kind: 'add-group' | 'members' | 'group' }

/** Who is in the school, was and will be: found by class, group, year or name, moved, and put right. */
export function PupilsPage({
  school,
  filter,
  onFilter,
}: {
  readonly school: School
  readonly filter: PupilFilter
  readonly onFilter: (filter: PupilFilter) => void
}) {
  const { t } = useLingui()
  const { group: groupId, year, roll: onRoll = 'now' } = filter
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const chosen = onRoll === 'now' ? groups.find(({ id }) => id === groupId) : undefined
  // A class of another year is shown as it was on its last day, or as it will be on its first.
  const asOf =
    chosen && !isRunning(chosen, school.today)
      ? chosen.endsOn && chosen.endsOn < school.today
        ? chosen.endsOn
        : chosen.startsOn
      : undefined
  const everyone = useQuery(pupilsQueryOptions({ schoolId: school.id, onRoll }))
  const inGroup = useQuery({
    ...pupilsQueryOptions({ schoolId: school.id, ...(groupId && { groupId }), ...(asOf && { asOf }) }),
    enabled: chosen !== undefined,
  })
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const listed = chosen ? inGroup : everyone
  const [focusList, setFocusList] = useState(false)
  const count = useRef<HTMLParagraphElement>(null)
  const classIds = useMemo(
    () => groups.filter((one) => one.kind === 'class' && isRunning(one, school.today)).map(({ id }) => id),
    [groups, school.today],
  )
  const classesOf = useMembers(school.id, classIds)
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]))

  const years = [...new Set((everyone.data ?? []).flatMap(({ registeredYear }) => registeredYear ?? []))]
  const register = useMemo(() => listed.data && inRegisterOrder(listed.data), [listed.data])
  const shown = register?.filter(
    (pupil) =>
      (year === undefined || pupil.registeredYear === year) &&
      matchesWords([pupil.label, pupil.forename, pupil.surname, pupil.upn].filter(Boolean).join(' '), words),
  )
  const several = shown?.filter(({ id }) => ticked.has(id)) ?? []
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked(on ? new Set([...ticked, ...ids]) : new Set([...ticked].filter((id) => !ids.includes(id))))
  const narrow = (change: PupilFilter) => onFilter({ ...filter, ...change })
  /** What was pressed is gone with the bar or the line it stood in: the list has the focus. */
  const untick = () => {
    setTicked(new Set())
    setFocusList(true)
  }
  useEffect(() => {
    if (!focusList) return
    count.current?.focus()
    setFocusList(false)
  }, [focusList])
  const isEmptySchool = onRoll === 'now' && everyone.data?.length === 0
  const now = (pupil: EditablePupil) => everyone.data?.find(({ id }) => id === pupil.id) ?? pupil

  return (
    <Page
      title={t`Pupils`}
      actions={
        <>
          <Button look="primary" onClick={() => setOpen({ kind: 'pupil' })}>
            <Trans>Add a pupil</Trans>
          </Button>
          <Link to={paths.importPupils} params={{ schoolId: school.id }} className={buttonClass()}>
            <Trans>Import from a file</Trans>
          </Link>
          <Button onClick={() => setOpen({ kind: 'add-group' })}>
            <Trans>Add a group</Trans>
          </Button>
        </>
      }
    >
      {isEmptySchool && (
        <p>
          <Trans>
            The pupils of the school will be listed here.{' '}
            <Link to={paths.importPupils} params={{ schoolId: school.id }}>
              Import them from a file or paste them
            </Link>
            , with their classes, or add them one by one.
          </Trans>
        </p>
      )}
      <Bar>
        {onRoll === 'now' && (
          <GroupSelect
            groups={groups}
            today={school.today}
            value={groupId ?? ''}
            onChange={(id) => narrow({ group: id || undefined })}
          />
        )}
        <YearSelect
          years={years.sort(compareYearGroups)}
          value={year ?? ''}
          onChange={(next) => narrow({ year: next || undefined })}
        />
        <LabelledSelect
          label={t`On roll`}
          value={onRoll}
          choices={[
            { value: 'now', label: t`Now` },
            { value: 'left', label: t`Have left` },
            { value: 'later', label: t`Join later` },
          ]}
          onChange={(next) => {
            setTicked(new Set())
            narrow({ roll: next === 'now' ? undefined : (next as 'left' | 'later'), group: undefined })
          }}
        />
        <TextField
          label={t`Find`}
          type="search"
          value={words}
          autoComplete="off"
          placeholder={t`Name or UPN`}
          onChange={(event) => setWords(event.target.value)}
        />
      </Bar>
      {chosen && (
        <Buttons>
          {asOf === undefined && (
            <Button onClick={() => setOpen({ kind: 'members' })}>{t`Put pupils in ${chosen.name}`}</Button>
          )}
          <Button onClick={() => setOpen({ kind: 'group' })}>{t`Rename or remove ${chosen.name}`}</Button>
        </Buttons>
      )}
      {listed.error && !listed.data && <Alert>{problemWords(listed.error)}</Alert>}
      {shown && (
        <div className={styles.list}>
          <p className={styles.count} role="status" ref={count} tabIndex={-1}>
            {plural(shown.length, { one: '# pupil', other: '# pupils' })}
            {chosen && asOf && ` · ${t`${chosen.name} as it is on ${formatDate(asOf, school)}`}`}
          </p>
          {shown.length === 0 && !isEmptySchool && <p>{nobody()}</p>}
          {shown.length > 0 && (
            <PupilTable
              pupils={shown}
              onRoll={onRoll}
              today={school.today}
              classOf={(id) => (classesOf.get(id) ?? []).map((one) => nameOf.get(one)).join(', ')}
              ticked={ticked}
              onTick={tick}
              onOpen={(pupil) => setOpen({ kind: 'pupil', pupil })}
            />
          )}
        </div>
      )}
      {several.length > 0 && (
        <section className={styles.several} aria-label={t`Chosen pupils`}>
          <span role="status">{plural(several.length, { one: '# chosen', other: '# chosen' })}</span>
          <Buttons>
            <Button
              aria-label={onRoll === 'left' ? undefined : t`Move to a class`}
              onClick={() => setOpen({ kind: 'move', pupils: several })}
            >
              {onRoll === 'left' ? t`Come back` : t`Move`}
            </Button>
            {onRoll !== 'left' && (
              <Button aria-label={t`Leave the school`} onClick={() => setOpen({ kind: 'leave', pupils: several })}>
                <Trans>Leave</Trans>
              </Button>
            )}
            <Button look="quiet" onClick={untick}>
              <Trans>Choose none</Trans>
            </Button>
          </Buttons>
        </section>
      )}
      {dialog()}
    </Page>
  )

  function nobody(): string {
    if (words.trim() !== '') return t`Nobody in this list is called that.`
    if (onRoll === 'left') return t`Nobody has left. Who leaves is listed here with the last day, and can come back.`
    if (onRoll === 'later') return t`Nobody joins later. Who has a first day to come is listed here until then.`
    if (chosen) return t`Nobody is in ${chosen.name}${year === undefined ? '' : `, ${yearName(year)}`}.`
    return t`Nobody is in this year.`
  }

  function dialog() {
    const close = () => setOpen(null)
    switch (open?.kind) {
      case undefined:
        return null
      case 'pupil': {
        const pupil = open.pupil && now(open.pupil)
        return (
          <PupilDialog
            school={school}
            groups={groups}
            pupil={pupil}
            onMove={() => pupil && setOpen({ kind: 'move', pupils: [pupil], from: pupil })}
            onLeave={() => pupil && setOpen({ kind: 'leave', pupils: [pupil], from: pupil })}
            onClose={close}
          />
        )
      }
      case 'move':
      case 'leave': {
        const { from } = open
        const back = () => setOpen(from ? { kind: 'pupil', pupil: from } : null)
        const shared = { school, pupils: open.pupils.map(now), onClose: back }
        const done = () => {
          close()
          untick()
        }
        if (open.kind === 'leave') return <LeaveDialog {...shared} onDone={done} />
        return <MoveDialog {...shared} groups={groups} onDone={from && onRoll === 'now' ? close : done} />
      }
      case 'add-group':
        return (
          <AddGroupDialog
            schoolId={school.id}
            onAdded={({ id }) => {
              close()
              narrow({ group: id, roll: undefined })
            }}
            onClose={close}
          />
        )
      case 'group':
        return (
          chosen && (
            <GroupDialog
              school={school}
              group={chosen}
              onRemoved={() => {
                close()
                untick()
                narrow({ group: undefined })
              }}
              onClose={close}
            />
          )
        )
      case 'members':
        return (
          chosen && (
            <PutInGroupDialog
              school={school}
              group={chosen}
              pupils={everyone.data ?? []}
              groups={groups}
              onClose={close}
            />
          )
        )
    }
  }
}
