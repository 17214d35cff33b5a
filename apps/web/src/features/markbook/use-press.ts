import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Position } from './grid-selection'

const LONG_PRESS = 500

/** How a cell was pressed: `extend` with Shift, `open` for a double click or a long press. */
export interface Press {
  readonly position: Position
  readonly touch: boolean
  readonly extend: boolean
  readonly open: boolean
}

/** Tells a tap from a click and a long press from both. */
export function usePress(onPress: (press: Press) => void) {
  const state = useRef<{ touch: boolean; timer?: ReturnType<typeof setTimeout>; handled: boolean }>({
    touch: false,
    handled: false,
  })
  const press = (event: MouseEvent, open: boolean) => {
    const position = positionOf(event.target)
    if (position) onPress({ position, touch: state.current.touch, extend: event.shiftKey, open })
  }
  const cancel = () => clearTimeout(state.current.timer)
  useEffect(() => () => clearTimeout(state.current.timer), [])
  return {
    onPointerDown: (event: PointerEvent) => {
      cancel()
      state.current = { touch: event.pointerType !== 'mouse', handled: false }
      const { target, pointerType } = event
      const position = positionOf(target)
      if (!position || pointerType === 'mouse') return
      state.current.timer = setTimeout(() => {
        state.current.handled = true
        onPress({ position, touch: true, extend: false, open: true })
      }, LONG_PRESS)
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onPointerLeave: cancel,
    onClick: (event: MouseEvent) => {
      if (!state.current.handled) press(event, false)
      state.current.handled = false
    },
    onDoubleClick: (event: MouseEvent) => {
      if (!state.current.touch) press(event, true)
    },
  }
}

/** Which cell of the grid an event happened in. */
export function positionOf(target: EventTarget): Position | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return cell && { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
}
