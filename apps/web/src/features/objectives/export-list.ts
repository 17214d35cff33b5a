import type { CasePackage, EditableFramework, ObjectiveList, School } from '@track/api-contract'
import { caseWorkbookRows, objectiveRows } from '@track/objectives/case'
import { writeCsv, writeWorkbook } from '@track/tabular'

/** What leaves as a file of the reader's own. */
export interface ExportedFile {
  readonly parts: BlobPart[]
  readonly name: string
  readonly type: string
}

/** A list as rows for any spreadsheet, with the identifiers by which reading it back finds the same objectives. */
export function listAsCsv(
  framework: EditableFramework,
  { list, school }: { readonly list: ObjectiveList; readonly school: Pick<School, 'subjects'> },
): ExportedFile {
  const isOf = ({ frameworkId }: { readonly frameworkId: string }) => frameworkId === framework.id
  const table = objectiveRows({
    framework,
    subject: { name: school.subjects.find(({ id }) => id === framework.subjectId)?.name ?? '' },
    strands: list.strands.filter(isOf),
    objectives: list.objectives.filter(isOf),
  })
  return {
    parts: [writeCsv(table, { byteOrderMark: true })],
    name: `${fileName(framework)}.csv`,
    type: 'text/csv',
  }
}

/** A list as a CASE package: what other systems read, and what comes back here as it was. */
export function listAsCase(framework: EditableFramework, casePackage: CasePackage): ExportedFile {
  return {
    parts: [JSON.stringify(casePackage, null, 2)],
    name: `${fileName(framework)} CASE.json`,
    type: 'application/json',
  }
}

/** The same as the workbook of three sheets that OpenSALT and curriculum leads work with. */
export function listAsCaseWorkbook(framework: EditableFramework, casePackage: CasePackage): ExportedFile {
  return {
    parts: [writeWorkbook({ sheets: caseWorkbookRows(casePackage) }) as BlobPart],
    name: `${fileName(framework)} CASE.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}

/** Without the letters that file systems refuse. */
function fileName({ name }: Pick<EditableFramework, 'name'>): string {
  return name.replace(/[\\/:*?"<>|]/g, ' ').trim() || 'objectives'
}
