import { queryOptions } from '@tanstack/react-query'
import type { EditablePupil } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { api } from './client'

/** Who is on roll, who has left, who joins later. */
export type OnRoll = 'now' | 'left' | 'later'

/**
 * Several features list pupils: those on roll today or on another day (or those who have left by then, or join later), of a
 * group or of the school, page after page until all are here.
 */
export const pupilsQueryOptions = ({
  schoolId,
  groupId,
  onRoll = 'now',
  asOf,
}: {
  readonly schoolId: string
  readonly groupId?: string
  readonly onRoll?: OnRoll
  readonly asOf?: CalendarDate
}) =>
  queryOptions({
    queryKey: ['pupils', schoolId, groupId ?? null, onRoll, asOf ?? null],
    queryFn: async ({ signal }) => {
      const pupils: EditablePupil[] = []
      let cursor: string | undefined
      do {
        const page = await api.listPupils({
          params: { schoolId },
          query: { onRoll, ...(groupId && { groupId }), ...(asOf && { asOf }), ...(cursor && { cursor }) },
          signal,
        })
        pupils.push(...page.pupils)
        cursor = page.next ?? undefined
      } while (cursor)
      return pupils
    },
  })
