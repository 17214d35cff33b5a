import type { DepthCode } from '@track/descriptors'
import { useEffect, useRef } from 'react'
import { settleTyping, typeCharacter } from './code-typing'
import type { GridCommand } from './grid-keys'

const PAUSE = 800

/**
 * Typing the school's codes: a code that may become a longer one is set after a short pause. Shift with a letter or figure means
 * the whole column. Answers whether the character was part of a code.
 */
export function useTyping(
  codes: readonly DepthCode[],
  onCode: (code: DepthCode, wholeColumn: boolean) => void,
): (command: Extract<GridCommand, { kind: 'character' }>) => boolean {
  const state = useRef({ typed: '', wholeColumn: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The pause may outlive the drawing it began in.
  const latest = useRef(onCode)
  useEffect(() => {
    latest.current = onCode
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  return ({ character, digit, shift }) => {
    clearTimeout(timer.current)
    const { typed: before } = state.current
    const hasCapital = digit !== null || character.toLowerCase() !== character.toUpperCase()
    const wholeColumn = before ? state.current.wholeColumn : shift && hasCapital
    const { chosen, typed, known } = typeCharacter(codes, {
      typed: before,
      character: shift && digit !== null ? digit : character,
      digit,
    })
    state.current = { typed, wholeColumn }
    for (const code of chosen) onCode(code, wholeColumn)
    if (typed)
      timer.current = setTimeout(() => {
        const code = settleTyping(codes, state.current.typed)
        state.current = { typed: '', wholeColumn: false }
        if (code) latest.current(code, wholeColumn)
      }, PAUSE)
    return known
  }
}
