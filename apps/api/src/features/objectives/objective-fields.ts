import { splitCell } from '@track/objectives/case'
import { parseYearGroup } from '@track/roster'
import { type ReadableField, type Reading, readDate, type TableColumn, type TableRecord } from '@track/tabular'

/** What an import of objectives can take from a file, and what publishers call it. The headings of our own export are among them. */
function ownFields({ dateOrder }: { readonly dateOrder: 'dmy' | 'mdy' | 'ymd' }) {
  const readDay = (text: string) => readDate(text, { order: dateOrder })
  return [
    {
      name: 'wording',
      title: 'Objective',
      aliases: ['Statement', 'Full statement', 'Outcome', 'Description'],
      required: true,
      read: upTo(2000),
    },
    {
      name: 'externalId',
      title: 'Identifier',
      aliases: ['Objective id', 'External id', 'GUID', 'ID'],
      read: upTo(200),
    },
    { name: 'subject', title: 'Subject', read: upTo(100) },
    { name: 'framework', title: 'List', aliases: ['Framework', 'Set'], read: upTo(200) },
    { name: 'yearGroups', title: 'Year group', aliases: ['Year groups', 'Years', 'Year'], read: readYears },
    { name: 'strand', title: 'Heading', aliases: ['Strand', 'Domain', 'Area', 'Path'], read: readPath },
    { name: 'subStrand', title: 'Sub-heading', aliases: ['Sub-strand', 'Topic'], read: upTo(200) },
    { name: 'code', title: 'Code', aliases: ['Reference', 'Notation'], read: upTo(50) },
    { name: 'tags', title: 'Tags', aliases: ['Tag', 'Key stage'], read: readTags },
    {
      name: 'pupilWording',
      title: 'Pupil wording',
      aliases: ['I can', 'Pupil statement', 'Child-friendly wording'],
      read: upTo(2000),
    },
    { name: 'offeredFrom', title: 'Offered from', read: readDay },
    { name: 'retiredOn', title: 'Retired on', read: readDay },
  ] as const satisfies readonly ReadableField[]
}

type ObjectiveFields = ReturnType<typeof ownFields>
export type ObjectiveRecord = TableRecord<ObjectiveFields>

const IN_LANGUAGE = 'pupilWording:'

/** The fields that a file can fill: what pupils read has one for each language that a heading names, such as "Pupil wording (cy)". */
export function objectiveFields(
  columns: readonly TableColumn[],
  query: Parameters<typeof ownFields>[0],
): ObjectiveFields {
  const languages = columns.flatMap(
    ({ name }) => /^pupil wording \(([a-z]{2,3}(?:-[a-z\d]{2,8})*)\)$/i.exec(name)?.[1] ?? [],
  )
  const inLanguages = [...new Set(languages)].map((language) => ({
    name: `${IN_LANGUAGE}${language}`,
    title: `Pupil wording (${language})`,
    read: upTo(2000),
  }))
  // The fields of languages are known to this file alone: `pupilWordingsIn` finds them by their names.
  return [...ownFields(query), ...inLanguages] as unknown as ObjectiveFields
}

/** What pupils read, by language. The column that names none is in English. */
export function pupilWordingsIn({ values }: ObjectiveRecord): Record<string, string> {
  const inLanguages = Object.entries(values).flatMap(([field, text]) =>
    field.startsWith(IN_LANGUAGE) && typeof text === 'string' ? [[field.slice(IN_LANGUAGE.length), text]] : [],
  )
  return { ...(values.pupilWording !== null && { en: values.pupilWording }), ...Object.fromEntries(inLanguages) }
}

function upTo(most: number): (text: string) => Reading<string> {
  return (text) => {
    const value = text.trim()
    return value.length <= most ? { value } : tooLong(most)
  }
}

/** Headings from the top: "Number > Fractions". */
function readPath(text: string): Reading<readonly string[]> {
  const names = splitCell(text, '>')
  return names.every(({ length }) => length <= 2000) ? { value: names } : tooLong(2000)
}

/** Years in other words than ours ("Lower Key Stage 2") are the school's to name: they are kept as they stand. */
function readYears(text: string): Reading<readonly string[]> {
  const written = parseYearGroup(text.trim()) ?? splitCell(text, ';|')
  const years = written.flatMap((year) => parseYearGroup(year) ?? [year])
  return years.every(({ length }) => length <= 20) ? { value: [...new Set(years)] } : tooLong(20)
}

function readTags(text: string): Reading<readonly string[]> {
  const tags = splitCell(text, ';|')
  return tags.every(({ length }) => length <= 50) ? { value: tags } : tooLong(50)
}

function tooLong(most: number) {
  return { issue: { code: 'import/too-long', message: `This is longer than ${most} characters: shorten it` } }
}
