import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ClassMarkbook } from '@track/api-contract'
import { type Descriptor, type DescriptorSet, readMark } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { isSameCell, lineInForce, progressBetween } from '@track/markbook'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { useChanges } from '../api/list-changes'
import { correspondencesQueryOptions } from '../api/list-correspondences'
import { type GridCommand, readKey } from '../grid-keys'
import { moveSelection, type Position, selectCell } from '../grid-selection'
import { ranksOf } from '../pupil-facts'
import { seenThen } from '../seen-then'
import { useMarkbook } from '../use-markbook'
import { type Press, usePress } from '../use-press'
import { useTyping } from '../use-typing'
import { layOutWords, setsOfColumn, type WordCell, wordsOfColumn } from '../words-view'
import { BookActions } from './book-actions'
import { DayBar } from './day-bar'
import { CLEAR, type Loaded, Palette } from './palette'
import { WordDialog } from './word-dialog'
import { WordsGrid } from './words-grid'

/** A class's words and marks in a subject: the teacher's own, with what the school's rule suggests beside them. */
export function WordsPage({
  schoolId,
  accountId,
  subjectName,
  markbook,
  since: firstSince,
  back,
  nextStep,
}: {
  readonly schoolId: string
  readonly accountId: string
  readonly subjectName: string
  readonly markbook: ClassMarkbook
  /** The day from which a calculated change is counted, until the teacher says another. */
  readonly since: CalendarDate
  readonly back: ReactNode
  readonly nextStep: ReactNode
}) {
  const { t } = useLingui()
  const { className, classId, subjectId, asOf: today } = markbook
  useChanges({ schoolId, classId, subjectId }, markbook.cursor)
  const book = useMarkbook(markbook, { accountId })
  const { data: correspondences = [] } = useQuery(correspondencesQueryOptions(schoolId))
  const view = useMemo(() => layOutWords(markbook, book.log), [markbook, book.log])
  const { columns, rows, names } = view
  const { say, show, dismiss } = useNotices()
  const [since, setSince] = useState(firstSince)
  const [loaded, setLoaded] = useState<Loaded>(null)
  const [dialog, setDialog] = useState<Position | null>(null)
  const [typed, setTyped] = useState<{ readonly text: string; readonly problem?: string } | null>(null)
  const shapes = useMemo(
    () => rows.map(() => ({ kind: 'pupil' as const, cells: Math.max(1, columns.length), programme: null })),
    [rows, columns],
  )
  const [selection, setSelection] = useState(() => selectCell({ row: 0, column: 0 }))
  const { cursor } = selection
  const cellAt = ({ row, column }: Position) => rows[row]?.cells[column]
  const inHand = cellAt(cursor)
  const words = useMemo(() => wordsOfColumn(view, cursor.column), [view, cursor.column])
  const hasProgress = columns.some((_, at) => setsOfColumn(view, at).some(({ kind }) => kind === 'progress'))
  const progress = useMemo(
    () =>
      hasProgress
        ? new Map(
            rows.map(({ pupilId }) => {
              const own = new Set(view.facts.get(pupilId)?.objectives.map(({ id }) => id))
              const lines = book.log.filter((line) => line.pupilId === pupilId && own.has(line.objectiveId ?? ''))
              const [before, now] = [since, today].map((asOf) => ranksOf(lines, { asOf, markbook }))
              return [pupilId, progressBetween(before!, now!)] as const
            }),
          )
        : null,
    [hasProgress, rows, view.facts, book.log, since, today, markbook],
  )

  const write = (cells: readonly WordCell[], value: string | number | null, observedOn: CalendarDate = today) => {
    const changing = cells.flatMap(({ pupilId, measure, set }) => {
      const own = set && value !== null ? inSet(set, words, String(value)) : value
      return set && value !== null && own === undefined
        ? []
        : [{ pupilId, objectiveId: null, measureId: measure.id, value: own ?? null }]
    })
    const [first] = cells
    if (!first || changing.length === 0) return
    const wordOf = (id: string | number | null) =>
      id === null ? t`blank` : (first.set?.descriptors.find((word) => word.id === id)?.label ?? String(id))
    const word = wordOf(changing[0]!.value)
    const done =
      changing.length === 1
        ? t`${first.label}, ${first.measure.name}: ${word}`
        : plural(changing.length, { one: `# pupil set to ${word}`, other: `# pupils set to ${word}` })
    const cell = { pupilId: first.pupilId, objectiveId: null, measureId: first.measure.id, track: 'teacher' } as const
    const standing = lineInForce(
      book.log.filter((line) => isSameCell(line, cell)),
      { asOf: today },
    )?.observedOn
    const { announcement, notice } = seenThen(done, { observedOn, standing, today })
    if (!book.write(changing, { announcement, observedOn })) return say(t`Nothing changed: ${announcement}`)
    if (changing.length === 1 && observedOn === today) {
      dismiss()
      say(notice)
    } else show({ text: notice, action: { label: t`Undo`, run: () => latest.current.undo() } })
  }
  const undo = () => {
    const announcement = book.undo()
    if (announcement === undefined) say(t`Nothing to undo`)
    else show({ text: t`Undone: ${announcement}`, action: { label: t`Redo`, run: () => latest.current.redo() } })
  }
  const redo = () => {
    const announcement = book.redo()
    say(announcement ?? t`Nothing to redo`)
  }
  const latest = useRef({ undo, redo })
  useEffect(() => {
    latest.current = { undo, redo }
  })

  const goDown = () => setSelection(moveSelection(selection, 'down', { rows: shapes }))
  const columnOf = (at: number) => rows.flatMap(({ cells }) => cells[at] ?? [])
  const typeCode = useTyping(words, ({ id }, wholeColumn) => {
    if (!inHand?.set) return
    write(wholeColumn ? columnOf(cursor.column) : [inHand], id)
    if (!wholeColumn) goDown()
  })
  /** A mark that was typed is read once the cell is left; what cannot be read stays, and says why. */
  const settle = (): boolean => {
    if (!typed || !inHand) return true
    const reading = readMark(inHand.measure, typed.text)
    if ('issue' in reading) {
      setTyped({ text: typed.text, problem: reading.issue.message })
      say(reading.issue.message)
      return false
    }
    setTyped(null)
    if (reading.value !== inHand.value) write([inHand], reading.value)
    return true
  }
  const onCommand = (command: GridCommand): boolean => {
    switch (command.kind) {
      case 'move':
        if (settle()) setSelection(moveSelection(selection, command.move, { rows: shapes }))
        return true
      case 'character':
        if (inHand?.set) return typeCode(command)
        if (!inHand) return false
        setTyped({ text: command.character })
        return true
      case 'open':
      case 'press':
        setDialog(cursor)
        return true
      case 'clear':
        if (inHand) write([inHand], null)
        return true
      case 'undo':
        undo()
        return true
      case 'redo':
        redo()
        return true
      case 'escape':
        setLoaded(null)
        setTyped(null)
        return true
    }
  }
  const press = ({ position, touch, open }: Press) => {
    if (!settle()) return
    setSelection(selectCell(position))
    const cell = cellAt(position)
    if (open || !cell) return setDialog(position)
    if (loaded && cell.set && position.column === cursor.column) write([cell], loaded === CLEAR ? null : loaded)
    else if (touch) setDialog(position)
  }
  const pressing = usePress(press)

  const title = t`${className}, ${subjectName}: words and marks`
  const opened = dialog && cellAt(dialog)
  return (
    <Page
      title={title}
      actions={
        <BookActions
          schoolId={schoolId}
          accountId={accountId}
          classId={classId}
          book={book}
          today={today}
          back={back}
          onUndo={undo}
        />
      }
    >
      {columns.length === 0 || rows.length === 0 ? (
        <>
          <p>
            {rows.length === 0 ? (
              <Trans>The pupils of this class will be rows here. Put pupils in the class first.</Trans>
            ) : (
              <Trans>The school’s words and scores for this subject will be columns here.</Trans>
            )}
          </p>
          {nextStep}
        </>
      ) : (
        <>
          <WordsGrid
            label={title}
            view={view}
            cursor={cursor}
            typed={typed}
            progress={progress}
            since={since}
            today={today}
            correspondences={correspondences}
            pressing={pressing}
            onFocus={(position) => {
              if (position.row !== cursor.row || position.column !== cursor.column) setSelection(selectCell(position))
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              const command = readKey(event)
              if (command && onCommand(command)) event.preventDefault()
            }}
            onTyped={(text) => setTyped({ text })}
            onTypedKey={(event) => {
              if (event.key === 'Escape') setTyped(null)
              else if (event.key === 'Enter' || event.key === 'ArrowDown') {
                if (settle()) goDown()
              } else if (event.key === 'ArrowUp') {
                if (settle()) setSelection(moveSelection(selection, 'up', { rows: shapes }))
              } else return
              event.preventDefault()
            }}
            onTypedLeft={() => settle()}
            onTake={(cell) => write([cell], cell.suggestion?.descriptorId ?? null)}
          >
            {words.length > 0 && (
              <Palette scale={{ codes: words }} loaded={loaded} onLoad={setLoaded} canFind={false} />
            )}
          </WordsGrid>
          {hasProgress && (
            <DayBar>
              <TextField
                label={t`Calculated change since`}
                type="date"
                max={today}
                value={since}
                onChange={({ target }) => {
                  if (target.value && target.value <= today) setSince(target.value as CalendarDate)
                }}
              />
            </DayBar>
          )}
        </>
      )}
      {dialog && opened && (
        <WordDialog
          cell={opened}
          names={names}
          log={book.log}
          today={today}
          onSay={(value, observedOn) => {
            setDialog(null)
            write([opened], value, observedOn)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}

/** The same word in a pupil's own set: by id, or by short code where a class has several sets. */
function inSet(set: DescriptorSet, words: readonly Descriptor[], id: string): string | undefined {
  const asked = words.find((word) => word.id === id)
  const own =
    set.descriptors.find((word) => word.id === id) ??
    set.descriptors.find(({ shortCode }) => shortCode === asked?.shortCode)
  return own?.id
}
