import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshSchool } from './refresh-school'

/** A change to what a school works with. When it is made, what the pages show of the school is asked for again. */
export function useSchoolChange<Change, Answer>(schoolId: string, change: (change: Change) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void refreshSchool(queryClient, schoolId)
    },
  })
}
