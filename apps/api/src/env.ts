import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { z } from 'zod'
import { defaultDataDirectory } from './paths.js'

const yesOrNo = z.enum(['0', '1'], 'must be 1 or 0').transform((value) => value === '1')

const schema = z.object({
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must look like postgres://user:password@host/database')
    .optional(),
  TRACK_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#@]+\/?$/, 'must look like https://track.example.org')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  TRACK_DATA_DIR: z.string().min(1).default(defaultDataDirectory),
  TRACK_DEMO: yesOrNo.optional(),
  TRACK_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('warn'),
  TRACK_TLS_CERT: z.string().optional(),
  TRACK_TLS_KEY: z.string().optional(),
  TRACK_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .refine(
      (addresses) => addresses.every(isProxy),
      'must be IP addresses, or ranges such as 10.0.0.0/24 that hold proxies and nobody else',
    )
    .optional(),
})

/** Everything that a deployment can say, read once. */
export interface Environment {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  /** The address that people type, where it is not the one that Track listens at. */
  readonly url: string | undefined
  readonly dataDirectory: string
  /** Whether an empty database gets the demo school: the embedded one does, a server only when asked. */
  readonly demo: boolean
  readonly logLevel: string
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined
  readonly trustedProxies: readonly string[]
}

/**
 * What the environment says, or one error whose message names every variable that is wrong, in plain words.
 * An empty variable counts as not set.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const unknown = Object.keys(set).filter((name) => /^TRACK_/.test(name) && !(name in schema.shape) && !forTests(name))
  const parsed = schema.safeParse(set)
  const wrong = [
    ...unknown.map((name) => `${name} is not a setting of Track`),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
  ]
  if (wrong.length > 0 || !parsed.success) throw new Error(`Track cannot start: ${wrong.join('; ')}.`)
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    url: env.TRACK_URL,
    dataDirectory: env.TRACK_DATA_DIR,
    demo: env.TRACK_DEMO ?? env.DATABASE_URL === undefined,
    logLevel: env.TRACK_LOG_LEVEL,
    tls: readTls(env.TRACK_TLS_CERT, env.TRACK_TLS_KEY),
    trustedProxies: env.TRACK_TRUSTED_PROXIES ?? [],
  }
}

/** Variables that the test suite reads; the server lets them pass. */
function forTests(name: string): boolean {
  return /^TRACK_(REQUIRE_|SHARED_DATA$|POSTGRES_BIN$|CHROMIUM$|API_URL$)/.test(name)
}

/** A range of every address would believe anybody who says that they came from somewhere else. */
function isProxy(address: string): boolean {
  const [base = '', size, ...more] = address.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(base)]!
  return bits > 0 && more.length === 0 && (size === undefined || (/^[1-9]\d*$/.test(size) && Number(size) <= bits))
}

function readTls(cert: string | undefined, key: string | undefined): Environment['tls'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined)
    throw new Error('Track cannot start: TRACK_TLS_CERT and TRACK_TLS_KEY go together, and only one of them is set.')
  const tls = { cert: readPem('TRACK_TLS_CERT', cert), key: readPem('TRACK_TLS_KEY', key) }
  try {
    createSecureContext(tls)
  } catch {
    throw new Error('Track cannot start: TRACK_TLS_CERT and TRACK_TLS_KEY are not a certificate and its key, as PEM.')
  }
  return tls
}

function readPem(name: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new Error(`Track cannot start: ${name} names a file that cannot be read.`)
  }
}
