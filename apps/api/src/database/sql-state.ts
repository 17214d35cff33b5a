/** The five letters in which PostgreSQL says what went wrong; undefined for what is not its own. Drizzle wraps what it said. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return typeof code === 'string' ? code : cause instanceof Error ? sqlState(cause) : undefined
}
