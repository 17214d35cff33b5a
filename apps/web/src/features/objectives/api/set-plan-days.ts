import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'
import { planQueryOptions } from './read-plan'

/** From which day each of some objectives is taught; null takes the day away. */
export type PlanDays = ReadonlyMap<string, CalendarDate | null>

/** Sets days of a class's plan, one change after the other, the latest on the page before the server knows it. */
export function useSetPlanDays(whose: {
  readonly schoolId: string
  readonly classId: string
  readonly subjectId: string
}) {
  const { schoolId, classId } = whose
  const queryClient = useQueryClient()
  const { queryKey } = planQueryOptions(whose)
  const mutationKey = ['plan', schoolId, classId]
  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: (days: PlanDays) =>
      api.setTaughtFrom({
        params: { schoolId },
        body: {
          taught: [...days].map(([objectiveId, taughtFrom]) => ({ objectiveId, groupId: classId, taughtFrom })),
        },
      }),
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey }) === 1) void refreshSchool(queryClient, schoolId)
    },
  })
  return (days: PlanDays) => {
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, (plan) => {
      if (!plan) return plan
      const set = [...days].flatMap(([objectiveId, taughtFrom]) => (taughtFrom ? [{ objectiveId, taughtFrom }] : []))
      return { ...plan, taught: [...plan.taught.filter(({ objectiveId }) => !days.has(objectiveId)), ...set] }
    })
    return mutateAsync(days)
  }
}
