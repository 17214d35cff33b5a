import { act, fireEvent } from '@testing-library/react'

/**
 * Presses keys as a hand does, in whatever has the focus, and counts them. `Shift+s` and `Control+z` are two keys each.
 *
 * In a text field a character is typed; elsewhere it is only pressed.
 */
export function createKeyboard() {
  let count = 0
  const press = (...keys: readonly string[]) => {
    for (const chord of keys) {
      const parts = chord.length > 1 ? chord.split('+') : [chord]
      const key = parts.at(-1)!
      const held = new Set(parts.slice(0, -1))
      count += parts.length
      const target = document.activeElement ?? document.body
      const event = {
        key: held.has('Shift') && key.length === 1 ? key.toUpperCase() : key,
        code: /^\d$/.test(key) ? `Digit${key}` : '',
        shiftKey: held.has('Shift'),
        ctrlKey: held.has('Control'),
      }
      const goesOn = fireEvent.keyDown(target, event)
      if (goesOn && target instanceof HTMLInputElement && key.length === 1 && !event.ctrlKey)
        fireEvent.change(target, { target: { value: target.value + key } })
      fireEvent.keyUp(target, event)
    }
  }
  return { press, count: () => count }
}

/** Taps with a finger (or with `mouse`) as the browser reports it, and counts the taps. */
export function createPointer(pointerType: 'touch' | 'mouse' = 'touch') {
  let count = 0
  const tap = (target: Element) => {
    count++
    // jsdom has no PointerEvent of its own: the one field that is read is set on a plain event.
    const down = Object.assign(new MouseEvent('pointerdown', { bubbles: true }), { pointerType })
    act(() => void target.dispatchEvent(down))
    fireEvent.pointerUp(target)
    if (target instanceof HTMLElement) act(() => target.focus())
    fireEvent.click(target)
  }
  return { tap, count: () => count }
}
