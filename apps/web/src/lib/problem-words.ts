import { t } from '@lingui/core/macro'
import { ProblemError } from '@track/api-contract'

/** What to tell a person about an answer that was no, or that never came: what happened and what to do. */
export function problemWords(error: unknown): string {
  if (!(error instanceof ProblemError)) return t`Track cannot be reached. Check the network and try again.`
  const { title, detail, errors } = error.problem
  return errors?.[0]?.detail ?? detail ?? title
}
