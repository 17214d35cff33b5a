import type { SchoolCalendar } from '@track/roster'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeCalendar = (schoolId: string) =>
  useSchoolChange(schoolId, ({ etag, calendar }: { readonly etag: string; readonly calendar: SchoolCalendar }) =>
    api.changeCalendar({ params: { schoolId }, body: calendar, ifMatch: etag }),
  )
