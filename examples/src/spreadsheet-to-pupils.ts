import { matchPupils } from '@track/roster'
import { applyMapping, chooseRecords, readDate, readTable, suggestMapping } from '@track/tabular'

/** Somebody's spreadsheet becomes pupils: what is clear goes in, what is not is asked, and nothing is guessed. */

const file = `Class list Spring term;;;
Pupil name;D.O.B.;Unique Pupil Number;Bus
Ada King;14/09/2017;B801200005001;7
Ben Osei;31/02/2018;;
Cai Rees;02/11/2017;;4
;05/05/2018;;
`

const fields = [
  { name: 'label', title: 'Name', aliases: ['Pupil', 'Pupil name'], required: true },
  {
    name: 'dateOfBirth',
    title: 'Date of birth',
    aliases: ['DOB'],
    read: (text: string) => readDate(text, { order: 'dmy' }),
  },
  { name: 'upn', title: 'UPN', aliases: ['Unique pupil number'] },
] as const

const table = readTable(file)
const mapping = suggestMapping(table.columns, fields)
const result = applyMapping(table, mapping, fields)

console.log('Columns found:', JSON.stringify(mapping))
console.log('To mend in the spreadsheet:')
for (const { row, field, message } of result.issues) console.log(`- row ${row}, ${field}: ${message}`)

const rows = chooseRecords(result, 'keep-valid')
const roll = [
  { id: 'p1', label: 'Ada K', upn: 'B801200005001' },
  { id: 'p2', label: 'Cai Rees' },
]
const answers = matchPupils(
  rows.map(({ values }) => ({ label: values.label ?? undefined, upn: values.upn ?? undefined })),
  roll,
)

console.log('Who they are:')
for (const [index, { row, values }] of rows.entries())
  console.log(`- row ${row}, ${values.label}:`, JSON.stringify(answers[index]))
