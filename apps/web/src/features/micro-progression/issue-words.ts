import { t } from '@lingui/core/macro'

/** What `@track/micro-progression` found, in the words of the screens; its own sentence where that says it already. */
export function issueWords(
  { code, message }: { readonly code: string; readonly message: string },
  { level }: { readonly level?: string | undefined } = {},
): string {
  switch (code) {
    case 'micro-progression/lowest-is-highest':
      return t`The lowest and the highest must be two different responses.`
    case 'micro-progression/piece-of-another-collection':
      return t`The lowest and the highest must both be of the class that chooses them.`
    case 'micro-progression/nominations-missing':
      return t`Not every class has chosen its lowest and its highest.`
    case 'micro-progression/too-few-levels':
      return t`A chart has two levels or more.`
    case 'micro-progression/handwriting':
      return t`Say whether somebody could tell by the handwriting whose it is.`
    case 'micro-progression/qualifier-empty':
      return t`What makes a response of this level is said in words.`
  }
  if (level !== undefined) {
    switch (code) {
      case 'micro-progression/no-exemplar':
        return t`Level ${level} needs a response`
      case 'micro-progression/no-qualifier':
        return t`Level ${level} needs what makes a response a ${level}`
      case NEEDS_BOTH:
        return t`Level ${level} needs a response and what makes it a ${level}`
      case 'micro-progression/exemplars-out-of-order':
        return t`Level ${level}: its responses must stand higher in the order than those of the levels below`
      case 'micro-progression/exemplar-without-place':
        return t`Level ${level}: its response has no place in the order yet`
      case 'micro-progression/nothing-to-show':
        return t`Level ${level}: its response has neither words nor a picture`
      case 'micro-progression/no-consent':
        return t`Level ${level}: its writer has not agreed that it goes on the wall. Ask, rewrite it, or choose another`
      case 'micro-progression/lowest-is-a-pupils':
        return t`Level ${level}: the response is a pupil’s own. Rewrite it, or say that their class may see it there`
      case 'micro-progression/not-looked-at':
        return t`Level ${level}: nobody has looked yet whether a name can be read on its picture`
    }
  }
  switch (code) {
    case 'micro-progression/exemplars-out-of-order':
      return t`The responses of a level must stand higher in the order than those of the levels below.`
    case 'micro-progression/exemplar-without-place':
      return t`This response has no place in the order yet: compare it first, or move it to its place.`
  }
  return message
}

const NEEDS_BOTH = 'needs-both'

/** A level that lacks a response and the words for it lacks both in one line. */
export function inOneLine<I extends { readonly code: string; readonly row?: number | undefined }>(
  issues: readonly I[],
): I[] {
  const has = (code: string, row: number | undefined) =>
    issues.some((issue) => issue.code === `micro-progression/${code}` && issue.row === row)
  return issues.flatMap((issue) => {
    if (issue.code === 'micro-progression/no-exemplar' && has('no-qualifier', issue.row))
      return [{ ...issue, code: NEEDS_BOTH }]
    if (issue.code === 'micro-progression/no-qualifier' && has('no-exemplar', issue.row)) return []
    return [issue]
  })
}
