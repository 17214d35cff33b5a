import type { MeasureChange, NewMeasure, NewSetChoice } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useAddMeasure = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewMeasure) => api.addMeasure({ params: { schoolId }, body }))

export const useChangeMeasure = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({ id, etag, change }: { readonly id: string; readonly etag: string; readonly change: MeasureChange }) =>
      api.changeMeasure({ params: { schoolId, measureId: id }, body: change, ifMatch: etag }),
  )

export const useAddSetChoice = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewSetChoice) => api.addSetChoice({ params: { schoolId }, body }))
