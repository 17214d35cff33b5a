import type { ImportResult } from '@track/api-contract'
import { api } from '../../../lib/client'
import type { ImportRequest } from '../../../ui/import/import-request'

/** A dry run or the real one; the caller keeps the answer. */
export function importTemplates(
  schoolId: string,
  file: Blob,
  query: ImportRequest,
  signal?: AbortSignal,
): Promise<ImportResult> {
  return api.importMicrotrackTemplates({ params: { schoolId }, query, file, ...(signal && { signal }) })
}
