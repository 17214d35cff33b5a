import type { Issue } from '@track/kernel'

/**
 * Refuses a body whose shape is right and whose meaning is not, in the words in which a wrong shape is refused:
 * 400 `request/invalid`, each fault with its pointer into the body.
 */
export function invalidBody(
  faults: readonly (Pick<Issue, 'code' | 'message'> & { readonly pointer: string })[],
): Error {
  const validation = faults.map(({ pointer, code, message }) => ({ instancePath: pointer, keyword: code, message }))
  return Object.assign(new Error('The body is not valid'), { validation, validationContext: 'body', statusCode: 400 })
}
