import type { ReadableField, Reading, TableRecord } from '@track/tabular'

/** What an import of templates can take from a file, and what schemes of work call it. */
export const templateFields = [
  {
    name: 'outcome',
    title: 'Outcome',
    aliases: ['Pupil outcome', 'Learning outcome', 'Pupil lesson outcome', 'Objective', 'Learning objective', 'I can'],
    required: true,
    read: asWritten,
  },
  {
    name: 'criteria',
    title: 'Success criteria',
    aliases: ['Criteria', 'Steps to success', 'Key learning points'],
    read: asWritten,
  },
  { name: 'title', title: 'Title', aliases: ['Lesson', 'Lesson title', 'Name'], read: upTo(200) },
  { name: 'unit', title: 'Unit', aliases: ['Unit title', 'Topic'], read: upTo(200) },
  {
    name: 'externalId',
    title: 'Identifier',
    aliases: ['Lesson id', 'External id', 'Lesson slug', 'ID'],
    read: upTo(200),
  },
] as const satisfies readonly ReadableField[]

export type TemplateRecord = TableRecord<typeof templateFields>

/** How long it may be, and where one criterion ends, is for whoever makes templates of it to say. */
function asWritten(text: string): Reading<string> {
  return { value: text }
}

function upTo(most: number): (text: string) => Reading<string> {
  return (text) => {
    const value = text.trim()
    if (value.length <= most) return { value }
    return { issue: { code: 'import/too-long', message: `This is longer than ${most} characters: shorten it` } }
  }
}
