/** The databases that every test of stored data runs on: the one a school gets by default, and the one a server has. */
export type Engine = 'embedded' | 'postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated data directory of the embedded database, to copy. */
    embeddedTemplate: string
    /** Where the throw-away PostgreSQL listens, as its superuser; null when this machine has none. */
    postgresUrl: string | null
    /** The server, bundled, to run in a process of its own. */
    serverFile: string
  }
}
