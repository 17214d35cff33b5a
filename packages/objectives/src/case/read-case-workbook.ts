import { TrackError } from '@track/kernel'
import { assembleCase, type CasePart } from './assemble-case.js'
import { splitCell } from './cell-list.js'
import { type Loose, textOf } from './loose-json.js'
import type { ReadFramework } from './read-framework.js'

/** One sheet: what its cells hold, row 1 first. A blank cell is null, undefined or an empty text. */
export interface CaseSheet {
  readonly name: string
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * What a CASE workbook holds, as OpenSALT writes it: the sheets `CF Doc`, `CF Item` and `CF Association`.
 *
 * Columns are found by the headings of the first row, in any order; those that no one knows are passed over. Statements stand under
 * each other by the associations ("Is Child Of"), and by `smartLevel` ("3.6.2" is above "3.6.2.1") where no association says; siblings
 * are in the order of `smartLevel`. Gives the same tree as `readCasePackage` of the same framework. Throws
 * `objectives/not-a-framework` where a sheet or one of its columns is missing.
 *
 * @example
 * ```ts
 * import { readCaseWorkbook } from '@track/objectives/case'
 *
 * const read = readCaseWorkbook([
 *   { name: 'CF Doc', rows: [['identifier', 'title'], ['d1', 'Fractions']] },
 *   {
 *     name: 'CF Item',
 *     rows: [['identifier', 'fullStatement', 'smartLevel'], ['i1', 'Tenths', '1'], ['i2', 'Add tenths', '1.1']],
 *   },
 * ])
 * read.items.map(({ wording, parentId }) => [wording, parentId]) // => [['Tenths', null], ['Add tenths', 'i1']]
 * ```
 */
export function readCaseWorkbook(sheets: readonly CaseSheet[]): ReadFramework {
  const [document] = recordsOf(sheets, 'CF Doc', ['title'])
  const items = recordsOf(sheets, 'CF Item', ['identifier', 'fullStatement']).map(({ fields, row }) => ({
    fields: itemFields(fields),
    row,
  }))
  const hasAssociations = sheets.some(({ name }) => sameName(name, 'CF Association'))
  const associations = hasAssociations
    ? recordsOf(sheets, 'CF Association', ['originNodeIdentifier', 'associationType', 'destinationNodeIdentifier'])
    : []
  return assembleCase(
    {
      document: document?.fields ?? {},
      items,
      associations: associations.map(({ fields, row }) => ({ fields: associationFields(fields), row })),
    },
    { format: 'case-workbook' },
  )
}

/** The rows below the headings, each with the headings as keys, blanks left out. */
function recordsOf(
  sheets: readonly CaseSheet[],
  name: string,
  needed: readonly string[],
): (CasePart & { readonly row: number })[] {
  const sheet = sheets.find((candidate) => sameName(candidate.name, name))
  const headings = sheet?.rows[0]?.map((heading) => textOf(heading)?.trim() ?? '') ?? []
  const missing = needed.filter((heading) => !headings.includes(heading))
  if (missing.length > 0) {
    throw new TrackError(
      'objectives/not-a-framework',
      `This is not a CASE workbook: its sheet "${name}" should have the columns ${needed.join(', ')}, and lacks ${missing.join(', ')}`,
      { sheet: name, missing },
    )
  }
  return sheet!.rows.flatMap((cells, index) => {
    const said = headings.flatMap((heading, column) => {
      const text = textOf(cells[column])
      return heading === '' || text === undefined ? [] : [[heading, text] as const]
    })
    return index === 0 || said.length === 0 ? [] : [{ fields: Object.fromEntries(said), row: index + 1 }]
  })
}

function sameName(a: string, b: string): boolean {
  const letters = (name: string) => name.replace(/\s/g, '').toLowerCase()
  return letters(a) === letters(b)
}

function itemFields(fields: Loose): Loose {
  const pupilWordings = Object.entries(fields).flatMap(([heading, words]) => {
    const language = /^pupilWording:(\S+)$/.exec(heading)?.[1]
    return language === undefined ? [] : [[language, words]]
  })
  return {
    ...fields,
    conceptKeywords: splitCell(textOf(fields.conceptKeywords) ?? '', ',;|'),
    educationLevel: splitCell(textOf(fields.educationLevel) ?? '', ',;|'),
    extensions: { 'track:pupilWordings': Object.fromEntries(pupilWordings) },
  }
}

function associationFields(fields: Loose): Loose {
  const node = (end: 'origin' | 'destination') => ({
    identifier: fields[`${end}NodeIdentifier`],
    uri: fields[`${end}NodeUri`] ?? '',
    title: fields[`${end}NodeHumanCodingScheme`] ?? '',
  })
  return { ...fields, originNodeURI: node('origin'), destinationNodeURI: node('destination') }
}
