import type { SchoolSettingsChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeSettings = (schoolId: string) =>
  useSchoolChange(schoolId, ({ etag, change }: { readonly etag: string; readonly change: SchoolSettingsChange }) =>
    api.changeSchoolSettings({ params: { schoolId }, body: change, ifMatch: etag }),
  )
