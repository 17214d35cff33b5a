import type { EditableProgramme } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useRef } from 'react'
import { api } from '../../../lib/client'
import { usePendingOrder } from '../../../lib/use-pending-order'

/** What is in a programme and in which order, the latest change shown at once. What comes or goes does so from a day. */
export function useOrderProgramme(
  schoolId: string,
  { id: programmeId, etag }: EditableProgramme,
  { effectiveFrom }: { readonly effectiveFrom: CalendarDate },
) {
  // Moves come faster than pages: each is made to what the one before it left.
  const left = useRef(etag)
  const order = usePendingOrder(schoolId, {
    what: programmeId,
    save: async (objectiveIds) => {
      const body = { objectiveIds: [...objectiveIds], effectiveFrom }
      const programme = await api.changeProgramme({ params: { schoolId, programmeId }, body, ifMatch: left.current })
      left.current = programme.etag
    },
  })
  if (!order.pending) left.current = etag
  return order
}
