import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const membershipsQueryOptions = ({
  schoolId,
  pupilId,
}: {
  readonly schoolId: string
  readonly pupilId: string
}) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'memberships', pupilId],
    queryFn: async ({ signal }) => (await api.listMemberships({ params: { schoolId, pupilId }, signal })).memberships,
  })
