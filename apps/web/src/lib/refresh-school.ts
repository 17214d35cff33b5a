import type { QueryClient } from '@tanstack/react-query'

/** Set-up reaches everywhere: all that is known of a school is out of date, and what is on screen is asked for again. */
export function refreshSchool(queryClient: QueryClient, schoolId: string): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(schoolId) })
}
