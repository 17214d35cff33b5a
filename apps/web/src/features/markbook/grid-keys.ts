import type { Move } from './grid-selection'

/** What a key press in the grid asks for. */
export type GridCommand =
  | { readonly kind: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly kind: 'character'; readonly character: string; readonly digit: string | null; readonly shift: boolean }
  | { readonly kind: 'open' | 'press' | 'clear' | 'undo' | 'redo' | 'escape' }

/** What the map reads of a keyboard event. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

const WITH_CONTROL: Readonly<Record<string, Move>> = {
  Home: 'first',
  End: 'last',
  ArrowUp: 'page-up',
  ArrowDown: 'page-down',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
}

/**
 * What a key asks for, as in a spreadsheet; undefined for keys that are not the grid's (Tab leaves, Ctrl C is the browser's).
 *
 * `digit` is the figure printed on the key, so that a rank can be typed where figures need Shift, and with Shift where they do not.
 */
export function readKey({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): GridCommand | undefined {
  if (altKey) return
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase()
    if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' }
    if (letter === 'y') return { kind: 'redo' }
    const move = WITH_CONTROL[key]
    return move && { kind: 'move', move, extend: shiftKey }
  }
  const move = MOVES[key]
  if (move) return { kind: 'move', move, extend: shiftKey }
  switch (key) {
    case 'Enter':
    case 'F2':
      return { kind: 'open' }
    case ' ':
      return { kind: 'press' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case 'Escape':
      return { kind: 'escape' }
  }
  if ([...key].length !== 1) return
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? key : null)
  return { kind: 'character', character: key, digit, shift: shiftKey }
}
