import type { NewProgramme } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

interface OwnProgramme {
  readonly subjectId: string
  readonly pupilId: string
  /** One there is, or one to be made for this pupil. */
  readonly programme: { readonly id: string } | Pick<NewProgramme, 'name' | 'objectiveIds'>
  readonly effectiveFrom: CalendarDate
}

export const useGiveOwnProgramme = (schoolId: string) =>
  useSchoolChange(schoolId, async ({ subjectId, pupilId, programme, effectiveFrom }: OwnProgramme) => {
    const params = { schoolId }
    const { id: programmeId } =
      'id' in programme ? programme : await api.addProgramme({ params, body: { subjectId, ...programme } })
    await api.assignProgramme({ params, body: { subjectId, pupilId, programmeId, effectiveFrom } })
    return programmeId
  })
