import { api } from '../../../lib/client'
import { usePendingOrder } from '../../../lib/use-pending-order'

/** What is in a programme and in which order, the latest change shown at once. */
export const useOrderProgramme = ({
  schoolId,
  programmeId,
}: {
  readonly schoolId: string
  readonly programmeId: string
}) =>
  usePendingOrder(schoolId, {
    what: programmeId,
    save: (objectiveIds) =>
      api.changeProgramme({ params: { schoolId, programmeId }, body: { objectiveIds: [...objectiveIds] } }),
  })
