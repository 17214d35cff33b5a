import { expect, it } from 'vitest'
import { suggestMapping } from './suggest-mapping.js'

const columnsOf = (...names: string[]) => names.map((name, index) => ({ index, name, key: name }))
const fields = [
  { name: 'upn', title: 'UPN', aliases: ['Unique pupil number'] },
  { name: 'familyName', title: 'Family name', aliases: ['Surname', 'Last name', 'Name'] },
  { name: 'givenName', title: 'Given name', aliases: ['Forename', 'First name', 'Name'] },
  { name: 'dateOfBirth', title: 'Date of birth', aliases: ['DOB', 'Birth date'] },
]

it('matches whatever the case, accents, spaces and punctuation', () => {
  expect(suggestMapping(columnsOf('upn ', 'SURNAME', 'first_name', 'D.O.B.'), fields)).toEqual({
    upn: 'upn ',
    familyName: 'SURNAME',
    givenName: 'first_name',
    dateOfBirth: 'D.O.B.',
  })
  expect(suggestMapping(columnsOf('Prénom'), [{ name: 'givenName', title: 'Prenom' }])).toEqual({ givenName: 'Prénom' })
  expect(suggestMapping(columnsOf('#', '%'), [{ name: 'percent', title: '%' }])).toEqual({ percent: '%' })
})

it('never gives one column to two fields', () => {
  expect(suggestMapping(columnsOf('Name'), fields)).toEqual({ familyName: 'Name' })
})

it('unless a field says that it shares', () => {
  const sharing = fields.map((field) => ({ ...field, sharesColumn: field.name === 'givenName' }))
  expect(suggestMapping(columnsOf('Name'), sharing)).toEqual({ familyName: 'Name', givenName: 'Name' })
})

it('a field’s own title comes before an earlier field’s alias', () => {
  const contested = [
    { name: 'label', title: 'Label', aliases: ['Name'] },
    { name: 'name', title: 'Name' },
  ]
  expect(suggestMapping(columnsOf('Name'), contested)).toEqual({ name: 'Name' })
})

it('prefers the first alias, not the first column', () => {
  expect(suggestMapping(columnsOf('Name', 'Surname'), fields)).toMatchObject({ familyName: 'Surname' })
})

it('nothing is matched by resemblance, nor by hostile names', () => {
  expect(suggestMapping(columnsOf('Date', 'UPN of sibling', '__proto__', ''), fields)).toEqual({})
})

it('of two columns with one name takes the first', () => {
  const columns = [
    { index: 0, name: 'UPN', key: 'UPN' },
    { index: 1, name: 'UPN', key: 'UPN (2)' },
  ]
  expect(suggestMapping(columns, fields)).toEqual({ upn: 'UPN' })
})
