/** The five letters in which PostgreSQL says what went wrong; undefined for what is not its own. */
export function sqlState(error: unknown): string | undefined {
  return databaseError(error)?.code
}

/** What the database said, with its code; undefined if it said nothing. Drizzle wraps what it said. */
export function databaseError(error: unknown): { readonly code: string; readonly message: string } | undefined {
  const { code, message = '', cause } = error as { code?: string; message?: string; cause?: unknown }
  if (typeof code === 'string') return { code, message }
  return cause instanceof Error ? databaseError(cause) : undefined
}
