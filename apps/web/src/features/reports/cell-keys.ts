import type { FocusEvent, KeyboardEvent } from 'react'

/**
 * Arrow keys among the numbers of a table, Home and End in a row, with Ctrl in the whole table. Enter is the button's own.
 *
 * The table is one stop for Tab, however many numbers it has: see `keepTabStop`.
 */
export function moveAmongNumbers(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as HTMLElement).closest('td')
  const row = cell?.closest('tr')
  if (!cell || !row || event.altKey || event.metaKey) return
  const rows = [...event.currentTarget.tBodies].flatMap((body) => [...body.rows])
  const numbers = [...row.cells].filter(hasNumber)
  const at = { row: rows.indexOf(row), cell: cell.cellIndex }
  const [first, last] = [numbers[0]!.cellIndex, numbers.at(-1)!.cellIndex]
  const to = {
    ArrowLeft: { ...at, cell: at.cell - 1 },
    ArrowRight: { ...at, cell: at.cell + 1 },
    ArrowUp: { ...at, row: at.row - 1 },
    ArrowDown: { ...at, row: at.row + 1 },
    Home: { row: event.ctrlKey ? 0 : at.row, cell: first },
    End: { row: event.ctrlKey ? rows.length - 1 : at.row, cell: last },
  }[event.key]
  if (!to) return
  event.preventDefault()
  rows[to.row]?.cells[to.cell]?.querySelector<HTMLElement>('button')?.focus()
}

/** The number that has the focus, or had it last, is the table's one stop for Tab. */
export function keepTabStop(event: FocusEvent<HTMLTableElement>): void {
  const button = (event.target as HTMLElement).closest('[data-number]')
  // A heading that can be pressed is a stop of its own.
  if (!button) return
  for (const before of event.currentTarget.querySelectorAll('button[tabindex="0"]'))
    before.setAttribute('tabindex', '-1')
  button.setAttribute('tabindex', '0')
}

function hasNumber(cell: HTMLTableCellElement): boolean {
  return cell.querySelector('button') !== null
}
