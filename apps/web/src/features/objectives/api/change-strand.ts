import type { EditableStrand, StrandChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useChangeStrand = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({
      strand: { id, etag },
      change,
    }: {
      readonly strand: Pick<EditableStrand, 'id' | 'etag'>
      readonly change: StrandChange
    }) => api.changeStrand({ params: { schoolId, strandId: id }, body: change, ifMatch: etag }),
  )
