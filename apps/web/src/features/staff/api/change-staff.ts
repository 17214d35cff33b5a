import type { ClassTeachers, NewInvitation, StaffChange } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

export const useInvite = (schoolId: string) =>
  useSchoolChange(schoolId, (body: NewInvitation) => api.inviteStaff({ params: { schoolId }, body }))

export const useRenewInvitation = (schoolId: string) =>
  useSchoolChange(schoolId, (invitationId: string) => api.renewInvitation({ params: { schoolId, invitationId } }))

export const useWithdrawInvitation = (schoolId: string) =>
  useSchoolChange(schoolId, (invitationId: string) => api.withdrawInvitation({ params: { schoolId, invitationId } }))

export const useResetPassword = (schoolId: string) =>
  useSchoolChange(schoolId, (accountId: string) => api.resetPassword({ params: { schoolId, accountId } }))

interface MemberChange {
  readonly accountId: string
  readonly etag: string
  readonly change: StaffChange
}
export const useChangeStaff = (schoolId: string) =>
  useSchoolChange(schoolId, ({ accountId, etag, change }: MemberChange) =>
    api.changeStaff({ params: { schoolId, accountId }, body: change, ifMatch: etag }),
  )

interface TeachersChange {
  readonly groupId: string
  readonly etag: string
  readonly teachers: ClassTeachers['teachers']
}
export const useSetTeachers = (schoolId: string) =>
  useSchoolChange(schoolId, ({ groupId, etag, teachers }: TeachersChange) =>
    api.setClassTeachers({ params: { schoolId, groupId }, body: { teachers }, ifMatch: etag }),
  )
