import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective, School } from '@track/api-contract'
import { type Framework, moveObjective, type Strand } from '@track/objectives'
import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { type OutlinePart, outlineOf } from '../outline'
import { AddObjective } from './add-objective'
import { ObjectiveEditor } from './objective-editor'
import styles from './objective-outline.module.css'
import { ObjectiveRow } from './objective-row'

/** A list under its headings. Rows are moved with buttons or Alt and an arrow; one row at a time is being changed. */
export function ObjectiveOutline({
  school,
  framework,
  parts,
  strands,
  objectives,
  tagsInUse,
  finding,
  onOrder,
}: {
  readonly school: School
  readonly framework: Framework
  readonly parts: readonly OutlinePart[]
  readonly strands: readonly Strand[]
  /** All of the list in order, shown or not. */
  readonly objectives: readonly EditableObjective[]
  readonly tagsInUse: readonly string[]
  readonly finding: boolean
  /** The ids of the whole list in their new order. */
  readonly onOrder: (objectiveIds: readonly string[]) => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const [editing, setEditing] = useState<string | null>(null)
  const [addingTo, setAddingTo] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const focusAfter = useRef<{ readonly id: string; readonly control: string } | null>(null)
  const focusedRow = useRef<{ readonly row: HTMLElement; readonly place: number } | null>(null)

  // Moving a row in the page, or drawing it anew, takes the focus away from it: it goes back to the same button.
  useLayoutEffect(() => {
    if (!focusAfter.current) return
    const { id, control } = focusAfter.current
    const target = list.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-control="${control}"]`)
    if (!target) return
    target.focus()
    focusAfter.current = null
  })

  // A row that leaves the page, because it was retired, does not take the focus with it: its place in the list has it.
  useLayoutEffect(() => {
    if (!focusedRow.current || focusedRow.current.row.isConnected) return
    const { place } = focusedRow.current
    focusedRow.current = null
    if (document.activeElement !== document.body) return
    const rows = rowsOf(list.current)
    const next = rows[Math.min(place, rows.length - 1)] ?? list.current
    next?.querySelector<HTMLElement>('[data-control="change"], [data-add]')?.focus()
  })
  const onFocus = (event: FocusEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    focusedRow.current = row && { row, place: rowsOf(list.current).indexOf(row) }
  }
  const onBlur = () => {
    focusedRow.current = null
  }

  const move = (part: OutlinePart, objective: EditableObjective, by: -1 | 1, control: string) => {
    const at = part.objectives.indexOf(objective)
    const neighbour = part.objectives[at + by]
    if (!neighbour) {
      say(by < 0 ? t`This is the first under its heading` : t`This is the last under its heading`)
      return
    }
    const ids = objectives.map(({ id }) => id)
    const [moved, before] = by < 0 ? [objective.id, neighbour.id] : [neighbour.id, objective.id]
    focusAfter.current = { id: objective.id, control }
    say(t`Moved to place ${at + by + 1} of ${part.objectives.length}`)
    onOrder(moveObjective(ids, { objectiveId: moved, before }))
  }
  const close = (id: string) => {
    focusAfter.current = { id, control: 'change' }
    setEditing(null)
  }

  const shown = parts.length > 0 || finding ? parts : [{ strand: null, level: 1, objectives: [] }]
  const whole = outlineOf([], strands)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here; it only sees where the focus is
    <div ref={list} className={styles.outline} onFocus={onFocus} onBlur={onBlur}>
      {shown.map((part) => {
        const key = part.strand?.id ?? ''
        const name = part.strand?.name
        const Heading = part.level === 1 ? 'h2' : 'h3'
        return (
          <section key={key} className={styles.part} data-level={Math.min(part.level, 3)}>
            {part.strand && <Heading className={styles.heading}>{part.strand.name}</Heading>}
            {part.objectives.length > 0 && (
              <ol className={styles.rows}>
                {part.objectives.map((objective, place) =>
                  editing === objective.id ? (
                    <li key={objective.id} data-row={objective.id}>
                      <ObjectiveEditor
                        school={school}
                        objective={objective}
                        outline={whole}
                        tagsInUse={tagsInUse}
                        onClose={() => close(objective.id)}
                      />
                    </li>
                  ) : (
                    <ObjectiveRow
                      key={objective.id}
                      objective={objective}
                      today={school.today}
                      first={place === 0}
                      last={place === part.objectives.length - 1}
                      movable={!finding}
                      onMove={(by, control) => move(part, objective, by, control)}
                      onChange={() => setEditing(objective.id)}
                    />
                  ),
                )}
              </ol>
            )}
            {!finding &&
              (addingTo === key ? (
                <AddObjective
                  schoolId={school.id}
                  framework={framework}
                  strandId={part.strand?.id ?? null}
                  strandName={name}
                  onClose={() => {
                    focusAfter.current = null
                    setAddingTo(null)
                    requestAnimationFrame(() =>
                      list.current?.querySelector<HTMLElement>(`[data-add="${key}"]`)?.focus(),
                    )
                  }}
                />
              ) : (
                <Button
                  look="quiet"
                  className={styles.add}
                  data-add={key}
                  aria-label={name ? t`+ Add an objective to ${name}` : t`+ Add an objective`}
                  onClick={() => setAddingTo(key)}
                >
                  <Trans>+ Add an objective</Trans>
                </Button>
              ))}
          </section>
        )
      })}
      {finding && parts.length === 0 && (
        <p className={styles.quiet}>
          <Trans>No objective has words that begin like that.</Trans>
        </p>
      )}
    </div>
  )
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
}
