import { Trans, useLingui } from '@lingui/react/macro'
import type { ClassTeacher, StaffList, StaffMember } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useSetTeachers } from '../api/change-staff'
import styles from './staff-page.module.css'

interface Line {
  readonly key: number
  readonly accountId: string
  readonly kind: ClassTeacher['kind']
  readonly from: string
  /** Empty: until further notice. */
  readonly until: string
}

let lines = 0

/** Who teaches a class and who covers, each with their days. */
export function ClassDialog({
  schoolId,
  taught,
  staff,
  today,
  onClose,
}: {
  readonly schoolId: string
  readonly taught: StaffList['classes'][number]
  readonly staff: readonly StaffMember[]
  readonly today: CalendarDate
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const set = useSetTeachers(schoolId)
  const [edited, setEdited] = useState<readonly Line[]>(() =>
    taught.teachers.map((line) => ({ ...line, key: ++lines, until: line.until ?? '' })),
  )
  const list = useRef<HTMLUListElement>(null)
  const [added, setAdded] = useState(0)
  useEffect(() => {
    if (added > 0) list.current?.lastElementChild?.querySelector('select')?.focus()
  }, [added])
  const here = staff.filter(({ deactivated }) => !deactivated)
  const change = (key: number, part: Partial<Line>) =>
    setEdited(edited.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const add = (kind: Line['kind']) => {
    setAdded(added + 1)
    setEdited([
      ...edited,
      { key: ++lines, accountId: here[0]!.accountId, kind, from: today, until: kind === 'cover' ? today : '' },
    ])
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const teachers = edited.flatMap(({ accountId, kind, from, until }) =>
      isCalendarDate(from) ? [{ accountId, kind, from, until: isCalendarDate(until) ? until : null }] : [],
    )
    set.mutate(
      { groupId: taught.groupId, etag: taught.etag, teachers },
      {
        onSuccess: () => {
          show({ text: t`Teachers of ${taught.name} saved` })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t`Who teaches ${taught.name}`} onClose={onClose}>
      <form className={styles.part} onSubmit={save}>
        {set.error && <Alert>{problemWords(set.error)}</Alert>}
        {edited.length === 0 && (
          <p>
            <Trans>Nobody yet. It opens first for whoever teaches or covers it, on their days.</Trans>
          </p>
        )}
        <ul className={styles.lines} ref={list}>
          {edited.map((line, index) => (
            <li key={line.key} className={styles.line} aria-label={t`Line ${index + 1}`}>
              <LabelledSelect
                label={t`Who`}
                value={line.accountId}
                choices={staff
                  .filter(({ accountId, deactivated }) => !deactivated || accountId === line.accountId)
                  .map(({ accountId, name }) => ({ value: accountId, label: name }))}
                onChange={(accountId) => change(line.key, { accountId })}
              />
              <LabelledSelect
                label={t`As`}
                value={line.kind}
                choices={[
                  { value: 'teacher', label: t`teacher` },
                  { value: 'cover', label: t`cover` },
                ]}
                onChange={(kind) => change(line.key, { kind: kind as Line['kind'] })}
              />
              <TextField
                label={t`First day`}
                type="date"
                required
                value={line.from}
                onChange={(event) => change(line.key, { from: event.target.value })}
              />
              <TextField
                label={t`Last day, if known`}
                type="date"
                min={line.from}
                value={line.until}
                onChange={(event) => change(line.key, { until: event.target.value })}
              />
              <Button
                onClick={(event) => {
                  event.currentTarget.form?.querySelector<HTMLElement>('[data-add]')?.focus()
                  setEdited(edited.filter(({ key }) => key !== line.key))
                }}
              >
                <Trans>Take out</Trans>
              </Button>
            </li>
          ))}
        </ul>
        <Buttons>
          <Button data-add onClick={() => add('teacher')}>
            <Trans>Add a teacher</Trans>
          </Button>
          <Button onClick={() => add('cover')}>
            <Trans>Add cover</Trans>
          </Button>
        </Buttons>
        <Buttons>
          <Button type="submit" look="primary" disabled={set.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}
