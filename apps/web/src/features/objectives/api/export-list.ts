import type { EditableFramework, ObjectiveList, School } from '@track/api-contract'
import { api } from '../../../lib/client'
import type { ExportedFile } from '../export-list'

export type ExportFormat = 'csv' | 'case' | 'case-workbook'

/** Makes the file of a list. What writes files is fetched when the first one is asked for. */
export async function exportList(
  framework: EditableFramework,
  { format, list, school }: { readonly format: ExportFormat; readonly list: ObjectiveList; readonly school: School },
): Promise<ExportedFile> {
  const { listAsCase, listAsCaseWorkbook, listAsCsv } = await import('../export-list')
  if (format === 'csv') return listAsCsv(framework, { list, school })
  const casePackage = await api.readCase({ params: { schoolId: school.id, frameworkId: framework.id } })
  return format === 'case' ? listAsCase(framework, casePackage) : listAsCaseWorkbook(framework, casePackage)
}
