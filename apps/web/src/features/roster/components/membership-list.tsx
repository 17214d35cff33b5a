import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditablePupil, PupilMemberships, School } from '@track/api-contract'
import { isCalendarDate } from '@track/kernel'
import { useRef, useState } from 'react'
import { formatDate, formatShortDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { focusWhenShown } from '../../../ui/focus-when-shown'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { membershipsQueryOptions } from '../api/list-memberships'
import { useRemoveMemberships } from '../api/remove-memberships'
import { useSetMemberships } from '../api/set-memberships'
import { GROUP_KINDS } from '../group-kinds'
import styles from './pupil-dialog.module.css'

type Line = PupilMemberships['memberships'][number]

/** Where a pupil was, is and will be, classes before other groups and the latest first; each line can be ended, or taken out as if it never was. */
export function MembershipList({ school, pupil }: { readonly school: School; readonly pupil: EditablePupil }) {
  const { t } = useLingui()
  const { data, error } = useQuery(membershipsQueryOptions({ schoolId: school.id, pupilId: pupil.id }))
  const [open, setOpen] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  if (!data) return error ? <Alert>{problemWords(error)}</Alert> : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing here is a form of its own
    <div role="group" aria-label={t`Classes and groups`} className={styles.memberships} ref={box} tabIndex={-1}>
      {data.length === 0 && (
        <p className={styles.quiet}>
          <Trans>In no class or group yet.</Trans>
        </p>
      )}
      <ul>
        {inOrder(data).map((line) => {
          const key = `${line.groupId} ${line.from}`
          const isNow = line.from <= school.today && (line.until === null || line.until >= school.today)
          return (
            <li key={key}>
              <span className={isNow ? styles.now : undefined}>{line.name}</span>
              <span className={styles.quiet}>{daysOf(line, school)}</span>
              <Button
                look="quiet"
                aria-expanded={open === key}
                aria-label={t`Change ${line.name} ${daysOf(line, school)}`}
                onClick={() => setOpen(open === key ? null : key)}
              >
                <Trans>Change</Trans>
              </Button>
              {open === key && (
                <MembershipEditor
                  school={school}
                  line={line}
                  onDone={() => {
                    // The line may be gone in a moment; what holds the lines is not.
                    box.current?.focus()
                    setOpen(null)
                  }}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )

  function daysOf({ from, until }: Line, { today }: School): string {
    const first = formatShortDate(from, { today })
    if (until !== null) return t`${first} to ${formatShortDate(until, { today })}`
    return from > today ? t`from ${first}` : t`since ${first}`
  }
}

function inOrder(lines: readonly Line[]): Line[] {
  const place = ({ kind }: Line) => GROUP_KINDS.findIndex((one) => one.kind === kind)
  return [...lines].sort((a, b) => place(a) - place(b) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

function MembershipEditor({
  school,
  line,
  onDone,
}: {
  readonly school: School
  readonly line: Line
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const set = useSetMemberships(school.id)
  const remove = useRemoveMemberships(school.id)
  const { groupId, pupilId, from, until, name } = line
  const [last, setLast] = useState<string>(until ?? '')
  const error = set.error ?? remove.error
  const end = () => {
    if (last !== '' && !isCalendarDate(last)) return
    set.mutate([{ groupId, pupilId, from, until: last === '' ? null : last }], {
      onSuccess: () => {
        say(last === '' ? t`${name}: goes on` : t`${name}: until ${formatDate(last, school)}`)
        onDone()
      },
    })
  }
  return (
    <div className={styles.editor}>
      {error && <Alert>{problemWords(error)}</Alert>}
      <div className={styles.end}>
        <TextField
          label={t`Last day in ${name}`}
          hint={t`Empty: it goes on.`}
          type="date"
          min={from}
          value={last}
          ref={focusWhenShown}
          onChange={(event) => setLast(event.target.value)}
        />
        <Button onClick={end}>
          <Trans>Keep this day</Trans>
        </Button>
      </div>
      <Buttons>
        <Button
          look="quiet"
          onClick={() =>
            remove.mutate([{ groupId, pupilId, from }], {
              onSuccess: () => {
                say(t`${name} taken out`)
                onDone()
              },
            })
          }
        >
          <Trans>It was a mistake: take it out</Trans>
        </Button>
      </Buttons>
    </div>
  )
}
