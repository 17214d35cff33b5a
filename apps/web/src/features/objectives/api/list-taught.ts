import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** A class, or a pupil with a programme of their own. */
export interface Learners {
  readonly groupId: string | null
  readonly pupilId: string | null
}

/** From when each objective of their programme counts as taught to a class or pupil: day by objective. */
export const taughtQueryOptions = ({
  schoolId,
  subjectId,
  groupId,
  pupilId,
}: Learners & { readonly schoolId: string; readonly subjectId: string }) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'taught', subjectId, groupId, pupilId],
    queryFn: async ({ signal }) => {
      const query = { subjectId }
      const { taught } = pupilId
        ? await api.readPupilMarkbook({ params: { schoolId, pupilId }, query, signal })
        : await api.readClassMarkbook({ params: { schoolId, classId: groupId! }, query, signal })
      return new Map(taught.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom]))
    },
    enabled: Boolean(groupId ?? pupilId),
  })
