import { checkUpn, parseYearGroup, type YearGroup } from '@track/roster'
import { type ReadableField, type Reading, readDate, type TableRecord } from '@track/tabular'

/** What an import of pupils can take from a file, and what school systems call it. */
export function pupilFields({ dateOrder }: { readonly dateOrder: 'dmy' | 'mdy' | 'ymd' }) {
  const readDay = (text: string) => readDate(text, { order: dateOrder })
  return [
    { name: 'label', title: 'Name', aliases: ['Full name', 'Pupil name', 'Pupil', 'Known as'], read: upTo(200) },
    {
      name: 'forename',
      title: 'Forename',
      aliases: ['Preferred forename', 'Legal forename', 'First name', 'Given name'],
      read: upTo(100),
    },
    {
      name: 'surname',
      title: 'Surname',
      aliases: ['Preferred surname', 'Legal surname', 'Last name', 'Family name'],
      read: upTo(100),
    },
    { name: 'dateOfBirth', title: 'Date of birth', aliases: ['DOB', 'Birth date', 'Birthday'], read: readDay },
    {
      name: 'yearGroup',
      title: 'Year group',
      aliases: ['Year', 'NC year', 'NC year actual', 'Registered year', 'Current NC year'],
      read: readOneYear,
    },
    { name: 'upn', title: 'UPN', aliases: ['Unique pupil number'], read: readUpn },
    { name: 'formerUpn', title: 'Former UPN', read: readUpn },
    {
      name: 'externalId',
      title: 'Identifier',
      aliases: ['External id', 'Pupil id', 'Student id', 'Person id', 'MIS id', 'Admission number', 'Adno', 'ID'],
      read: upTo(90),
    },
    // An identifier that starts again in every school names nobody without the school.
    { name: 'externalIdWithin', title: 'Identifier counts within', aliases: ['School id'], read: upTo(90) },
    {
      name: 'class',
      title: 'Class',
      aliases: ['Class name', 'Registration group', 'Reg group', 'Reg', 'Registration form', 'Form', 'Tutor group'],
      read: upTo(200),
    },
    {
      name: 'joinedOn',
      title: 'Joined on',
      aliases: ['Admission date', 'Date of admission', 'Enrolment date'],
      read: readDay,
    },
  ] as const satisfies readonly ReadableField[]
}

export type PupilRecord = TableRecord<ReturnType<typeof pupilFields>>

function upTo(most: number): (text: string) => Reading<string> {
  return (text) => {
    const value = text.trim()
    if (value.length <= most) return { value }
    return { issue: { code: 'import/too-long', message: `This is longer than ${most} characters: shorten it` } }
  }
}

function readOneYear(text: string): Reading<YearGroup | null> {
  const years = parseYearGroup(text)
  if (years !== undefined && years.length <= 1) return { value: years[0] ?? null }
  const message = `"${text.trim().slice(0, 40)}" is not one year group: write N1, N2, R or 1 to 13`
  return { issue: { code: 'import/not-a-year-group', message } }
}

function readUpn(text: string): Reading<string> {
  const { reason, normalised } = checkUpn(text)
  if (reason !== 'length' && reason !== 'format') return { value: normalised }
  const message =
    'This does not have the form of a UPN, a letter, eleven digits and a digit or letter: correct it, or leave it blank'
  return { issue: { code: 'import/not-a-upn', message } }
}
