import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ObjectiveList } from '@track/api-contract'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'
import { objectivesQueryOptions } from './list-objectives'

/** Shows the new order at once, and sends one order after the other however fast they come. */
export function useOrderObjectives({ schoolId, subjectId }: { readonly schoolId: string; readonly subjectId: string }) {
  const queryClient = useQueryClient()
  const { queryKey } = objectivesQueryOptions(schoolId, subjectId)
  const mutationKey = ['order-objectives', schoolId, subjectId]
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: (body: { readonly frameworkId: string; readonly objectiveIds: string[] }) =>
      api.orderObjectives({ params: { schoolId }, body }),
    onMutate: async ({ objectiveIds }) => {
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData(queryKey, (list: ObjectiveList | undefined) => list && inOrder(list, objectiveIds))
    },
    onSettled: () => {
      // An answer between two moves would show the order before the second.
      if (queryClient.isMutating({ mutationKey }) === 1) void refreshSchool(queryClient, schoolId)
    },
  })
}

function inOrder(list: ObjectiveList, objectiveIds: readonly string[]): ObjectiveList {
  const placeOf = new Map(objectiveIds.map((id, place) => [id, place]))
  return {
    ...list,
    objectives: list.objectives.map((one) => ({ ...one, position: placeOf.get(one.id) ?? one.position })),
  }
}
