import { describe, expect, it } from 'vitest'
import { placeKey, settleTyping, typeCharacter } from './code-typing'

const codes = (...shortCodes: string[]) => shortCodes.map((shortCode) => ({ id: shortCode, shortCode }))

/** Types a word a letter at a time, as a hand does. */
function type(scale: ReturnType<typeof codes>, word: string) {
  let typed = ''
  const chosen: string[] = []
  for (const character of word) {
    const step = typeCharacter(scale, { typed, character, digit: /\d/.test(character) ? character : null })
    typed = step.typed
    chosen.push(...step.chosen.map(({ id }) => id))
  }
  return { chosen, typed }
}

describe('typing the school’s own codes', () => {
  it('sets a one-letter code at once, whatever its capitals', () => {
    expect(type(codes('N', 'E', 'S', 'D'), 'sEn')).toEqual({ chosen: ['S', 'E', 'N'], typed: '' })
  })

  it('reads a figure as the place from the lowest', () => {
    expect(type(codes('N', 'E', 'S', 'D'), '134')).toEqual({ chosen: ['N', 'S', 'D'], typed: '' })
    expect(type(codes('N', 'E', 'S', 'D'), '5').chosen).toEqual([])
  })

  it('reads a figure as itself where the school’s codes have figures', () => {
    expect(type(codes('0', '1', '2', '3'), '103').chosen).toEqual(['1', '0', '3'])
    expect(type(codes('0', '1', '2', '3'), '4').chosen).toEqual([])
  })

  it('sets longer codes with their last letter', () => {
    expect(type(codes('WT', 'EXS', 'GDS'), 'exsgdswt').chosen).toEqual(['EXS', 'GDS', 'WT'])
  })

  it('waits where one code begins another, and settles on the shorter when something else follows', () => {
    const scale = codes('S', 'SD', 'E')
    expect(type(scale, 's')).toEqual({ chosen: [], typed: 's' })
    expect(type(scale, 'sd')).toEqual({ chosen: ['SD'], typed: '' })
    expect(type(scale, 'se')).toEqual({ chosen: ['S', 'E'], typed: '' })
    expect(settleTyping(scale, 's')?.id).toBe('S')
    expect(settleTyping(scale, '')).toBeUndefined()
  })

  it('lets the school use signs as codes', () => {
    expect(type(codes('-', '=', '+', '/'), '+/').chosen).toEqual(['+', '/'])
  })

  it('says when a character is nobody’s code', () => {
    expect(typeCharacter(codes('N', 'E'), { typed: '', character: '/', digit: null }).known).toBe(false)
  })
})

it('prints the shortest key beside each code', () => {
  const [n, s] = codes('N', 'S') as [{ id: string; shortCode: string }, { id: string; shortCode: string }]
  expect(placeKey([n, s], s)).toBe('2')
  expect(placeKey(codes('0', '1'), { id: '1', shortCode: '1' })).toBe('1')
})
