import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.js'
import { todayIn } from './clock.js'
import { migrate } from './database/migrate.js'
import { type Database, openDatabase } from './database/open-database.js'
import { refuseRoleThatBypassesWalls } from './database/transaction.js'
import { createDemoSchool } from './demo/create-demo-school.js'
import { demoPupilSignIn } from './demo/pupil-keys.js'
import { demoSignIns } from './demo/staff.js'
import { type Environment, readEnvironment } from './env.js'
import { exportDatabase } from './move/export-database.js'
import { importDatabase } from './move/import-database.js'
import { linkAddress } from './one-time-link.js'
import { handFirstRunLink, handResetLink, hasAccount, hasSchool, isUntouched } from './operator.js'
import { templateDirectory, webDirectory } from './paths.js'

const clock = () => new Date()

const NO_TLS =
  'Without TLS, passwords and sign-in cookies cross the network unprotected, and other devices cannot work offline or use a camera: set TRACK_TLS_CERT and TRACK_TLS_KEY, or name the proxy that ends TLS in TRACK_TRUSTED_PROXIES.'

/** `node server.js` serves; with a command (`create-school`, `reset-link`, `export`, `import`) it does that and ends. */
try {
  const env = readEnvironment(process.env)
  const [command, ...rest] = process.argv.slice(2)
  if (command === undefined) await serve(env)
  else if (command === 'create-school') await printFirstRunLink(env, rest)
  else if (command === 'reset-link') await printResetLink(env, rest)
  else if (command === 'export' || command === 'import') await move(env, command, rest)
  else
    throw new Error(
      `Track does not know the command "${command}". There are: create-school, reset-link, export, import.`,
    )
} catch (error) {
  process.stderr.write(`${inPlainWords(error)}\n`)
  process.exit(1)
}

async function serve(env: Environment): Promise<void> {
  const database = await open(env)
  if (env.demo && (await isUntouched(database.pool))) {
    say('Making a demo school…')
    await createDemoSchool(database.pool, { today: todayIn('Europe/London', clock) })
  }
  const app = buildApp({ ...env, pool: database.pool, clock, webDirectory })
  database.onLostConnection((error) => app.log.error({ err: error }, 'a database connection was lost'))
  database.onEnd((error) => endWithout(app, error))
  await app.listen({ port: env.port, host: env.host })
  stopOnSignal(app, database)
  await sayWhere(env, app.server.address() as AddressInfo, database)
}

async function open(env: Environment): Promise<Database> {
  const database = await openDatabase({ url: env.databaseUrl, folder: env.dataDirectory, template: templateDirectory })
  await migrate(database.pool)
  await refuseRoleThatBypassesWalls(database.pool)
  return database
}

async function printFirstRunLink(env: Environment, args: string[]): Promise<void> {
  if (args.length > 0)
    throw new Error(
      'create-school takes nothing more: the page that its link opens asks for the school and its first admin.',
    )
  await withDatabase(env, async ({ pool }) => {
    const link = await handFirstRunLink(pool)
    say(`Create a school and its first admin with this link. ${onceUntil(link)}\n${linkAddress(originOf(env), link)}`)
  })
}

async function printResetLink(env: Environment, args: string[]): Promise<void> {
  const { email } = parseArgs({ args, options: { email: { type: 'string' } } }).values
  if (!email) throw new Error('Say whose password it is: reset-link --email …')
  await withDatabase(env, async ({ pool }) => {
    const link = await handResetLink(pool, email)
    if (link === undefined) throw new Error('Nobody has an account with this e-mail address.')
    say(`Hand this link to whoever chooses a new password. ${onceUntil(link)}\n${linkAddress(originOf(env), link)}`)
  })
}

async function withDatabase(env: Environment, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await open(env)
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

async function move(env: Environment, command: 'export' | 'import', args: string[]): Promise<void> {
  const [file, ...others] = args
  if (!file || others.length > 0) throw new Error('Name the file: export track.jsonl.gz, or import track.jsonl.gz.')
  await withDatabase(env, async ({ pool }) => {
    const { schools, rows } = await { export: exportDatabase, import: importDatabase }[command](pool, file)
    const everything = `${schools} ${schools === 1 ? 'school' : 'schools'} in ${rows.toLocaleString('en-GB')} rows`
    if (command === 'import') say(`Imported ${everything} from ${file}. Everybody signs in again.`)
    else
      say(`Exported ${everything} to ${file}. It holds names and password hashes: keep it where only you can read it.`)
  })
}

/** Better no process than one that answers 503 for ever: whoever started it starts it again. */
function endWithout(app: FastifyInstance, error: Error | undefined): void {
  app.log.fatal({ err: error }, 'the embedded database ended')
  process.stderr.write('The embedded database ended. Start Track again: everything that was answered for is kept.\n')
  const end = () => process.exit(1)
  // Who asked is still told that it is away.
  setTimeout(end, 1_000).unref()
  app.close().then(end, end)
}

/**
 * Stops taking requests, finishes those under way and closes the database, in five seconds at most. A second signal ends
 * it at once; not within the first second, though, because under npm one Ctrl+C arrives twice.
 */
function stopOnSignal(app: FastifyInstance, database: Database): void {
  let askedAt: number | undefined
  const stop = async () => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > 1_000) process.exit(1)
      return
    }
    askedAt = performance.now()
    setTimeout(() => process.exit(1), 5_000).unref()
    // A browser keeps its connection open after the answer: it is closed as soon as nothing is under way on it.
    setInterval(() => app.server.closeIdleConnections(), 50).unref()
    await app.close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function sayWhere(env: Environment, { port }: AddressInfo, { pool }: Database): Promise<void> {
  const isLoopback = env.host === 'localhost' || env.host === '::1' || env.host.startsWith('127.')
  const isSafe = isLoopback || env.tls !== undefined || env.trustedProxies.length > 0
  const signIns = demoSignIns()
  const hasDemo = await hasAccount(pool, signIns[0]!.email)
  const lines = [
    `Track is running at ${listensAt(env, port)}`,
    ...(hasDemo ? signIns.map(({ who, email, password }) => `Demo sign-in: ${email} / ${password} (${who})`) : []),
    ...(hasDemo ? [demoPupilSignIn(originOf(env, port))] : []),
    ...((await hasSchool(pool)) ? [] : await sayFirstRun(env, port, pool)),
    ...(isSafe ? [] : [NO_TLS]),
  ]
  say(lines.join('\n'))
}

/** Whoever starts the server without a school gets a link to make one; those of earlier starts are withdrawn. */
async function sayFirstRun(env: Environment, port: number, pool: Database['pool']): Promise<string[]> {
  const link = await handFirstRunLink(pool, { alone: true })
  const words = `There is no school yet. Create it, and its first admin, with this link. ${onceUntil(link)}`
  return [words, linkAddress(originOf(env, port), link)]
}

/** Where browsers find Track: at the address people know, if it was said; else where it listens. */
function originOf(env: Environment, port = env.port): string {
  return env.url ?? listensAt(env, port)
}

function listensAt(env: Environment, port: number): string {
  const host = env.host.includes(':') ? `[${env.host}]` : env.host
  return `${env.tls ? 'https' : 'http'}://${host}:${port}`
}

function onceUntil({ expiresAt }: { expiresAt: string }): string {
  const until = new Date(expiresAt).toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
  return `It works once, until ${until}.`
}

function inPlainWords(error: unknown): string {
  const { code, message, port, cause } = error as NodeJS.ErrnoException & { port?: number }
  // Drizzle wraps what the database said.
  if (code === undefined && cause instanceof Error) return inPlainWords(cause)
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use: stop the other program, or choose another port with PORT=${(port ?? 3000) + 1}.`
  if (code === 'EACCES' && port !== undefined)
    return `Track may not listen on port ${port}: choose one above 1023 with PORT.`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'The database that DATABASE_URL names does not answer.'
  return message
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
