import type { FrameworkImportResult, TrackClient } from '@track/api-contract'
import { api } from '../../../lib/client'

export type FrameworkImportRequest = NonNullable<Parameters<TrackClient['importFramework']>[0]['query']>

/** A dry run or the real one; the caller keeps the answer. */
export function importFramework(
  schoolId: string,
  file: Blob,
  query: FrameworkImportRequest,
  signal?: AbortSignal,
): Promise<FrameworkImportResult> {
  return api.importFramework({ params: { schoolId }, query, file, ...(signal && { signal }) })
}
