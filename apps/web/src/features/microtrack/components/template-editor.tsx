import { Trans, useLingui } from '@lingui/react/macro'
import {
  checkTemplate,
  type Dial,
  type Limits,
  readTemplateText,
  type Task,
  type Template,
  type TemplateAdvice,
} from '@track/microtrack'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { adviceWords, rangeWords } from '../advice-words'
import {
  breakLine,
  changeLine,
  isBlank,
  isUnwritten,
  moveLine,
  type Part,
  pasteLines,
  putBack,
  removeLine,
  withRoom,
  writtenOf,
} from '../template-lines'
import { LineField } from './line-field'
import { type LineActions, TaskRow } from './task-row'
import styles from './template-editor.module.css'

const newId = makeId
const ORDER: readonly Part[] = ['criteria', 'tasks', 'moveOn', 'questions']

/**
 * A template on one screen, in its three parts: the outcome, its criteria, and the tasks, which have most of the room.
 *
 * Advice stands beside the line it is about while it is written and keeps nothing back; with `tried` what keeps the note from being
 * given out is marked at its field.
 */
export function TemplateEditor({
  template,
  limits,
  dial,
  tried,
  onChange,
}: {
  /** With room to write in: `withRoom`. */
  readonly template: Template
  readonly limits: Limits
  readonly dial: Dial | undefined
  readonly tried: boolean
  readonly onChange: (change: (template: Template) => Template) => void
}) {
  const { t } = useLingui()
  const { say, show } = useNotices()
  const root = useRef<HTMLDivElement>(null)
  const focusAfter = useRef<{ readonly id: string; readonly control?: string | undefined } | null>(null)
  useLayoutEffect(() => {
    if (!focusAfter.current) return
    const { id, control } = focusAfter.current
    const selector = control ? `[data-row="${id}"] [data-control="${control}"]` : `[data-line="${id}"]`
    const target = root.current?.querySelector<HTMLElement>(selector)
    if (!target) return
    focusAfter.current = null
    target.focus()
    if (target instanceof HTMLTextAreaElement && !control)
      target.setSelectionRange(target.value.length, target.value.length)
  })

  const written = writtenOf(template)
  const { errors, advice } = checkTemplate(written, { limits, dial })
  const words = (piece: Pick<TemplateAdvice, 'code' | 'message'>) =>
    adviceWords(piece, {
      limits,
      dial,
      tasks: written.tasks.reduce((sum, { choice }) => sum + (choice?.choose ?? 1), 0),
    })
  /** What is said of a line, or with no id of the part as a whole. */
  const about = (
    pieces: readonly {
      readonly field?: string | undefined
      readonly row?: number | undefined
      readonly code: string
      readonly message: string
    }[],
    field: string,
    id?: string,
  ) =>
    pieces.filter(
      (piece) =>
        piece.field === field &&
        (id === undefined
          ? piece.row === undefined
          : piece.row !== undefined && written[field as Part][piece.row - 1]?.id === id),
    )

  const focusOn = (id: string | undefined, control?: string) => {
    if (id) focusAfter.current = { id, control }
  }
  const update = (change: (template: Template) => Template) => onChange((now) => withRoom(change(now), { newId }))
  /** The first line to write in of the next part that is asked for. */
  const leave = (part: Part) => {
    const next = ORDER[ORDER.indexOf(part) + 1]
    const line = next && (template[next].find(isBlank) ?? template[next].at(-1))
    if (line) root.current?.querySelector<HTMLElement>(`[data-line="${line.id}"]`)?.focus()
  }
  const step = (part: Part, id: string, by: -1 | 1) => {
    const ids = ['outcome', ...ORDER.flatMap((each) => template[each].map((line) => line.id))]
    const next = ids[ids.indexOf(id) + by]
    if (next) root.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus()
    else if (by > 0) leave(part)
  }
  const actions = (part: Part, id: string): LineActions => ({
    onChange: (change: Partial<Task>, focusId) => {
      focusOn(focusId)
      update((now) => changeLine(now, { part, id, change }))
    },
    onEnter: (at) => {
      const line = template[part].find((each) => each.id === id)!
      if (isBlank(line)) return leave(part)
      const broken = breakLine(template, { part, id, at, newId })
      focusOn(broken.id)
      update(() => broken.template)
    },
    onBack: () => {
      const place = template[part].findIndex((line) => line.id === id)
      const before = template[part][place - 1]
      if (!before) return step(part, id, -1)
      focusOn(before.id)
      update((now) => removeLine(now, { part, id }))
    },
    onMove: (by, control) => {
      const moved = moveLine(template, { part, id, by })
      if (moved === template) return say(by < 0 ? t`This is the first` : t`This is the last`)
      focusOn(id, control)
      say(t`Moved to place ${moved[part].findIndex((line) => line.id === id) + 1}`)
      update(() => moved)
    },
    onStep: (by) => step(part, id, by),
    onPaste: (text) => {
      const pasted = pasteLines(template, { part, id, text, newId })
      focusOn(pasted.id)
      update(() => pasted.template)
      if (pasted.leftOver.length > 0)
        show({
          text: t`There was no room for ${pasted.leftOver.length} lines, from “${pasted.leftOver[0]!.slice(0, 40)}” on`,
        })
    },
    onRemove: () => {
      const place = template[part].findIndex((line) => line.id === id)
      const line = template[part][place]!
      focusOn(template[part][place + 1]?.id)
      update((now) => removeLine(now, { part, id }))
      show({
        text: t`Removed: ${line.text}`,
        action: {
          label: t`Undo`,
          run: () => {
            focusOn(id)
            update((now) => putBack(now, { part, line, place }))
          },
        },
      })
    },
  })

  const pastePlan = (text: string) => {
    if (!isUnwritten(template)) {
      update((now) => ({
        ...now,
        outcomes: [text.replace(/\s+/g, ' ').trim().slice(0, 300), ...now.outcomes.slice(1)],
      }))
      return
    }
    const { template: read, leftOver } = readTemplateText(text, { newId })
    focusOn((read.tasks[0] ?? read.criteria[0])?.id)
    update(() => read)
    const rest = leftOver.length > 0 ? ` ${t`No room for ${leftOver.length} lines.`}` : ''
    show({
      text: t`Read: ${read.criteria.length} criteria and ${read.tasks.length} tasks.` + rest,
      action: { label: t`Undo`, run: () => update(() => ({ ...read, outcomes: [], criteria: [], tasks: [] })) },
    })
  }

  const criteria = written.criteria
  const [criteriaError] = about(errors, 'criteria')
  const [tasksError] = about(errors, 'tasks')
  const [outcomesError] = about(errors, 'outcomes')
  const wanted = rangeWords(limits.criteria)
  const firstKind =
    dial?.kinds[Math.min(written.tasks.filter(({ choice }) => choice).length, dial.kinds.length - 1)] ?? 'practice'
  const task = (part: 'tasks' | 'moveOn', placeholder: string) => (line: Task, place: number) => {
    const ofLine = about(errors, part, line.id)
    const choice = ofLine.find(({ code }) => code === 'microtrack/choice-count')
    const other = ofLine.find(({ code }) => code !== 'microtrack/choice-count')
    return (
      <TaskRow
        key={line.id}
        task={line}
        number={isBlank(line) ? null : place + 1}
        label={part === 'tasks' ? t`Task ${place + 1}` : t`Task to move on to ${place + 1}`}
        placeholder={placeholder}
        criteria={part === 'tasks' ? criteria : null}
        firstKind={firstKind}
        error={other && words(other)}
        choiceError={choice && words(choice)}
        advice={about(advice, part, line.id).map(words)}
        newId={newId}
        on={actions(part, line.id)}
      />
    )
  }
  return (
    <div ref={root} className={styles.sheet}>
      <Section
        title={t`Outcome`}
        state={outcomesError && written.outcomes.length > 1 ? words(outcomesError) : null}
        isError
      >
        {template.outcomes.map((outcome, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outcomes have no ids, and never change places
          <div key={place} className={styles.outcome}>
            <LineField
              label={template.outcomes.length > 1 ? t`Outcome ${place + 1}` : t`Outcome`}
              placeholder={t`I can…`}
              value={outcome}
              lineId={place === 0 ? 'outcome' : `outcome-${place}`}
              large
              focusFirst={place === 0}
              error={
                tried && outcomesError && written.outcomes.length === 0 ? t`Write what pupils are to reach.` : undefined
              }
              onChange={(text) =>
                update((now) => ({ ...now, outcomes: now.outcomes.map((each, at) => (at === place ? text : each)) }))
              }
              onEnter={() => {
                const line = template.criteria.find(isBlank) ?? template.criteria[0]
                root.current?.querySelector<HTMLElement>(`[data-line="${line?.id}"]`)?.focus()
              }}
              onStep={(by) => by > 0 && step('criteria', 'outcome', 1)}
              onPaste={pastePlan}
            />
            {template.outcomes.length > 1 && (
              <Button
                onClick={() => {
                  const all = template.outcomes
                  focusOn('outcome')
                  update((now) => ({ ...now, outcomes: [outcome] }))
                  show({
                    text: t`One outcome kept`,
                    action: { label: t`Undo`, run: () => update((now) => ({ ...now, outcomes: all })) },
                  })
                }}
              >
                <Trans>Keep only this one</Trans>
              </Button>
            )}
          </div>
        ))}
      </Section>

      <Section
        title={t`Success criteria`}
        state={
          criteria.length === 0 && !tried
            ? t`Write ${wanted}.`
            : criteriaError && (tried || criteria.length < limits.criteria.max)
              ? words(criteriaError)
              : null
        }
        isError={tried && criteriaError !== undefined}
      >
        {criteria.length > limits.criteria.max ? (
          <CriteriaChooser
            template={template}
            limits={limits}
            onKeep={(ids) => {
              const before = template.criteria
              focusOn(template.tasks.find(isBlank)?.id)
              update((now) => ({ ...now, criteria: now.criteria.filter(({ id }) => ids.has(id)) }))
              show({
                text: t`Kept ${ids.size} criteria`,
                action: { label: t`Undo`, run: () => update((now) => ({ ...now, criteria: before })) },
              })
            }}
          />
        ) : (
          <ol className={styles.lines}>
            {template.criteria.map((line, place) => {
              const on = actions('criteria', line.id)
              const [error] = about(errors, 'criteria', line.id)
              return (
                <li key={line.id} className={styles.criterion} data-row={line.id}>
                  <span className={styles.number} aria-hidden="true">
                    {isBlank(line) ? '+' : place + 1}
                  </span>
                  <LineField
                    label={t`Criterion ${place + 1}`}
                    placeholder={place === 0 ? t`I will know because I can…` : t`Another criterion`}
                    value={line.text}
                    lineId={line.id}
                    error={error && words(error)}
                    advice={written.tasks.length > 0 ? about(advice, 'criteria', line.id).map(words) : []}
                    {...on}
                    onChange={(text) => on.onChange({ text })}
                  />
                  {!isBlank(line) && (
                    <Button look="quiet" aria-label={t`Remove criterion ${place + 1}`} onClick={on.onRemove}>
                      <Icon name="close" />
                    </Button>
                  )}
                </li>
              )
            })}
          </ol>
        )}
      </Section>

      <Section
        title={t`Tasks`}
        state={
          written.tasks.length > 0 || tried ? (
            [...(tasksError ? [tasksError] : []), ...about(advice, 'tasks')].map(words).join(' ') || null
          ) : (
            <Trans>
              A line for each next step; paste makes several. Then press what each is for: on the keyboard Tab and 1, 2,
              3 or 0.
            </Trans>
          )
        }
        isError={tried && tasksError !== undefined}
      >
        <ol className={styles.lines}>{template.tasks.map(task('tasks', t`A task: begin with what to do`))}</ol>
      </Section>

      <Section title={t`Tasks to move on to`} state={t`For whoever is ready before the list is done.`}>
        <ol className={styles.lines}>{template.moveOn.map(task('moveOn', t`Something to go on with`))}</ol>
      </Section>

      <Section title={t`Questions to ask`} state={t`They help pupils see whether their way works; each can answer.`}>
        <ol className={styles.lines}>
          {template.questions.map((line, place) => {
            const on = actions('questions', line.id)
            return (
              <li key={line.id} className={styles.criterion} data-row={line.id}>
                <span className={styles.number} aria-hidden="true">
                  {isBlank(line) ? '+' : '?'}
                </span>
                <LineField
                  label={t`Question ${place + 1}`}
                  placeholder={t`What makes you sure?`}
                  value={line.text}
                  lineId={line.id}
                  {...on}
                  onChange={(text) => on.onChange({ text })}
                />
                {!isBlank(line) && (
                  <Button look="quiet" aria-label={t`Remove question ${place + 1}`} onClick={on.onRemove}>
                    <Icon name="close" />
                  </Button>
                )}
              </li>
            )
          })}
        </ol>
      </Section>
    </div>
  )
}

function Section({
  title,
  state,
  isError = false,
  children,
}: {
  readonly title: string
  readonly state: ReactNode
  readonly isError?: boolean
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {state && (
          <p className={isError ? styles.error : styles.state} data-error={isError || undefined}>
            {state}
          </p>
        )}
      </div>
      {children}
    </section>
  )
}

/** More criteria than a note holds, as an imported outcome may bring: the few of today are ticked, the others go. */
function CriteriaChooser({
  template,
  limits,
  onKeep,
}: {
  readonly template: Template
  readonly limits: Limits
  readonly onKeep: (ids: ReadonlySet<string>) => void
}) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { min, max } = limits.criteria
  const wanted = rangeWords(limits.criteria)
  const fits = min <= chosen.size && chosen.size <= max
  return (
    <fieldset className={styles.chooser}>
      <legend>{t`Choose ${wanted} to keep: the others leave this template`}</legend>
      {template.criteria
        .filter((line) => !isBlank(line))
        .map(({ id, text }) => (
          <Checkbox
            key={id}
            checked={chosen.has(id)}
            onChange={() =>
              setChosen(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]))
            }
          >
            {text}
          </Checkbox>
        ))}
      <div>
        <Button look="primary" disabled={!fits} onClick={() => onKeep(chosen)}>
          {fits ? t`Use these ${chosen.size}` : t`Use these`}
        </Button>
      </div>
    </fieldset>
  )
}
