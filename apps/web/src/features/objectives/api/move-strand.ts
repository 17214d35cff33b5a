import { useMutation, useQueryClient } from '@tanstack/react-query'
import { moveStrand } from '@track/objectives'
import { api } from '../../../lib/client'
import { refreshSchool } from '../../../lib/refresh-school'
import { objectivesQueryOptions } from './list-objectives'

interface StrandMove {
  readonly strandId: string
  readonly frameworkId: string
  readonly parentId: string | null
  readonly position: number
}

/** Moves headings one after the other, the latest place on the page before the server knows it: moves come faster than answers. */
export function useMoveStrand(schoolId: string, subjectId: string) {
  const queryClient = useQueryClient()
  const { queryKey } = objectivesQueryOptions(schoolId, subjectId)
  const mutationKey = ['move-strand', schoolId]
  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    // Each move is made to where the one before it left the headings.
    mutationFn: ({ strandId, parentId, position }: StrandMove) =>
      api.changeStrand({ params: { schoolId, strandId }, body: { parentId, position }, ifMatch: '*' }),
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey }) === 1) void refreshSchool(queryClient, schoolId)
    },
  })
  return (move: StrandMove) => {
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, (list) => {
      if (!list) return list
      const beside = list.strands.filter(({ frameworkId }) => frameworkId === move.frameworkId)
      const { accepted } = moveStrand(beside, move)
      const places = new Map(accepted.map((place) => [place.id, place]))
      return { ...list, strands: list.strands.map((strand) => ({ ...strand, ...places.get(strand.id) })) }
    })
    return mutateAsync(move)
  }
}
