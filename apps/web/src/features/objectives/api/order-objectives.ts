import { api } from '../../../lib/client'
import { usePendingOrder } from '../../../lib/use-pending-order'

export const useOrderObjectives = ({
  schoolId,
  frameworkId,
}: {
  readonly schoolId: string
  readonly frameworkId: string
}) =>
  usePendingOrder(schoolId, {
    what: frameworkId,
    save: (objectiveIds) =>
      api.orderObjectives({ params: { schoolId }, body: { frameworkId, objectiveIds: [...objectiveIds] } }),
  })
