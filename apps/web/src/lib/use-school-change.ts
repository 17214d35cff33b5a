import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isChangedMeanwhile } from './problem'
import { refreshSchool } from './refresh-school'

/**
 * A change to what a school works with. When it is made, what the pages show of the school is asked for again.
 *
 * Was it refused because somebody else was faster (`isChangedMeanwhile`), the error comes only once the page has their
 * version and its `etag`: whoever keeps apart what was typed and what is stored shows both, and the next try goes through.
 */
export function useSchoolChange<Change, Answer>(schoolId: string, change: (change: Change) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void refreshSchool(queryClient, schoolId)
    },
    onError: (error) => (isChangedMeanwhile(error) ? refreshSchool(queryClient, schoolId) : undefined),
  })
}
