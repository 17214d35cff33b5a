import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditableObjective, ObjectiveChange, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { useChangeObjective } from '../api/change-objective'
import { wordingsQueryOptions } from '../api/list-wordings'
import type { OutlinePart } from '../outline'
import { readYears } from '../read-years'
import styles from './objective-editor.module.css'
import { StrandSelect } from './strand-select'
import { TagField } from './tag-field'

/** An objective in hand: its words from today on, where it stands, how it is tagged, whether it is still offered. */
export function ObjectiveEditor({
  school,
  objective,
  outline,
  tagsInUse,
  onClose,
}: {
  readonly school: School
  readonly objective: EditableObjective
  readonly outline: readonly OutlinePart[]
  readonly tagsInUse: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const save = useChangeObjective(school.id)
  const [wording, setWording] = useState(objective.wording)
  const [code, setCode] = useState(objective.code ?? '')
  const [years, setYears] = useState(objective.yearGroups.join(', '))
  const [tags, setTags] = useState<readonly string[]>(objective.tags)
  const [strandId, setStrandId] = useState(objective.strandId)
  const [retiresOn, setRetiresOn] = useState<string>(today)
  const [lookingBack, setLookingBack] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const change = (next: ObjectiveChange, text: string) => {
    const before: ObjectiveChange = Object.fromEntries(
      Object.keys(next).map((name) => [name, objective[name as keyof EditableObjective] ?? null]),
    )
    save.mutate(
      { objective, change: next },
      {
        onSuccess: (changed) => {
          show({
            text,
            action: {
              label: t`Undo`,
              run: () => save.mutate({ objective: changed, change: before }),
            },
          })
          onClose()
        },
      },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const yearGroups = readYears(years)
    const next: ObjectiveChange = {
      ...(wording.trim() !== objective.wording && { wording: wording.trim() }),
      ...(code.trim() !== (objective.code ?? '') && { code: code.trim() || null }),
      ...(String(yearGroups) !== String(objective.yearGroups) && { yearGroups }),
      ...(JSON.stringify(tags) !== JSON.stringify(objective.tags) && { tags: [...tags] }),
      ...(strandId !== objective.strandId && { strandId }),
    }
    if (Object.keys(next).length === 0) onClose()
    else change(next, t`Saved`)
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={t`Change the objective`}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {save.error && <Alert>{problemWords(save.error)}</Alert>}
      <div className={styles.whole}>
        <TextArea
          label={t`Objective`}
          hint={t`Other words count from today; older reports keep the old words. No judgement changes.`}
          value={wording}
          required
          maxLength={2000}
          rows={2}
          onChange={(event) => setWording(event.target.value)}
        />
        <details className={styles.details} onToggle={(event) => setLookingBack(event.currentTarget.open)}>
          <summary>
            <Trans>The words it has had</Trans>
          </summary>
          {lookingBack && <Wordings schoolId={school.id} objectiveId={objective.id} today={today} />}
        </details>
      </div>
      <TextField
        label={t`Code`}
        value={code}
        maxLength={50}
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
      />
      <TextField
        label={t`Year groups`}
        placeholder={t`such as 3, 4`}
        value={years}
        autoComplete="off"
        onChange={(event) => setYears(event.target.value)}
      />
      <StrandSelect label={t`Heading`} none={t`No heading`} outline={outline} value={strandId} onChange={setStrandId} />
      <TagField tags={tags} suggestions={tagsInUse} onChange={setTags} />
      <div className={styles.end}>
        <Buttons>
          <Button type="submit" look="primary" disabled={wording.trim() === '' || save.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
        {objective.retiredOn ? (
          <Button onClick={() => change({ retiredOn: null }, t`Brought back`)}>
            <Trans>Bring back</Trans>
          </Button>
        ) : (
          <div className={styles.retire}>
            <TextField
              label={t`Not offered from`}
              type="date"
              value={retiresOn}
              onChange={(event) => setRetiresOn(event.target.value)}
            />
            <Button
              disabled={!retiresOn}
              onClick={() =>
                change(
                  { retiredOn: retiresOn as CalendarDate },
                  t`Retired from ${formatDate(retiresOn as CalendarDate, { today })}. What was judged stays.`,
                )
              }
            >
              <Trans>Retire</Trans>
            </Button>
          </div>
        )}
      </div>
    </form>
  )
}

function Wordings({
  schoolId,
  objectiveId,
  today,
}: {
  readonly schoolId: string
  readonly objectiveId: string
  readonly today: CalendarDate
}) {
  const { data, error } = useQuery(wordingsQueryOptions(schoolId, objectiveId))
  if (error && !data) return <Alert>{problemWords(error)}</Alert>
  return (
    <ol className={styles.wordings}>
      {data?.map(({ wording, effectiveFrom, recordedAt }) => (
        <li key={recordedAt}>
          <span className={styles.quiet}>
            <Trans>from {formatDate(effectiveFrom, { today })}</Trans>
          </span>
          <span>{wording}</span>
        </li>
      ))}
    </ol>
  )
}
