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
import { EditorLinks } from './editor-links'
import styles from './objective-editor.module.css'
import { PupilWords } from './pupil-words'
import { StrandSelect } from './strand-select'
import { TagField } from './tag-field'

/** An objective in hand: its words from today on, where it stands, how it is tagged, whether it is still offered. */
export function ObjectiveEditor({
  school,
  objective,
  outline,
  tagsInUse,
  publisher,
  onRevise,
  onClose,
}: {
  readonly school: School
  readonly objective: EditableObjective
  readonly outline: readonly OutlinePart[]
  readonly tagsInUse: readonly string[]
  /** Whose list it is, if not the school's own. */
  readonly publisher: string | undefined
  /** It is to be split or replaced from a day. */
  readonly onRevise: () => void
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
  const [pupilWords, setPupilWords] = useState<Readonly<Record<string, string>>>(objective.pupilWordings)
  const [effectiveFrom, setEffectiveFrom] = useState<string>(today)
  const [strandId, setStrandId] = useState(objective.strandId)
  const [retiresOn, setRetiresOn] = useState<string>(today)
  const [lookingBack, setLookingBack] = useState(false)
  const [seesLinks, setSeesLinks] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const change = (next: ObjectiveChange, text: string) => {
    const { effectiveFrom: from, ...changed } = next
    const before: ObjectiveChange = {
      ...Object.fromEntries(
        Object.keys(changed).map((name) => [name, objective[name as keyof EditableObjective] ?? null]),
      ),
      ...(from && { effectiveFrom: from }),
    }
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
  const spokenTo = Object.fromEntries(
    Object.entries(pupilWords).flatMap(([tag, words]) => (words.trim() === '' ? [] : [[tag, words.trim()]])),
  )
  const newPupilWords = sameWords(spokenTo, objective.pupilWordings) ? null : spokenTo
  const hasNewWords = wording.trim() !== objective.wording || newPupilWords !== null
  const theirs = objective.source?.wording
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const yearGroups = readYears(years)
    const next: ObjectiveChange = {
      ...(wording.trim() !== objective.wording && { wording: wording.trim() }),
      ...(newPupilWords && { pupilWordings: newPupilWords }),
      ...(hasNewWords && effectiveFrom !== today && { effectiveFrom: effectiveFrom as CalendarDate }),
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
        {theirs !== undefined && theirs !== wording.trim() && (
          <div className={styles.theirs}>
            <p>
              <Trans>
                Changed here. {publisher ?? objective.source?.source ?? ''} says: “{theirs}”
              </Trans>
            </p>
            <Button onClick={() => setWording(theirs)}>
              <Trans>Use their words again</Trans>
            </Button>
          </div>
        )}
        <PupilWords words={pupilWords} onChange={setPupilWords} />
        {hasNewWords && (
          <div className={styles.from}>
            <TextField
              label={t`The other words count from`}
              type="date"
              required
              value={effectiveFrom}
              onChange={(event) => setEffectiveFrom(event.target.value)}
            />
          </div>
        )}
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
      <details
        className={`${styles.details} ${styles.whole}`}
        onToggle={(event) => setSeesLinks(event.currentTarget.open)}
      >
        <summary>
          <Trans>Links to statements of other lists</Trans>
        </summary>
        {seesLinks && <EditorLinks school={school} objective={objective} />}
      </details>
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
            <Button onClick={onRevise}>
              <Trans>Split or replace…</Trans>
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
      {data?.map(({ wording, pupilWordings, effectiveFrom, recordedAt }) => (
        <li key={recordedAt}>
          <span className={styles.quiet}>
            <Trans>from {formatDate(effectiveFrom, { today })}</Trans>
          </span>
          <span>{wording}</span>
          {Object.entries(pupilWordings).map(([tag, words]) => (
            <span key={tag} className={styles.quiet} lang={tag} dir="auto">
              {words}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

function sameWords(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const tags = Object.keys(one)
  return tags.length === Object.keys(other).length && tags.every((tag) => one[tag] === other[tag])
}
