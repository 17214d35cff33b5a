import type { EditableStrand } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useRemoveStrand = (schoolId: string) =>
  useSchoolChange(schoolId, ({ id, etag }: EditableStrand) =>
    api.removeStrand({ params: { schoolId, strandId: id }, ifMatch: etag }),
  )
