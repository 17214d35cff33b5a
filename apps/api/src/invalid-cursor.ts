/** Refuses a place to read on from that no answer ever gave: 400 `request/invalid` with the field of the query that holds it. */
export function invalidCursor(field: 'since' | 'cursor'): Error {
  const message = `Send the cursor of an earlier answer as it came (its \`next\`, \`nextCursor\` or \`cursor\`), or leave ${field} out to begin at the beginning`
  const validation = [{ instancePath: `/${field}`, keyword: 'invalid_format', message }]
  return Object.assign(new Error('The cursor is not valid'), {
    validation,
    validationContext: 'querystring',
    statusCode: 400,
  })
}
