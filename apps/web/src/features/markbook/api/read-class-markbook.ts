import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'
import { fromPack, toPack } from '../class-pack'

interface ClassMarkbookKey {
  readonly schoolId: string
  readonly classId: string
  readonly subjectId: string
}

export const classMarkbookQueryOptions = ({ schoolId, classId, subjectId }: ClassMarkbookKey) =>
  queryOptions({
    queryKey: [...classMarkbookQueryKey(schoolId), classId, subjectId],
    queryFn: ({ signal }) => api.readClassMarkbook({ params: { schoolId, classId }, query: { subjectId }, signal }),
    meta: { device: { keep: toPack, restore: fromPack } },
  })

/** Every class's markbook of a school that is in memory. */
export const classMarkbookQueryKey = (schoolId: string) => ['markbook', schoolId, 'class'] as const
