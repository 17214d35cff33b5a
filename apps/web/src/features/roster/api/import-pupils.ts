import type { ImportResult } from '@track/api-contract'
import { api } from '../../../lib/client'
import type { ImportRequest } from '../../../ui/import/import-request'

/** A dry run or the real one; the caller keeps the answer. */
export function importPupils(
  schoolId: string,
  file: Blob,
  { subject: _, ...query }: ImportRequest,
  signal?: AbortSignal,
): Promise<ImportResult> {
  return api.importPupils({ params: { schoolId }, query, file, ...(signal && { signal }) })
}
