import { expect, it } from 'vitest'
import { inRegisterOrder } from './register-order'

const labels = (pupils: Parameters<typeof inRegisterOrder>[0]) => inRegisterOrder(pupils).map(({ label }) => label)

it('goes by surname, then forename, then the name in lists', () => {
  const pupils = [
    { label: 'Zoë A', forename: 'Zoë', surname: 'Adams' },
    { label: 'Ada B', forename: 'Ada', surname: 'Brown' },
    { label: 'Ben A (2)', forename: 'Ben', surname: 'Adams' },
    { label: 'Ben A (1)', forename: 'Ben', surname: 'Adams' },
  ]
  expect(labels(pupils)).toEqual(['Ben A (1)', 'Ben A (2)', 'Zoë A', 'Ada B'])
  expect(labels([...pupils].reverse())).toEqual(labels(pupils))
})

it('reads numbers as numbers and accents as letters, and takes the name in lists for a surname that is not known', () => {
  expect(labels([{ label: 'Pupil 10' }, { label: 'Pupil 2' }])).toEqual(['Pupil 2', 'Pupil 10'])
  expect(labels([{ label: 'Fox' }, { label: 'É.', surname: 'Évans' }, { label: 'Dua' }])).toEqual(['Dua', 'É.', 'Fox'])
})
