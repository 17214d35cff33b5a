import { t } from '@lingui/core/macro'
import { ProblemError } from '@track/api-contract'
import { isOffline } from './problem'

/** What to tell a person about an answer that was no, or that never came: what happened and what to do. */
export function problemWords(error: unknown): string {
  if (isOffline(error)) return t`Track cannot be reached. Check the network and try again.`
  if (!(error instanceof ProblemError)) return t`Something went wrong on this page. Nothing was lost; try again.`
  const { title, detail, errors } = error.problem
  return errors?.[0]?.detail ?? detail ?? title
}
