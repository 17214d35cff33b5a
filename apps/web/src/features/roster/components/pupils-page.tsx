import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EditablePupil, School } from '@track/api-contract'
import { compareYearGroups, type YearGroup } from '@track/roster'
import { useMemo, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { yearName } from '../../../lib/year-name'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { matchesWords } from '../../../ui/matches-words'
import { Bar, Page } from '../../../ui/page'
import { inRegisterOrder } from '../register-order'
import { useMembers } from '../use-members'
import { AddGroupDialog } from './add-group-dialog'
import { GroupSelect } from './group-select'
import { PupilDialog } from './pupil-dialog'
import styles from './pupils-page.module.css'
import { PutInGroupDialog } from './put-in-group-dialog'
import { YearSelect } from './year-select'

type Open = { readonly kind: 'pupil'; readonly pupil?: EditablePupil } | { readonly kind: 'group' | 'members' }

/** Who is in the school: found by class, group, year or name, and put right. */
export function PupilsPage({
  school,
  groupId,
  year,
  onFilter,
}: {
  readonly school: School
  readonly groupId: string | undefined
  readonly year: YearGroup | undefined
  readonly onFilter: (filter: { readonly group?: string; readonly year?: YearGroup }) => void
}) {
  const { t } = useLingui()
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const chosen = groups.find(({ id }) => id === groupId)
  const everyone = useQuery(pupilsQueryOptions({ schoolId: school.id }))
  const inGroup = useQuery({
    ...pupilsQueryOptions({ schoolId: school.id, ...(groupId && { groupId }) }),
    enabled: groupId !== undefined,
  })
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const classIds = useMemo(() => groups.filter(({ kind }) => kind === 'class').map(({ id }) => id), [groups])
  const classesOf = useMembers(school.id, classIds)
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]))

  const { data: listed, error } = groupId === undefined ? everyone : inGroup
  const years = [...new Set((everyone.data ?? []).flatMap(({ registeredYear }) => registeredYear ?? []))]
  const register = useMemo(() => listed && inRegisterOrder(listed), [listed])
  const shown = register?.filter(
    (pupil) =>
      (year === undefined || pupil.registeredYear === year) &&
      matchesWords([pupil.label, pupil.forename, pupil.surname, pupil.upn].filter(Boolean).join(' '), words),
  )
  const filter = (change: { group?: string; year?: YearGroup }) =>
    onFilter({ ...(groupId && { group: groupId }), ...(year && { year }), ...change })

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
          <Button onClick={() => setOpen({ kind: 'group' })}>
            <Trans>Add a group</Trans>
          </Button>
        </>
      }
    >
      {everyone.data?.length === 0 ? (
        <p>
          <Trans>
            The pupils of the school will be listed here. Import them from a file of your school’s system, or add them
            one by one.
          </Trans>
        </p>
      ) : (
        <>
          <Bar>
            <GroupSelect groups={groups} value={groupId ?? ''} onChange={(id) => filter({ group: id })} />
            <YearSelect
              years={years.sort(compareYearGroups)}
              value={year ?? ''}
              onChange={(next) => filter({ year: next as YearGroup })}
            />
            <TextField
              label={t`Find`}
              type="search"
              value={words}
              autoComplete="off"
              placeholder={t`Name or UPN`}
              onChange={(event) => setWords(event.target.value)}
            />
            {chosen && (
              <Button className={styles.tall} onClick={() => setOpen({ kind: 'members' })}>
                {t`Put pupils in ${chosen.name}`}
              </Button>
            )}
          </Bar>
          {error && !listed && <Alert>{problemWords(error)}</Alert>}
          {shown && (
            <div className={styles.list}>
              <p className={styles.count} role="status">
                {plural(shown.length, { one: '# pupil', other: '# pupils' })}
              </p>
              {shown.length > 0 && (
                <table className={styles.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t`Name`}</th>
                      <th scope="col">{t`Class`}</th>
                      <th scope="col">{t`Year`}</th>
                      <th scope="col" className={styles.wide}>{t`Born`}</th>
                      <th scope="col" className={styles.wide}>{t`UPN`}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((pupil) => (
                      <tr key={pupil.id}>
                        <th scope="row">
                          <button
                            type="button"
                            className={styles.name}
                            onClick={() => setOpen({ kind: 'pupil', pupil })}
                          >
                            {pupil.label}
                          </button>
                        </th>
                        <td>
                          {classesOf
                            .get(pupil.id)
                            ?.map((id) => nameOf.get(id))
                            .join(', ')}
                        </td>
                        <td>{pupil.registeredYear && yearName(pupil.registeredYear)}</td>
                        <td className={styles.wide}>
                          {pupil.dateOfBirth &&
                            formatDate(pupil.dateOfBirth, { today: school.today }).replace(/^\S+ /, '')}
                        </td>
                        <td className={styles.wide}>{pupil.upn}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </div>
          )}
        </>
      )}
      {open?.kind === 'pupil' && (
        <PupilDialog
          school={school}
          groups={groups}
          pupil={everyone.data?.find(({ id }) => id === open.pupil?.id) ?? open.pupil}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'group' && (
        <AddGroupDialog
          schoolId={school.id}
          onAdded={({ id }) => {
            setOpen(null)
            filter({ group: id })
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'members' && chosen && (
        <PutInGroupDialog
          school={school}
          group={chosen}
          pupils={everyone.data ?? []}
          groups={groups}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
