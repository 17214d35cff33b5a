import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableFramework, EditableObjective, EditableStrand, School } from '@track/api-contract'
import { moveObjective } from '@track/objectives'
import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { useMoveStrand } from '../api/move-strand'
import { besideOf, type OutlinePart, outlineOf, placeOf, underOf } from '../outline'
import { AddObjective } from './add-objective'
import { ObjectiveEditor } from './objective-editor'
import styles from './objective-outline.module.css'
import { ObjectiveRow } from './objective-row'
import { StrandEditor } from './strand-editor'
import { StrandHeading } from './strand-heading'

/** A list under its headings. Rows and headings are moved with buttons or Alt and an arrow; one at a time is being changed. */
export function ObjectiveOutline({
  school,
  framework,
  parts,
  strands,
  objectives,
  tagsInUse,
  finding,
  chosen,
  onOrder,
  onChoose,
  onRevise,
}: {
  readonly school: School
  readonly framework: EditableFramework
  readonly parts: readonly OutlinePart[]
  readonly strands: readonly EditableStrand[]
  /** All of the list in order, shown or not. */
  readonly objectives: readonly EditableObjective[]
  readonly tagsInUse: readonly string[]
  readonly finding: boolean
  /** Those ticked to be changed together; null while nobody chooses. */
  readonly chosen: ReadonlySet<string> | null
  /** The ids of the whole list in their new order. */
  readonly onOrder: (objectiveIds: readonly string[]) => void
  readonly onChoose: (objectiveId: string) => void
  /** One objective is to be split, replaced or retired from a day. */
  readonly onRevise: (objective: EditableObjective) => void
}) {
  const { t } = useLingui()
  const { say, show } = useNotices()
  const moveHeading = useMoveStrand(school.id, framework.subjectId)
  const [editing, setEditing] = useState<string | null>(null)
  const [addingTo, setAddingTo] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const focusAfter = useRef<{ readonly id: string; readonly control: string } | null>(null)
  const focusedRow = useRef<{ readonly row: HTMLElement; readonly place: number } | null>(null)

  // Moving a row in the page, or drawing it anew, takes the focus away from it: it goes back to the same button.
  useLayoutEffect(() => {
    if (!focusAfter.current) return
    const { id, control } = focusAfter.current
    const target = list.current?.querySelector<HTMLElement>(
      `:is([data-row="${id}"], [data-heading="${id}"]) [data-control="${control}"]`,
    )
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
  const moveStrand = (strand: EditableStrand, by: -1 | 1, control: string) => {
    const { id, parentId, frameworkId } = strand
    const beside = besideOf(strands, { id, parentId })
    const at = placeOf(strands, strand)
    if (at + by < 0 || at + by > beside.length) {
      say(by < 0 ? t`This is the first of its headings` : t`This is the last of its headings`)
      return
    }
    focusAfter.current = { id, control }
    say(t`Moved to place ${at + by + 1} of ${beside.length + 1}`)
    moveHeading({ strandId: id, frameworkId, parentId, position: at + by }).catch((error: unknown) =>
      show({ text: problemWords(error) }),
    )
  }
  const close = (id: string) => {
    focusAfter.current = { id, control: 'change' }
    setEditing(null)
  }

  const shown = parts.length > 0 || finding ? parts : [{ strand: null, level: 1, objectives: [] }]
  const whole = outlineOf([], strands)
  const movable = !finding && chosen === null
  const countUnder = (strandId: string) => {
    const under = underOf(strands, strandId)
    return parts.reduce(
      (count, part) => count + (part.strand && under.has(part.strand.id) ? part.objectives.length : 0),
      0,
    )
  }
  const isEmpty = (strandId: string) =>
    underOf(strands, strandId).size === 1 && !objectives.some((one) => one.strandId === strandId)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here; it only sees where the focus is
    <div ref={list} className={styles.outline} onFocus={onFocus} onBlur={onBlur}>
      {shown.map((part) => {
        const key = part.strand?.id ?? ''
        const name = part.strand?.name
        return (
          <section key={key} className={styles.part} data-level={Math.min(part.level, 3)}>
            {part.strand &&
              (editing === part.strand.id ? (
                <div data-heading={part.strand.id}>
                  <StrandEditor
                    schoolId={school.id}
                    strand={part.strand}
                    outline={whole}
                    isEmpty={isEmpty(part.strand.id)}
                    onClose={() => close(part.strand!.id)}
                  />
                </div>
              ) : (
                <StrandHeading
                  strand={part.strand}
                  level={part.level}
                  count={plural(countUnder(part.strand.id), { one: '# objective', other: '# objectives' })}
                  first={placeOf(strands, part.strand) === 0}
                  last={placeOf(strands, part.strand) === besideOf(strands, part.strand).length}
                  movable={movable}
                  onMove={(by, control) => moveStrand(part.strand!, by, control)}
                  onChange={() => setEditing(part.strand!.id)}
                />
              ))}
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
                        publisher={framework.publisher}
                        onRevise={() => {
                          close(objective.id)
                          onRevise(objective)
                        }}
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
                      movable={movable}
                      chosen={chosen?.has(objective.id)}
                      onMove={(by, control) => move(part, objective, by, control)}
                      onChange={() => (chosen ? onChoose(objective.id) : setEditing(objective.id))}
                    />
                  ),
                )}
              </ol>
            )}
            {movable &&
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
