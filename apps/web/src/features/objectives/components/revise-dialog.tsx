import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective, School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { revisionKind } from '@track/objectives'
import { type FormEvent, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { useAddRevision } from '../api/add-revision'
import { useUndoRevision } from '../api/undo-revision'
import styles from './revise-dialog.module.css'
import { TagField } from './tag-field'

/** As many as one change takes. */
export const MOST_REVISED = 20

/**
 * Some objectives give way from a day on, to others or to none: a split, a merge, a replacement, a retirement. What it is
 * follows from what is written, and what will happen is said before it does.
 */
export function ReviseDialog({
  school,
  objectives,
  retiring = false,
  tagsInUse = [],
  onDone,
  onClose,
}: {
  readonly school: School
  /** Of one list. */
  readonly objectives: readonly [EditableObjective, ...EditableObjective[]]
  /** Nothing is to take their place: the fields for what does are there only when asked for. */
  readonly retiring?: boolean
  /** To choose from: what comes in has the tags of what gives way until it is given others. */
  readonly tagsInUse?: readonly string[]
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const revise = useAddRevision(school.id)
  const undo = useUndoRevision(school.id)
  const [on, setOn] = useState<string>(today)
  const [words, setWords] = useState<readonly string[]>(() =>
    retiring ? [] : objectives.length === 1 ? ['', ''] : [''],
  )
  const [tags, setTags] = useState<readonly string[]>(() => [...new Set(objectives.flatMap((one) => one.tags))])
  const fields = useRef<HTMLFieldSetElement>(null)
  const added = words.map((one) => one.trim()).filter((one) => one !== '')
  const kind = revisionKind({ replacedIds: objectives.map(({ id }) => id), addedIds: added })
  const verbs = { split: t`Split`, merge: t`Merge`, replace: t`Replace`, retire: t`Retire` }
  const day = isCalendarDate(on) ? formatDate(on, { today }) : null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    revise.mutate(
      {
        frameworkId: objectives[0].frameworkId,
        on: on as CalendarDate,
        replacedIds: objectives.map(({ id }) => id),
        added: added.map((wording) => ({ wording, tags: [...tags] })),
      },
      {
        onSuccess: ({ id }) => {
          const done = {
            split: t`Split from ${day}. What was judged stays.`,
            merge: t`Merged from ${day}. What was judged stays.`,
            replace: t`Replaced from ${day}. What was judged stays.`,
            retire: t`Retired from ${day}. What was judged stays.`,
          }[kind]
          // The dialog is gone by then.
          const takeBack = () =>
            undo.mutateAsync(id).then(
              () => show({ text: t`Taken back: the list is as it was` }),
              (error: unknown) => show({ text: problemWords(error) }),
            )
          onDone()
          show({ text: done, action: { label: t`Undo`, run: () => void takeBack() } })
        },
      },
    )
  }
  return (
    <Dialog title={t`Change from a day`} onClose={revise.isPending ? undefined : onClose}>
      <form className={styles.form} onSubmit={submit}>
        {revise.error && <Alert>{problemWords(revise.error)}</Alert>}
        <div>
          <h3 className={styles.label}>
            <Trans>No longer offered</Trans>
          </h3>
          <ul className={styles.replaced}>
            {objectives.map(({ id, wording }) => (
              <li key={id}>{wording}</li>
            ))}
          </ul>
        </div>
        <TextField
          label={t`From`}
          type="date"
          value={on}
          required
          data-first
          onChange={(event) => setOn(event.target.value)}
        />
        <fieldset ref={fields} className={styles.added}>
          <legend className={styles.label}>
            {objectives.length === 1 ? <Trans>What takes its place</Trans> : <Trans>What takes their place</Trans>}
          </legend>
          {words.map((one, index) => (
            <TextArea
              // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place, and fields only come behind the last
              key={index}
              label={t`New objective ${index + 1}`}
              rows={2}
              maxLength={2000}
              value={one}
              onChange={(event) => setWords(words.with(index, event.target.value))}
            />
          ))}
          {words.length < MOST_REVISED && (
            <Button
              look="quiet"
              className={styles.more}
              onClick={() => {
                setWords([...words, ''])
                requestAnimationFrame(() =>
                  fields.current?.querySelector<HTMLElement>('div:has(> textarea):last-of-type textarea')?.focus(),
                )
              }}
            >
              {words.length === 0 ? <Trans>+ Put one in its place</Trans> : <Trans>+ One more</Trans>}
            </Button>
          )}
        </fieldset>
        {words.length > 0 && <TagField tags={tags} suggestions={tagsInUse} onChange={setTags} />}
        <div className={styles.what} role="status">
          <p>
            {kind === 'split' && (
              <Trans>One objective becomes {added.length}. They stand in its place here and in every programme.</Trans>
            )}
            {kind === 'merge' && (
              <Trans>
                {objectives.length} objectives become one. It stands in their place here and in every programme.
              </Trans>
            )}
            {kind === 'replace' &&
              plural(added.length, {
                one: '# new objective stands in its place, here and in every programme.',
                other: '# new objectives stand in their place, here and in every programme.',
              })}
            {kind === 'retire' &&
              plural(objectives.length, {
                one: 'Nothing takes its place: it is retired.',
                other: 'Nothing takes their place: they are retired.',
              })}
          </p>
          {day && (
            <p>
              {plural(objectives.length, {
                one: `Pages of days before ${day} keep the old objective. Its judgements stay with it; nothing is copied.`,
                other: `Pages of days before ${day} keep the old objectives. Their judgements stay with them; nothing is copied.`,
              })}
            </p>
          )}
        </div>
        <Buttons>
          <Button type="submit" look="primary" disabled={!day || revise.isPending}>
            {verbs[kind]}
          </Button>
          <Button disabled={revise.isPending} onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}
