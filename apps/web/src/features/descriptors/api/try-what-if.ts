import { useMutation } from '@tanstack/react-query'
import type { WhatIfQuery } from '@track/api-contract'
import { api } from '../../../lib/client'

/** Asks what a draft would change. Nothing is written anywhere. */
export const useTryWhatIf = (schoolId: string) =>
  useMutation({ mutationFn: (body: WhatIfQuery) => api.tryWhatIf({ params: { schoolId }, body }) })
