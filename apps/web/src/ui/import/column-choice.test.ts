import { describe, expect, it } from 'vitest'
import { columnChoice, fitsColumns, withColumnChoice } from './column-choice'

const mapping = { label: 'Name', upn: null, 'group:Pupil premium': 'PP' }

describe('what a column is for', () => {
  it('is a field, a group with a name, or nothing', () => {
    expect(columnChoice(mapping, { key: 'Name', kinds: ['group'] })).toEqual({ value: 'label' })
    expect(columnChoice(mapping, { key: 'PP', kinds: ['group', 'groupValue'] })).toEqual({
      value: 'group',
      name: 'Pupil premium',
    })
    expect(columnChoice(mapping, { key: 'Bus', kinds: ['group'] })).toEqual({ value: '' })
  })

  it('takes a field from the column that had it', () => {
    expect(withColumnChoice(mapping, { key: 'Known as', choice: { value: 'label' } })).toEqual({
      label: 'Known as',
      upn: null,
      'group:Pupil premium': 'PP',
    })
  })

  it('gives a group another name without keeping the old one', () => {
    expect(withColumnChoice(mapping, { key: 'PP', choice: { value: 'group', name: 'PP' } })).toEqual({
      label: 'Name',
      upn: null,
      'group:PP': 'PP',
    })
  })

  it('leaves a column out, and the field is still there to be chosen', () => {
    expect(withColumnChoice(mapping, { key: 'Name', choice: { value: '' } })).toMatchObject({ label: null })
  })

  it('fits a file only if every column it names is there', () => {
    expect(fitsColumns(mapping, [{ key: 'Name' }, { key: 'PP' }, { key: 'Bus' }])).toBe(true)
    expect(fitsColumns(mapping, [{ key: 'Name' }])).toBe(false)
  })
})
