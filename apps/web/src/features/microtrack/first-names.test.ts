import { expect, test } from 'vitest'
import { firstNames } from './first-names'

const names = (...pupils: readonly { label: string; forename?: string; surname?: string }[]) => [
  ...firstNames(pupils.map((pupil, place) => ({ id: String(place), ...pupil }))).values(),
]

test('the wall says first names alone (A0-52)', () => {
  expect(names({ label: 'Ada Lovelace', forename: 'Ada', surname: 'Lovelace' }, { label: 'Okafor, Ben' })).toEqual([
    'Ada',
    'Ben',
  ])
})

test('two of one name are told apart by a letter, and by the whole label where that is not enough', () => {
  expect(names({ label: 'Mia Evans' }, { label: 'Mia Price' }, { label: 'Cai' })).toEqual(['Mia E', 'Mia P', 'Cai'])
  expect(names({ label: 'Mia Evans' }, { label: 'Mia Ellis' })).toEqual(['Mia Evans', 'Mia Ellis'])
})

test('a name of one word, of two words and of another script stays whole', () => {
  expect(names({ label: 'Siân' }, { label: 'Mary Ann Jones', forename: 'Mary Ann' }, { label: 'محمد علي' })).toEqual([
    'Siân',
    'Mary Ann',
    'محمد',
  ])
})
