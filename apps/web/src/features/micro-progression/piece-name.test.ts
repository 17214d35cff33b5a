import { beforeAll, expect, test } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { pieceName, pieceNumbers } from './piece-name'

beforeAll(() => activateLocale('en-GB'))

test('a piece is called by its place among all that joined, never by its class or writer (A1-13, A1-26)', () => {
  const piece = (pieceId: string, collectionId: string, isWithdrawn = false) => ({
    pieceId,
    collectionId,
    origin: 'pupil' as const,
    imageId: null,
    anchor: null,
    text: 'It melts.',
    isChecked: false,
    consent: null,
    isWithdrawn,
  })
  const pieces = [piece('a', '4-oak', true), piece('b', '4-elm'), piece('c', '4-oak')]
  const names = [...pieceNumbers({ pieces })].map(([id, number]) => [id, pieceName(number)])
  // The first was taken out, and its number goes to nobody else.
  expect(names).toEqual([
    ['a', 'Response 1'],
    ['b', 'Response 2'],
    ['c', 'Response 3'],
  ])
})
