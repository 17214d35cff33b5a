import { parseYearGroup } from '@track/roster'
import type { ReadableField, Reading, TableRecord } from '@track/tabular'

/** What an import of objectives can take from a file, and what publishers call it. */
export const OBJECTIVE_FIELDS = [
  {
    name: 'wording',
    title: 'Objective',
    aliases: ['Statement', 'Full statement', 'Outcome', 'Description'],
    required: true,
    read: upTo(2000),
  },
  { name: 'externalId', title: 'Identifier', aliases: ['Objective id', 'External id', 'GUID', 'ID'], read: upTo(200) },
  { name: 'subject', title: 'Subject', read: upTo(100) },
  { name: 'yearGroups', title: 'Year group', aliases: ['Year groups', 'Years', 'Year'], read: readYears },
  { name: 'strand', title: 'Strand', aliases: ['Domain', 'Area'], read: upTo(200) },
  { name: 'subStrand', title: 'Sub-strand', aliases: ['Topic'], read: upTo(200) },
  { name: 'code', title: 'Code', aliases: ['Reference', 'Notation'], read: upTo(50) },
  { name: 'tags', title: 'Tags', aliases: ['Tag', 'Key stage'], read: readTags },
] as const satisfies readonly ReadableField[]

export type ObjectiveRecord = TableRecord<typeof OBJECTIVE_FIELDS>

function upTo(most: number): (text: string) => Reading<string> {
  return (text) => {
    const value = text.trim()
    return value.length <= most ? { value } : tooLong(most)
  }
}

/** Years in other words than ours ("Lower Key Stage 2") are the school's to name: they are kept as they stand. */
function readYears(text: string): Reading<readonly string[]> {
  const written = text.trim()
  const years = parseYearGroup(written) ?? [written]
  return years.every(({ length }) => length <= 20) ? { value: years } : tooLong(20)
}

function readTags(text: string): Reading<readonly string[]> {
  const tags = text.split(/[;|]/).map((tag) => tag.trim())
  return tags.every(({ length }) => length <= 50) ? { value: tags.filter(Boolean) } : tooLong(50)
}

function tooLong(most: number) {
  return { issue: { code: 'import/too-long', message: `This is longer than ${most} characters: shorten it` } }
}
