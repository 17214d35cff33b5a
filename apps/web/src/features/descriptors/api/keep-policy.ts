import type { NewCalculationChoice, NewDepthScale, NewDescriptorSet, NewOnTrackRule } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Each adds a version that counts from a day on; what counted before stays as it was. */
export const useKeepScale = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewDepthScale) => api.addDepthScale({ params: { schoolId }, body }))

export const useKeepSet = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewDescriptorSet) => api.addDescriptorSet({ params: { schoolId }, body }))

export const useKeepRule = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewOnTrackRule) => api.addOnTrackRule({ params: { schoolId }, body }))

export const useKeepCalculation = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewCalculationChoice) => api.addCalculationChoice({ params: { schoolId }, body }))
