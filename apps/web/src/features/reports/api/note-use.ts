import { useEffect } from 'react'
import { api } from '../../../lib/client'

/** A saved report was opened: the school learns which of its reports nobody needs. Once for each opening, and never in the way. */
export function useNoteUse(schoolId: string, templateId: string | undefined): void {
  useEffect(() => {
    if (templateId) api.noteReportUse({ params: { schoolId, templateId } }).catch(() => undefined)
  }, [schoolId, templateId])
}
