import { queryOptions } from '@tanstack/react-query'
import type { Page, PageDefinition } from '@track/api-contract'
import { api } from '../../../lib/client'

/** Data on a page. While another page of the same school is worked out, the last one stays to be read. */
export const pageQueryOptions = (schoolId: string, definition: PageDefinition) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'page', definition],
    queryFn: ({ signal }) => api.calculatePage({ params: { schoolId }, body: definition, signal }),
    placeholderData: (last: Page | undefined, query) => (query?.queryKey[1] === schoolId ? last : undefined),
  })
