import { Trans, useLingui } from '@lingui/react/macro'
import type { ClassMarkbook } from '@track/api-contract'
import type { DepthCode } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { remember, remembered } from '../../../lib/remembered'
import { useMediaQuery } from '../../../lib/use-media-query'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Finder } from '../../../ui/finder'
import { Icon } from '../../../ui/icon'
import { Menu, MenuDivider, menuEntryClass } from '../../../ui/menu'
import { useChanges } from '../api/list-changes'
import type { GridCommand } from '../grid-keys'
import type { Position } from '../grid-selection'
import { allColumns, type CellRef, codeOf, type Shown } from '../markbook-view'
import { type PastePlan, planPaste, writeTable } from '../paste-plan'
import { useGrid } from '../use-grid'
import { useMarkbook } from '../use-markbook'
import { useMarking } from '../use-marking'
import type { Press } from '../use-press'
import { useTyping } from '../use-typing'
import { DepthChoice } from './depth-choice'
import type { Direction } from './keys-dialog'
import { MarkbookGrid } from './markbook-grid'
import styles from './markbook-page.module.css'
import { ObjectiveStrip } from './objective-strip'
import { CLEAR, type Loaded, Palette } from './palette'
import { PrintTable } from './print-table'
import { SaveStatus } from './save-status'

const CellDialog = lazy(async () => ({ default: (await import('./cell-dialog')).CellDialog }))
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog')).KeysDialog }))
const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog')).PasteDialog }))

type OpenDialog =
  | { readonly kind: 'cell'; readonly position: Position }
  | { readonly kind: 'set-all'; readonly position: Position }
  | { readonly kind: 'paste'; readonly plan: PastePlan }
  | { readonly kind: 'find' | 'keys' }

/** The product's heart: a class, a subject, one key or tap a judgement. */
export function MarkbookPage({
  schoolId,
  accountId,
  subjectName,
  markbook,
  seenOn,
  onToday,
  nextStep,
  more,
}: {
  readonly schoolId: string
  readonly accountId: string
  readonly subjectName: string
  readonly markbook: ClassMarkbook
  /** The day in hand: today, unless what was seen earlier is being recorded. */
  readonly seenOn: CalendarDate
  readonly onToday: () => void
  /** The way to what the markbook still lacks, for those who may go there. */
  readonly nextStep: (lacks: 'pupils' | 'objectives') => ReactNode
  /** What else there is about this class and subject: entries of the menu. */
  readonly more: ReactNode
}) {
  const { t } = useLingui()
  const { className, classId, subjectId, asOf: today } = markbook
  useChanges({ schoolId, classId, subjectId }, markbook.cursor)
  const narrow = useMediaQuery('(max-width: 599px)')
  const printing = usePrinting()
  const [shown, setShown] = useState<Shown>('all')
  const book = useMarkbook(markbook, { accountId, shown, seenOn })
  const { columns, pupils } = book.view
  const grid = useGrid(book.view, { startAt: markbook.currentObjectiveId })
  const { mark, paste, undo, redo } = useMarking({ book, grid, today })

  const [loaded, setLoaded] = useState<Loaded>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = () => setDialog(null)
  const [direction, setDirection] = useState<Direction>(() => (remembered('direction') === 'right' ? 'right' : 'down'))

  const inHand = grid.inHand?.columns ?? columns
  const objective = inHand[grid.objectiveAt]
  const scale = objective?.scale ?? markbook.scales[0]
  const typeCode = useTyping(scale?.codes ?? [], (code, wholeColumn) => {
    mark(grid.placesInHand(wholeColumn), code)
    if (!wholeColumn) grid.goOn(direction)
  })

  const open = (position: Position) => {
    setDialog({ kind: grid.kindAt(position) === 'all' ? 'set-all' : 'cell', position })
  }
  /** A press sets the loaded mark; with nothing loaded a finger opens the cell and a mouse only chooses it. */
  const press = ({ position, touch, extend, open: opens }: Press) => {
    if (extend) return grid.extendTo(position)
    grid.choose(position)
    const kind = grid.kindAt(position)
    if (opens) open(position)
    else if (loaded) mark(kind === 'all' ? grid.wholeColumn(position) : [position], codeLoaded(loaded))
    else if (touch || kind === 'all') open(position)
  }
  const codeLoaded = (id: string): DepthCode | null =>
    id === CLEAR ? null : (markbook.scales.flatMap(({ codes }) => codes).find((code) => code.id === id) ?? null)

  const onCommand = (command: GridCommand): boolean => {
    switch (command.kind) {
      case 'move':
        grid.move(command.move, command.extend)
        return true
      case 'character':
        if (typeCode(command)) return true
        if (command.character !== '/' && command.character !== '?') return false
        setDialog({ kind: command.character === '/' ? 'find' : 'keys' })
        return true
      case 'open':
        open(grid.selection.cursor)
        return true
      case 'press':
        press({ position: grid.selection.cursor, touch: true, extend: false, open: false })
        return true
      case 'clear':
        mark(grid.placesInHand(false), null)
        return true
      case 'undo':
        undo()
        return true
      case 'redo':
        redo()
        return true
      case 'escape':
        setLoaded(null)
        grid.dropRange()
        return true
    }
  }

  const depthOf = ({ pupilId, objectiveId }: CellRef) => book.depths[pupilId]?.[objectiveId] ?? null
  const copy = () =>
    writeTable(
      grid.selected().map((position) => {
        const cell = grid.cellAt(position)
        const code = cell && codeOf(cell.column.scale, depthOf(cell) ?? undefined)
        return { row: position.row, text: code?.label ?? '' }
      }),
    )
  const planToPaste = (text: string) => {
    if (text.trim() === '') return
    const { cursor, anchor } = grid.selection
    const rows = grid.pupilRowsFrom(Math.min(anchor.row, cursor.row))
    const left = Math.min(anchor.column, cursor.column)
    const plan = planPaste(text, {
      cellAt: (row, column) =>
        rows[row] === undefined ? null : grid.cellAt({ row: rows[row], column: left + column }),
      scaleOf: (objectiveId) => allColumns(book.view).find((column) => column.objectiveId === objectiveId)?.scale,
      depthOf,
    })
    setDialog({ kind: 'paste', plan })
  }

  const day = formatDate(seenOn, { today })
  const title = seenOn === today ? `${className}, ${subjectName}` : t`${className}, ${subjectName}: ${day}`
  if (pupils.length === 0 || allColumns(book.view).length === 0)
    return (
      <div className={styles.empty}>
        <h1>{title}</h1>
        <p>
          {pupils.length === 0 ? (
            <Trans>The pupils of this class will be rows here. Put pupils in the class first.</Trans>
          ) : (
            <Trans>
              The objectives taught in this class will be columns here. Choose what the class works through first.
            </Trans>
          )}
        </p>
        {nextStep(pupils.length === 0 ? 'pupils' : 'objectives')}
      </div>
    )

  const opened = dialog?.kind === 'cell' ? grid.cellAt(dialog.position) : null
  const setAll =
    dialog?.kind === 'set-all' ? grid.rows[dialog.position.row]?.columns[dialog.position.column] : undefined
  const setAllOwn = dialog?.kind === 'set-all' ? grid.rows[dialog.position.row]?.own : undefined
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{title}</h1>
      <ObjectiveStrip
        column={objective}
        programme={grid.inHand?.own?.name}
        at={grid.objectiveAt}
        of={inHand.length}
        today={today}
        onStep={grid.step}
      >
        <time className={styles.today} dateTime={seenOn}>
          {day}
        </time>
        <SaveStatus schoolId={schoolId} accountId={accountId} classId={classId} book={book} today={today} />
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
        <Menu
          align="end"
          name={
            shown === 'week'
              ? t`More: this week’s objectives are shown; others, and more`
              : t`More: all objectives are shown; fewer, and more`
          }
          label={t`More`}
        >
          <button
            type="button"
            className={menuEntryClass}
            aria-pressed={shown === 'week'}
            onClick={() => setShown('week')}
          >
            {shown === 'week' && <Icon name="tick" />} <Trans>Only this week’s objectives</Trans>
          </button>
          <button
            type="button"
            className={menuEntryClass}
            aria-pressed={shown === 'all'}
            onClick={() => setShown('all')}
          >
            {shown === 'all' && <Icon name="tick" />} <Trans>All objectives</Trans>
          </button>
          <MenuDivider />
          {more}
        </Menu>
      </ObjectiveStrip>
      {seenOn !== today && (
        <div className={`${styles.earlier} no-print`}>
          <p>
            <Trans>
              You are recording what you saw on <strong>{day}</strong>, and see the marks of that day. What was seen
              later stays.
            </Trans>
          </p>
          <Button
            onClick={() => {
              onToday()
              grid.choose({ ...grid.selection.cursor })
            }}
          >
            <Trans>Back to today</Trans>
          </Button>
        </div>
      )}
      <MarkbookGrid
        label={t`Markbook: ${title}`}
        grid={grid}
        columns={columns}
        depths={book.depths}
        today={today}
        oneObjective={narrow}
        onCommand={onCommand}
        onPress={press}
        onCopy={copy}
        onPaste={planToPaste}
      />
      {scale && <Palette scale={scale} loaded={loaded} onLoad={setLoaded} />}
      {printing && <PrintTable caption={title} view={book.view} depths={book.depths} />}

      {dialog?.kind === 'cell' && opened && (
        <Suspense>
          <CellDialog
            schoolId={schoolId}
            accountId={accountId}
            pupil={opened.pupil}
            column={opened.column}
            log={book.log}
            today={today}
            seenOn={seenOn}
            onMark={(value, observedOn) => {
              close()
              mark([dialog.position], codeOf(opened.column.scale, value ?? undefined) ?? null, observedOn)
            }}
            onTakeBack={book.takeBack}
            onClose={close}
          />
        </Suspense>
      )}
      {dialog?.kind === 'set-all' && setAll && (
        <Dialog
          title={setAllOwn ? t`Set all in ${setAllOwn.name || t`this programme`}` : t`Set the whole class`}
          onClose={close}
        >
          <p>{setAll.wording}</p>
          <DepthChoice
            scale={setAll.scale}
            onChoose={(value) => {
              close()
              mark(grid.wholeColumn(dialog.position), codeOf(setAll.scale, value ?? undefined) ?? null)
            }}
          />
        </Dialog>
      )}
      {dialog?.kind === 'paste' && (
        <Suspense fallback={null}>
          <PasteDialog
            plan={dialog.plan}
            pupils={pupils}
            columns={allColumns(book.view)}
            onAgree={() => {
              close()
              paste(dialog.plan)
            }}
            onClose={close}
          />
        </Suspense>
      )}
      {dialog?.kind === 'find' && (
        <Dialog title={t`Find a pupil`} atTop onClose={close}>
          <Finder
            label={t`Pupil’s name`}
            none={t`Nobody in this class is called that.`}
            among={pupils.map(({ pupilId, label }) => ({ id: pupilId, label }))}
            onChoose={({ id }) => {
              close()
              grid.goToPupil(id)
            }}
          />
        </Dialog>
      )}
      {dialog?.kind === 'keys' && scale && (
        <Suspense fallback={null}>
          <KeysDialog
            scale={scale}
            direction={direction}
            onDirection={(next) => {
              setDirection(next)
              remember('direction', next)
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </div>
  )
}
