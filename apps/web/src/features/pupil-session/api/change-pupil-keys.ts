import type { NewPupilKeys } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useMakeKeys = (schoolId: string, classId: string) =>
  useSchoolChange(schoolId, (body: NewPupilKeys) => api.makePupilKeys({ params: { schoolId, classId }, body }))

export const useChangeClassCode = (schoolId: string, classId: string) =>
  useSchoolChange(schoolId, () => api.changeClassCode({ params: { schoolId, classId } }))

export const useUnblockPupils = (schoolId: string) =>
  useSchoolChange(schoolId, (pupilIds: readonly string[]) =>
    api.unblockPupils({ params: { schoolId }, body: { pupilIds: [...pupilIds] } }),
  )

export const useEndPupilSessions = (schoolId: string) =>
  useSchoolChange(schoolId, (pupilIds: readonly string[]) =>
    api.endPupilSessions({ params: { schoolId }, body: { pupilIds: [...pupilIds] } }),
  )
