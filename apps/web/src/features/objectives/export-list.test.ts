import type { EditableFramework, ObjectiveList } from '@track/api-contract'
import { readTable, readWorkbook } from '@track/tabular'
import { expect, it } from 'vitest'
import { listAsCaseWorkbook, listAsCsv } from './export-list'

const framework: EditableFramework = {
  id: 'f',
  subjectId: 'm',
  name: 'Our: maths',
  scaleId: 's',
  position: 0,
  etag: 'v1',
}
const list: ObjectiveList = {
  subjects: [],
  frameworks: [framework],
  revisions: [],
  strands: [{ id: 'n', frameworkId: 'f', parentId: null, name: 'Number', position: 0, etag: 'v1' }],
  objectives: ['f', 'other'].map((frameworkId) => ({
    id: `of ${frameworkId}`,
    frameworkId,
    strandId: frameworkId === 'f' ? 'n' : null,
    wording: 'Add tenths',
    pupilWordings: { en: 'I can add tenths' },
    tags: ['key'],
    yearGroups: ['4'],
    position: 0,
    offeredFrom: null,
    retiredOn: null,
    etag: 'v1',
  })),
}

it('writes one list as rows, under a name that file systems take', () => {
  const { parts, name } = listAsCsv(framework, {
    list,
    school: { subjects: [{ id: 'm', name: 'Maths', position: 0 }] },
  })
  expect(name).toBe('Our  maths.csv')
  const { columns, rows } = readTable(String(parts[0]).slice(1))
  const cellOf = (column: string) => rows[0]!.cells[columns.findIndex(({ key }) => key === column)]
  expect(rows).toHaveLength(1)
  expect(['Subject', 'Framework', 'Strand', 'Objective', 'Pupil wording'].map(cellOf)).toEqual([
    'Maths',
    'Our: maths',
    'Number',
    'Add tenths',
    'I can add tenths',
  ])
})

it('writes the workbook of three sheets from a package', () => {
  const { parts } = listAsCaseWorkbook(framework, {
    CFDocument: { identifier: 'd', title: 'Our maths' },
    CFItems: [{ identifier: 'i', fullStatement: 'Add tenths' }],
    CFAssociations: [],
  })
  const { sheets } = readWorkbook(parts[0] as Uint8Array)
  expect(sheets.map(({ name }) => name)).toEqual(['CF Doc', 'CF Item', 'CF Association'])
})
