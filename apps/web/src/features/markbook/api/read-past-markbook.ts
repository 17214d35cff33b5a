import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { api } from '../../../lib/client'

/** Whose names are shown: those of the day asked for, or today's. */
export type WordsOf = 'then' | 'now'

/** A class's markbook as it stood on a day. For reading: nothing is marked in it. */
export const pastMarkbookQueryOptions = ({
  schoolId,
  classId,
  subjectId,
  asOf,
  words,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly subjectId: string
  readonly asOf: CalendarDate
  readonly words: WordsOf
}) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'past', classId, subjectId, asOf, words],
    queryFn: ({ signal }) =>
      api.readClassMarkbook({ params: { schoolId, classId }, query: { subjectId, asOf, words }, signal }),
    placeholderData: keepPreviousData,
  })
