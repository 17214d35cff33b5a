import { describe, expect, it } from 'vitest'
import { type KeyPress, readKey } from './grid-keys'

const press = (key: string, more: Partial<KeyPress> = {}) =>
  readKey({ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })

describe('the keys of the grid', () => {
  it('moves as a spreadsheet does', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', move: 'down', extend: false })
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', move: 'down', extend: true })
    expect(press('Home')).toEqual({ kind: 'move', move: 'row-start', extend: false })
    expect(press('Home', { ctrlKey: true })).toEqual({ kind: 'move', move: 'first', extend: false })
    expect(press('End', { metaKey: true, shiftKey: true })).toEqual({ kind: 'move', move: 'last', extend: true })
    expect(press('PageDown')).toEqual({ kind: 'move', move: 'page-down', extend: false })
  })

  it('opens, clears, undoes and redoes', () => {
    expect(press('Enter')).toEqual({ kind: 'open' })
    expect(press('Delete')).toEqual({ kind: 'clear' })
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ kind: 'redo' })
    expect(press('y', { ctrlKey: true })).toEqual({ kind: 'redo' })
  })

  it('reads characters, with the figure printed on their key', () => {
    expect(press('s')).toEqual({ kind: 'character', character: 's', digit: null, shift: false })
    expect(press('"', { code: 'Digit2', shiftKey: true })).toEqual({
      kind: 'character',
      character: '"',
      digit: '2',
      shift: true,
    })
    expect(press('&', { code: 'Digit1' })).toMatchObject({ digit: '1', shift: false })
    expect(press('3', { code: 'Numpad3' })).toMatchObject({ digit: '3' })
  })

  it('leaves Tab, copy, paste, reload and the browser’s own keys alone', () => {
    for (const key of ['Tab', 'F5', 'Shift', 'CapsLock']) expect(press(key)).toBeUndefined()
    for (const key of ['c', 'v', 'k', 'r', 'f']) expect(press(key, { ctrlKey: true })).toBeUndefined()
    expect(press('s', { altKey: true })).toBeUndefined()
  })
})
