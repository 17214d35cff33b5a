import { Trans, useLingui } from '@lingui/react/macro'
import type { NewOrderingSession, PublishedChart, School } from '@track/api-contract'
import { useId, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { TextArea } from '../../../ui/text-area'
import { useBeginOrdering } from '../api/orderings'
import {
  DEFAULT_SCALE,
  levelsFrom,
  MAX_LEVELS,
  MIN_LEVELS,
  resized,
  type ScaleDraft,
  scaleProblem,
  startedAt,
} from '../scale-draft'
import styles from './new-session-dialog.module.css'

/** Begins a session: what was asked, of which classes, and how many steps the chart will have. With `revises`, from a chart. */
export function NewSessionDialog({
  school,
  classId,
  revises,
  onBegun,
  onClose,
}: {
  readonly school: School
  readonly classId: string
  readonly revises?: PublishedChart | undefined
  readonly onBegun: (sessionId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [id] = useState(() => makeId())
  const begin = useBeginOrdering(school.id)
  const [subjectId, setSubjectId] = useState(revises?.subjectId ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([classId]))
  const [isElsewhereOpen, setElsewhereOpen] = useState(false)
  const oldLevels = revises?.chart.levels ?? []
  const [labels, setLabels] = useState<ScaleDraft>(revises ? oldLevels.map(({ level }) => level.label) : DEFAULT_SCALE)
  const exemplars = oldLevels.flatMap(({ level, exemplars: pieces }) =>
    pieces.map((piece) => ({ ...piece, label: level.label })),
  )
  const [carried, setCarried] = useState<ReadonlySet<string>>(new Set(exemplars.map(({ pieceId }) => pieceId)))
  const [error, setError] = useState<string | null>(null)

  const near = school.classes.filter((group) => group.mine || group.id === classId)
  const far = school.classes.filter((group) => !near.includes(group))
  const tick = (group: School['classes'][number]) => (
    <Checkbox
      key={group.id}
      checked={chosen.has(group.id)}
      onChange={({ target }) => setChosen(toggled(chosen, group.id, target.checked))}
    >
      {group.name}
    </Checkbox>
  )
  const submit = (textOf: (name: string) => string) => {
    const problem = chosen.size === 0 ? t`No class is chosen: tick at least one.` : scaleProblem(labels)
    setError(problem)
    if (problem || begin.isPending) return
    const isSameScale =
      labels.length === oldLevels.length &&
      labels.every((label, place) => label.trim() === oldLevels[place]?.level.label)
    const body: NewOrderingSession = {
      id,
      prompt: textOf('prompt'),
      subjectId: subjectId || null,
      minutes: Number(textOf('minutes')),
      levels: isSameScale ? oldLevels.map(({ level }) => level) : levelsFrom(labels, makeId),
      collections: [...chosen].map((each) => ({ id: makeId(), classId: each })),
      revises: revises ? { chartId: revises.chart.id, carry: [...carried] } : null,
    }
    begin.mutate(body, { onSuccess: () => onBegun(id) })
  }
  return (
    <FormDialog
      title={revises ? t`Revise this chart` : t`New session`}
      verb={t`Begin`}
      error={begin.error}
      waiting={begin.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {error && (
        <Alert>
          <p>{error}</p>
        </Alert>
      )}
      <TextArea
        label={t`What the pupils are asked`}
        hint={t`Any question in any subject that is answered in a few minutes.`}
        name="prompt"
        rows={2}
        required
        maxLength={1000}
        defaultValue={revises?.chart.prompt}
        data-first
      />
      <div className={styles.two}>
        <LabelledSelect
          label={t`Subject`}
          value={subjectId}
          choices={[
            { value: '', label: t`Any` },
            ...school.subjects.map(({ id: value, name }) => ({ value, label: name })),
          ]}
          onChange={setSubjectId}
        />
        <TextField
          label={t`Minutes to write`}
          name="minutes"
          type="number"
          min={1}
          max={120}
          step={1}
          required
          defaultValue={5}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>
          <Trans>Classes that take part</Trans>
        </legend>
        <div className={styles.ticks}>{near.map(tick)}</div>
        {far.length > 0 && (
          <details open={isElsewhereOpen} onToggle={({ currentTarget }) => setElsewhereOpen(currentTarget.open)}>
            <summary>
              <Trans>Other classes</Trans>
            </summary>
            <div className={styles.ticks}>{far.map(tick)}</div>
          </details>
        )}
      </fieldset>
      <ScaleFields labels={labels} onChange={setLabels} />
      {revises && (
        <fieldset className={styles.group}>
          <legend>
            <Trans>Pieces that come along with their place</Trans>
          </legend>
          {exemplars.map(({ pieceId, label, text }) => (
            <Checkbox
              key={pieceId}
              checked={carried.has(pieceId)}
              onChange={({ target }) => setCarried(toggled(carried, pieceId, target.checked))}
            >
              <strong>{label}</strong> <span className={styles.quiet}>{text ? shortened(text) : t`a picture`}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </FormDialog>
  )
}

/** The school's own steps: how many, from which number, and what each is called. */
function ScaleFields({
  labels,
  onChange,
}: {
  readonly labels: ScaleDraft
  readonly onChange: (labels: ScaleDraft) => void
}) {
  const { t } = useLingui()
  const id = useId()
  const start = labels[0]?.trim()
  return (
    <fieldset className={styles.group}>
      <legend>
        <Trans>Steps of the chart, low to high</Trans>
      </legend>
      <p id={id} className={styles.quiet}>
        <Trans>Numbers, words or signs: whatever your school uses.</Trans>
      </p>
      <ol className={styles.labels}>
        {labels.map((label, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          <li key={place}>
            <input
              className={styles.label}
              aria-label={t`Label of step ${place + 1}`}
              aria-describedby={id}
              value={label}
              maxLength={40}
              onChange={({ target }) => onChange(labels.map((each, at) => (at === place ? target.value : each)))}
            />
          </li>
        ))}
      </ol>
      <div className={styles.scale}>
        <Button disabled={labels.length <= MIN_LEVELS} onClick={() => onChange(resized(labels, labels.length - 1))}>
          <Trans>One fewer</Trans>
        </Button>
        <Button disabled={labels.length >= MAX_LEVELS} onClick={() => onChange(resized(labels, labels.length + 1))}>
          <Trans>One more</Trans>
        </Button>
        {start === '0' && (
          <Button look="quiet" onClick={() => onChange(startedAt(labels, 1))}>
            <Trans>Start at 1</Trans>
          </Button>
        )}
        {start === '1' && (
          <Button look="quiet" onClick={() => onChange(startedAt(labels, 0))}>
            <Trans>Start at 0</Trans>
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function toggled(chosen: ReadonlySet<string>, id: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (isChosen) next.add(id)
  else next.delete(id)
  return next
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 78).trimEnd()}…` : text
}
