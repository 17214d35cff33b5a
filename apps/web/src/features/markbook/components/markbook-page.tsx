import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ClassMarkbook } from '@track/api-contract'
import type { DepthCode } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { remember, remembered } from '../../../lib/remembered'
import { useMediaQuery } from '../../../lib/use-media-query'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Finder } from '../../../ui/finder'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { useChanges } from '../api/list-changes'
import { settleTyping, typeCharacter } from '../code-typing'
import type { GridCommand } from '../grid-keys'
import { cellAt, rowsOf, shapesOf } from '../grid-rows'
import {
  afterMark,
  cellsInColumn,
  cellsInRange,
  fitSelection,
  type GridSelection,
  isRange,
  moveSelection,
  type Position,
  selectCell,
} from '../grid-selection'
import { lowerFirst } from '../lower-first'
import { type CellRef, codeOf } from '../markbook-view'
import { type PastePlan, planPaste, writeTable } from '../paste-plan'
import { type CellValue, useMarkbook } from '../use-markbook'
import type { Press } from '../use-press'
import { CellDialog } from './cell-dialog'
import { DepthChoice } from './depth-choice'
import { type Direction, KeysDialog } from './keys-dialog'
import { MarkbookGrid } from './markbook-grid'
import styles from './markbook-page.module.css'
import { ObjectiveStrip } from './objective-strip'
import { CLEAR, type Loaded, Palette } from './palette'
import { PasteDialog } from './paste-dialog'
import { PrintTable } from './print-table'
import { SaveStatus } from './save-status'

const TYPING_PAUSE = 800

type OpenDialog =
  | { readonly kind: 'cell'; readonly position: Position }
  | { readonly kind: 'set-all'; readonly column: number }
  | { readonly kind: 'paste'; readonly plan: PastePlan }
  | { readonly kind: 'find' | 'keys' }

/** The product's heart: a class, a subject, one key or tap a judgement. */
export function MarkbookPage({
  schoolId,
  accountId,
  subjectName,
  markbook,
}: {
  readonly schoolId: string
  readonly accountId: string
  readonly subjectName: string
  readonly markbook: ClassMarkbook
}) {
  const { t } = useLingui()
  const { say, show, dismiss } = useNotices()
  const { className, asOf: today } = markbook
  useChanges({ schoolId, classId: markbook.classId, subjectId: markbook.subjectId }, markbook.cursor)
  const book = useMarkbook(markbook, { accountId })
  const { columns, pupils } = book.view

  const narrow = useMediaQuery('(max-width: 599px)')
  const printing = usePrinting()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [loaded, setLoaded] = useState<Loaded>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [direction, setDirection] = useState<Direction>(() => (remembered('direction') === 'right' ? 'right' : 'down'))
  const rows = useMemo(() => rowsOf(book.view, open), [book.view, open])
  const shapes = useMemo(() => shapesOf(rows, columns.length), [rows, columns])
  const [chosen, setSelection] = useState<GridSelection>(() =>
    startingCell(
      markbook,
      rows.findIndex(({ kind }) => kind === 'pupil'),
      columns,
    ),
  )
  const selection = fitSelection(chosen, shapes)
  const objectiveAt = Math.min(selection.wished, columns.length - 1)
  const shown = useMemo(() => (narrow ? [objectiveAt] : columns.map((_, at) => at)), [narrow, objectiveAt, columns])
  const typing = useRef<{ typed: string; wholeColumn: boolean; timer?: ReturnType<typeof setTimeout> }>({
    typed: '',
    wholeColumn: false,
  })
  useEffect(() => () => clearTimeout(typing.current.timer), [])

  const at = (position: Position) => cellAt(position, { rows, columns })
  const inHand = at(selection.cursor)?.column ?? columns[objectiveAt]
  const scale = inHand?.scale ?? markbook.scales[0]
  const depthOf = ({ pupilId, objectiveId }: CellRef) => book.depths[pupilId]?.[objectiveId] ?? null

  const showUndoable = (text: string) =>
    show({ text, spoken: t`${text}. Undo: Control Z`, action: { label: t`Undo`, run: () => latest.current.undo() } })
  const undo = () => {
    const announcement = book.undo()
    if (announcement)
      show({ text: t`Undone: ${announcement}`, action: { label: t`Redo`, run: () => latest.current.redo() } })
    else say(t`Nothing to undo`)
  }
  const redo = () => {
    const announcement = book.redo()
    if (announcement) showUndoable(announcement)
    else say(t`Nothing to redo`)
  }
  // A notice outlives the drawing that showed it: its button must undo what is latest then.
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }

  /** Sets cells to a depth (null clears), each in its own scale's word for it, as one batch. */
  const mark = (positions: readonly Position[], code: DepthCode | null, observedOn: CalendarDate = today) => {
    const cells = positions.flatMap((position): CellValue[] => {
      const cell = at(position)
      const own = cell && code && sameCode(cell.column.scale.codes, code)
      if (!cell || (code && !own)) return []
      return [{ pupilId: cell.pupilId, objectiveId: cell.objectiveId, value: own ? own.id : null }]
    })
    const first = positions[0] && at(positions[0])
    if (!first) return
    const depth = code ? code.label : t`not assessed`
    const oneColumn = new Set(cells.map(({ objectiveId }) => objectiveId)).size === 1
    const announcement =
      cells.length === 1
        ? t`${first.pupil.label}, ${lowerFirst(first.column.wording)}: ${lowerFirst(depth)}`
        : oneColumn
          ? plural(cells.length, { one: `# pupil set to ${depth}`, other: `# pupils set to ${depth}` })
          : plural(cells.length, { one: `# mark set to ${depth}`, other: `# marks set to ${depth}` })
    const changed = book.write(cells, { announcement, observedOn })
    if (!changed) say(t`Nothing changed: ${announcement}`)
    else if (cells.length === 1) {
      dismiss()
      say(announcement)
    } else showUndoable(announcement)
  }

  const positionsInHand = (wholeColumn: boolean): Position[] => {
    const kind = rows[selection.cursor.row]?.kind
    if (kind === 'all' || wholeColumn) return cellsInColumn(objectiveAt, shapes)
    return cellsInRange(selection, shapes)
  }
  const markInHand = (code: DepthCode | null, wholeColumn: boolean) => {
    mark(positionsInHand(wholeColumn), code)
    const single = !wholeColumn && !isRange(selection) && rows[selection.cursor.row]?.kind !== 'all'
    if (code && single) setSelection(afterMark(selection, { rows: shapes, direction }))
  }

  const typeCode = ({ character, digit, shift }: Extract<GridCommand, { kind: 'character' }>): boolean => {
    if (!scale) return false
    clearTimeout(typing.current.timer)
    const { typed: before } = typing.current
    const isLetterOrDigit = digit !== null || character.toLowerCase() !== character.toUpperCase()
    const wholeColumn = before ? typing.current.wholeColumn : shift && isLetterOrDigit
    const {
      chosen: codes,
      typed,
      known,
    } = typeCharacter(scale.codes, { typed: before, character: shift && digit ? digit : character, digit })
    for (const code of codes) markInHand(code, wholeColumn)
    typing.current = { typed, wholeColumn }
    if (typed)
      typing.current.timer = setTimeout(() => {
        const code = settleTyping(scale.codes, typing.current.typed)
        typing.current = { typed: '', wholeColumn: false }
        if (code) latestMark.current(code, wholeColumn)
      }, TYPING_PAUSE)
    if (known) return true
    if (character === '/') setDialog({ kind: 'find' })
    else if (character === '?') setDialog({ kind: 'keys' })
    else return false
    return true
  }
  const latestMark = useRef(markInHand)
  latestMark.current = markInHand

  const openCell = (position: Position) => {
    const row = rows[position.row]
    if (row?.kind === 'all') setDialog({ kind: 'set-all', column: position.column })
    else if (row?.kind === 'programme') toggleProgramme(row.pupil.pupilId)
    else if (at(position)) setDialog({ kind: 'cell', position })
  }
  const toggleProgramme = (pupilId: string) => {
    const next = new Set(open)
    if (!next.delete(pupilId)) next.add(pupilId)
    setOpen(next)
  }
  /** A press sets the loaded mark; with nothing loaded a finger opens the cell and a mouse only chooses it. */
  const press = ({ position, touch, extend, open: opens }: Press) => {
    const kind = rows[position.row]?.kind
    const wished = kind === 'own' || kind === 'programme' ? selection.wished : position.column
    setSelection(extend ? { cursor: position, anchor: selection.anchor, wished } : selectCell(position, wished))
    if (extend) return
    const isAll = kind === 'all'
    if (opens || kind === 'programme') openCell(position)
    else if (loaded) mark(isAll ? cellsInColumn(position.column, shapes) : [position], codeOfLoaded(loaded))
    else if (touch || isAll) openCell(position)
  }
  const codeOfLoaded = (id: string): DepthCode | null =>
    id === CLEAR ? null : (markbook.scales.flatMap(({ codes }) => codes).find((code) => code.id === id) ?? null)

  const onCommand = (command: GridCommand): boolean => {
    switch (command.kind) {
      case 'move':
        setSelection(moveSelection(selection, command.move, { rows: shapes, extend: command.extend }))
        return true
      case 'character':
        return typeCode(command)
      case 'open':
        openCell(selection.cursor)
        return true
      case 'press':
        press({ position: selection.cursor, touch: true, extend: false, open: false })
        return true
      case 'clear':
        markInHand(null, false)
        return true
      case 'undo':
        undo()
        return true
      case 'redo':
        redo()
        return true
      case 'escape':
        setLoaded(null)
        setSelection(selectCell(selection.cursor, selection.wished))
        return true
    }
  }

  const copy = () => {
    const { cursor, anchor } = selection
    const lines = new Map<number, string[]>()
    for (const position of cellsInRange({ cursor, anchor, wished: 0 }, shapes)) {
      const cell = at(position)
      const code = cell && codeOf(cell.column.scale, depthOf(cell) ?? undefined)
      lines.set(position.row, [...(lines.get(position.row) ?? []), code?.label ?? ''])
    }
    return writeTable([...lines.values()])
  }
  const paste = (text: string) => {
    if (text.trim() === '') return
    const top = Math.min(selection.anchor.row, selection.cursor.row)
    const left = Math.min(selection.anchor.column, selection.cursor.column)
    const below = shapes.flatMap(({ kind }, row) => (row >= top && kind === 'pupil' ? [row] : []))
    const plan = planPaste(text, {
      cellAt: (row, column) => (below[row] === undefined ? null : at({ row: below[row], column: left + column })),
      scaleOf: (objectiveId) => columns.find((column) => column.objectiveId === objectiveId)?.scale,
      depthOf,
    })
    setDialog({ kind: 'paste', plan })
  }
  const agreeToPaste = ({ changes }: PastePlan) => {
    setDialog(null)
    const announcement = plural(changes.length, { one: '# mark pasted', other: '# marks pasted' })
    if (book.write(changes, { announcement })) showUndoable(announcement)
  }

  const title = `${className}, ${subjectName}`
  if (pupils.length === 0 || (columns.length === 0 && pupils.every(({ own }) => !own?.length)))
    return (
      <div className={styles.empty}>
        <h1>{title}</h1>
        {pupils.length === 0 ? (
          <p>
            <Trans>The pupils of this class will be rows here. Put pupils in the class first.</Trans>
          </p>
        ) : (
          <p>
            <Trans>
              The objectives taught in this class will be columns here. Choose what the class works through first.
            </Trans>
          </p>
        )}
      </div>
    )

  const cell = dialog?.kind === 'cell' ? at(dialog.position) : null
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{title}</h1>
      <ObjectiveStrip
        column={inHand}
        at={objectiveAt}
        of={columns.length}
        today={today}
        onMove={(move) =>
          setSelection(
            selectCell({ row: selection.cursor.row, column: columnAfter(objectiveAt, move, columns.length) }),
          )
        }
      >
        <time className={styles.today} dateTime={today}>
          {formatDate(today, { today })}
        </time>
        <SaveStatus view={book.view} />
        <Button look="quiet" aria-label={t`Undo`} title={t`Undo (Ctrl Z)`} disabled={!book.canUndo} onClick={undo}>
          <Icon name="undo" />
        </Button>
        <Button
          look="quiet"
          aria-label={t`Find a pupil`}
          title={t`Find a pupil (/)`}
          onClick={() => setDialog({ kind: 'find' })}
        >
          <Icon name="search" />
        </Button>
        <Button
          look="quiet"
          aria-label={t`Keys`}
          title={t`Keys (?)`}
          className={styles.keysButton}
          onClick={() => setDialog({ kind: 'keys' })}
        >
          <span aria-hidden="true">?</span>
        </Button>
      </ObjectiveStrip>
      <MarkbookGrid
        label={t`Markbook: ${title}`}
        rows={rows}
        columns={columns}
        shown={shown}
        depths={book.depths}
        selection={selection}
        today={today}
        whole={narrow}
        onCommand={onCommand}
        onPress={press}
        onFocusCell={(position) => {
          if (position.row === selection.cursor.row && position.column === selection.cursor.column) return
          const kind = rows[position.row]?.kind
          setSelection(
            selectCell(position, kind === 'own' || kind === 'programme' ? selection.wished : position.column),
          )
        }}
        onCopy={copy}
        onPaste={paste}
      />
      {scale && <Palette scale={scale} loaded={loaded} onLoad={setLoaded} />}
      {printing && <PrintTable caption={title} view={book.view} depths={book.depths} />}

      {cell && (
        <CellDialog
          schoolId={schoolId}
          accountId={accountId}
          pupil={cell.pupil}
          column={cell.column}
          log={book.log}
          today={today}
          onMark={(value, observedOn) => {
            if (dialog?.kind === 'cell')
              mark([dialog.position], codeOf(cell.column.scale, value ?? undefined) ?? null, observedOn)
            setDialog(null)
          }}
          onTakeBack={book.takeBack}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'set-all' && columns[dialog.column] && (
        <Dialog title={t`Set the whole class`} onClose={() => setDialog(null)}>
          <p>{columns[dialog.column]!.wording}</p>
          <DepthChoice
            scale={columns[dialog.column]!.scale}
            onChoose={(value) => {
              const { column } = dialog
              setDialog(null)
              mark(cellsInColumn(column, shapes), codeOf(columns[column]!.scale, value ?? undefined) ?? null)
            }}
          />
        </Dialog>
      )}
      {dialog?.kind === 'paste' && (
        <PasteDialog
          plan={dialog.plan}
          pupils={pupils}
          columns={columns}
          onAgree={() => agreeToPaste(dialog.plan)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'find' && (
        <Dialog title={t`Find a pupil`} atTop onClose={() => setDialog(null)}>
          <Finder
            label={t`Pupil’s name`}
            none={t`Nobody in this class is called that.`}
            among={pupils.map(({ pupilId, label }) => ({ id: pupilId, label }))}
            onChoose={({ id }) => {
              const row = rows.findIndex((one) => one.kind !== 'all' && one.pupil.pupilId === id)
              const column = rows[row]?.kind === 'pupil' ? objectiveAt : 0
              setDialog(null)
              setSelection(selectCell({ row, column }, selection.wished))
            }}
          />
        </Dialog>
      )}
      {dialog?.kind === 'keys' && scale && (
        <KeysDialog
          scale={scale}
          direction={direction}
          onDirection={(next) => {
            setDirection(next)
            remember('direction', next)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}

/** The objective most recently taught or marked, at the first pupil: where a teacher begins. */
function startingCell(
  markbook: ClassMarkbook,
  row: number,
  columns: readonly { readonly objectiveId: string }[],
): GridSelection {
  const column = columns.findIndex(({ objectiveId }) => objectiveId === markbook.currentObjectiveId)
  return selectCell({ row: Math.max(0, row), column: Math.max(0, column) })
}

function columnAfter(at: number, move: 'left' | 'right', of: number): number {
  return Math.max(0, Math.min(of - 1, at + (move === 'left' ? -1 : 1)))
}

/** The same depth in another scale: by id, or by short code where a school keeps several scales. */
function sameCode(codes: readonly DepthCode[], code: DepthCode): DepthCode | undefined {
  return codes.find(({ id }) => id === code.id) ?? codes.find(({ shortCode }) => shortCode === code.shortCode)
}
