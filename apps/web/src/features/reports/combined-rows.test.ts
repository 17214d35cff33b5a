import { describe, expect, it } from 'vitest'
import {
  childOf,
  combinedId,
  combinedName,
  combinedOf,
  nameUnder,
  nesting,
  spoken,
  withChildren,
} from './combined-rows'

const [year3, year4, premium, not, sen] = [1, 2, 3, 4, 5].map((n) => `0193a1b2-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
  string,
]
const both = (...groupIds: string[]) => combinedId({ take: 'all-of', groupIds })
const names = {
  nameOf: (id: string) => ({ [year3]: 'Year 3', [year4]: 'Year 4', [premium]: 'Pupil premium' })[id],
  either: (all: readonly string[]) => all.join(' or '),
}

describe('rows made of groups (REP-1)', () => {
  it('stand under the row they are part of, in the order of the school, and once', () => {
    const order = [premium, not, sen]
    const later = withChildren(['all', year3, year4], year3, order, [sen])
    expect(later).toEqual(['all', year3, both(year3, sen), year4])
    expect(withChildren(later, year3, order, order)).toEqual([
      'all',
      year3,
      both(year3, premium),
      both(year3, not),
      both(year3, sen),
      year4,
    ])
  })

  it('are nested as deep as they are broken down, and stand by themselves elsewhere', () => {
    const rows = [year3, both(year3, premium), both(year3, premium, sen), both(year3, sen), year4, both(year3, not)]
    const places = nesting({ groupIds: rows, combined: rows.flatMap((id) => combinedOf(id) ?? []) })
    expect(places.map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 0, 0])
    expect(places.map(({ under }) => under)).toEqual([null, 0, 1, 0, null, null])
  })

  it('are not broken down by what they have, nor the whole school nor any of several groups', () => {
    const either = combinedId({ take: 'any-of', groupIds: [year3, year4] })
    expect([childOf(both(year3, sen), sen), childOf('all', sen), childOf(either, sen)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(childOf(both(year3, sen), premium)).toBe(both(year3, sen, premium))
  })

  it('are called by their groups, or as a person calls them', () => {
    const parts = { id: '', groupIds: [year3, premium], take: 'all-of' } as const
    expect(combinedName({ ...parts, groupIds: [...parts.groupIds] }, names)).toBe('Year 3 · Pupil premium')
    expect(combinedName({ id: '', groupIds: [year3, year4], take: 'any-of' }, names)).toBe('Year 3 or Year 4')
    expect(combinedName({ id: '', groupIds: [year3, year4], take: 'any-of', label: 'Lower' }, names)).toBe('Lower')
  })

  it('show under a row only what they add, and are read whole', () => {
    expect(nameUnder('Year 4 · Pupil premium', 'Year 4')).toEqual({ before: 'Year 4, ', shown: 'Pupil premium' })
    expect(nameUnder('Disadvantaged', 'Year 4')).toEqual({ before: '', shown: 'Disadvantaged' })
    expect(spoken('Year 4 · Pupil premium · SEN')).toBe('Year 4, Pupil premium, SEN')
  })
})
