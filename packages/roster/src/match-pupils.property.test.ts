import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ExistingPupil, type IncomingPupil, matchPupils } from './match-pupils.js'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const row: fc.Arbitrary<IncomingPupil> = fc.record({
  label: maybe(fc.constantFrom('Ada', 'Ben', 'Cai')),
  dateOfBirth: maybe(fc.constantFrom('2016-12-10', '2017-01-05')),
  upn: maybe(fc.constantFrom('B801200005001', 'H380209321001', 'G38020932101A', 'A801200005001')),
  identifiers: fc.array(
    fc.record({ source: fc.constantFrom('arbor', 'wonde'), externalId: fc.constantFrom('1', '2', '3') }),
    { maxLength: 2 },
  ),
})
const rows = fc.array(row, { maxLength: 6 })
const roll = fc
  .array(row, { maxLength: 6 })
  .map((people) => people.map((person, place) => ({ ...person, id: `p${place}` })))

it('answers every row, whatever the order of the rows and of the roll', () => {
  fc.assert(
    fc.property(rows, roll, (incoming, existing) => {
      const before = JSON.stringify([incoming, existing])
      const matches = matchPupils(incoming, existing)
      expect(matches).toHaveLength(incoming.length)
      expect(matchPupils(incoming.toReversed(), existing.toReversed())).toEqual(matches.toReversed())
      expect(JSON.stringify([incoming, existing])).toBe(before)
      expect(JSON.parse(JSON.stringify(matches))).toEqual(matches)
    }),
  )
})

it('never gives one pupil to two rows', () => {
  fc.assert(
    fc.property(rows, roll, (incoming, existing) => {
      const given = matchPupils(incoming, existing).flatMap((match) =>
        match.status === 'matched' ? match.pupilId : [],
      )
      expect(new Set(given).size).toBe(given.length)
    }),
  )
})

it('never merges without a number in common', () => {
  fc.assert(
    fc.property(rows, roll, (incoming, existing) => {
      const nameless = ({ label: _, dateOfBirth: __, ...numbers }: IncomingPupil) => numbers
      const named = matchPupils(incoming, existing)
      const numbered = matchPupils(
        incoming.map(nameless),
        existing.map((pupil): ExistingPupil => ({ ...nameless(pupil), id: pupil.id })),
      )
      const matched = (matches: typeof named) => matches.map((match) => (match.status === 'matched' ? match : null))
      expect(matched(named)).toEqual(matched(numbered))
    }),
  )
})

it('finds every pupil of a well-kept roll again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 10 }), (externalIds) => {
      const existing = externalIds.map((externalId, place) => ({
        id: `p${place}`,
        label: 'Pupil',
        identifiers: [{ source: 'mis', externalId }],
      }))
      expect(matchPupils(existing, existing)).toEqual(
        existing.map(({ id }) => ({ status: 'matched', pupilId: id, by: 'identifier' })),
      )
    }),
  )
})
