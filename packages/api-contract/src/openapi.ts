import type * as z from 'zod'
import { API_ERRORS, type ApiErrorCode } from './errors.js'
import { KeptImage } from './micro-progression.js'
import { EXAMPLES, IDS } from './openapi-examples.js'
import { problemsOf } from './openapi-problems.js'
import { type JsonSchema, jsonSchemas, type SchemaUse } from './openapi-schemas.js'
import { PERMISSIONS } from './permissions.js'
import { Problem } from './problem.js'
import { EXPORT_TYPES } from './reports.js'
import { type Route, type RouteName, routes } from './routes.js'
import { Session } from './session.js'

/** A description of the whole API in OpenAPI 3.1. */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly [key: string]: unknown
}

/** What can be asked with one method at one path. */
export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly responses: Readonly<Record<string, unknown>>
  readonly [key: string]: unknown
}

/**
 * Describes the whole API in OpenAPI 3.1, made from the schemas that check every request and answer, so it cannot say anything else.
 *
 * Each operation has an example, the codes it can be refused with, and the role that it needs. `openapi.json` beside this
 * package is this document as it was last reviewed.
 *
 * @example
 * ```ts
 * import { openApi } from '@track/api-contract'
 *
 * openApi().openapi // => '3.1.0'
 * openApi().paths['/v1/session']?.get?.operationId // => 'readSession'
 * ```
 */
export function openApi(): OpenApi {
  const { schemas, components } = jsonSchemas(usesOfRoutes())
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [name, route] of entries()) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operation = operationOf(name, route, { schemas, components })
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Track',
      version: '1',
      summary: 'Pupil tracking that serves teaching',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that answers this document' }],
    tags: Object.entries(ROOMS).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }, { sessionWithoutTls: [] }],
    paths,
    components: {
      schemas: reachable(components, paths),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-track_session', description: 'Given by signing in' },
        sessionWithoutTls: {
          type: 'apiKey',
          in: 'cookie',
          name: 'track_session',
          description: 'The same where there is no TLS, such as on localhost',
        },
        pupilSession: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-track_pupil',
          description: "A pupil's own, given by signing in with a card or a class code",
        },
      },
      headers: {
        ETag: { description: 'The version of what was answered: its `etag`, quoted', schema: { type: 'string' } },
        RetryAfter: { description: 'Seconds to wait before asking again', schema: { type: 'integer' } },
        ContentDisposition: {
          description: 'What the file is called, as RFC 6266 writes it',
          schema: { type: 'string' },
        },
        SetCookie: { description: 'The session, for browsers and for programs alike', schema: { type: 'string' } },
      },
      parameters: {
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: true,
          description:
            'The `etag` of the version that was read, quoted. Without it: 428. If it is no longer the version: 412.',
          schema: { type: 'string' },
          example: '"kVb0yVqbX5u3mB2aQd1N8w"',
        },
      },
      responses: {
        Problem: {
          description: 'Any other refusal. `code` is stable; an error of a library arrives as 422 with its own code',
          content: { 'application/problem+json': { schema: reference('Problem') } },
        },
        ...Object.fromEntries(
          entries().flatMap(([name, route]) =>
            byStatus(problemsOf(name, route)).map(({ codes }) => [refusalName(codes), refusalOf(codes)]),
          ),
        ),
      },
      examples: Object.fromEntries(
        Object.entries(API_ERRORS).map(([code, { status, title }]) => [
          exampleName(code),
          { value: { type: `urn:track:problem:${code}`, title, status, code } satisfies Problem },
        ]),
      ),
    },
  }
}

const DESCRIPTION = `Everything that the screens of Track do, a program can do here.

A change of something that has an \`etag\` names the version that was read in \`If-Match\`. A refusal is a problem document (RFC 9457)
with a stable \`code\`. Lists that can grow long are read a page at a time: send the \`next\` of one answer as the cursor of the
following request, unread and unaltered. Days are YYYY-MM-DD, moments are UTC with milliseconds. Ignore fields that you do not know.`

const ROOMS = {
  session: 'Signing in and out, and one-time links',
  school: 'A school, its calendar and settings',
  staff: 'Who works here, and who teaches which class',
  roster: 'Pupils and groups',
  objectives: 'What is taught',
  descriptors: "The school's own words for depth, its rules and its tests",
  markbook: 'Judgements and marks',
  reports: 'Data on a page',
  microtrack: "The pupil's own list for the day",
  'micro-progression': 'Putting work in order, the charts that come of it, and where pupils place their next piece',
  'pupil-session': 'How pupils get in',
} as const

const PART_OF_ROUTE = { params: 'input', query: 'input', body: 'input', response: 'output' } as const
type Part = keyof typeof PART_OF_ROUTE
type Key = `${RouteName}.${Part}` | 'problem'

function entries(): [RouteName, Route][] {
  return Object.entries(routes) as [RouteName, Route][]
}

function usesOfRoutes(): Record<Key, SchemaUse> {
  const uses: Partial<Record<Key, SchemaUse>> = { problem: { schema: Problem, io: 'output' } }
  for (const [name, route] of entries())
    for (const [part, io] of Object.entries(PART_OF_ROUTE) as [Part, SchemaUse['io']][]) {
      const schema: z.ZodType | undefined = route[part]
      if (schema) uses[`${name}.${part}`] = { schema, io }
    }
  return uses as Record<Key, SchemaUse>
}

function operationOf(
  name: RouteName,
  route: Route,
  { schemas, components }: ReturnType<typeof jsonSchemas<Key>>,
): Operation {
  const example = EXAMPLES[name] as { query?: Record<string, unknown>; body?: unknown; answer?: unknown }
  const roles = route.permission && PERMISSIONS[route.permission]
  return {
    operationId: name,
    summary: route.summary,
    ...(roles && { description: describedFor(route, roles) }),
    tags: [roomOf(route)],
    ...(route.public && { security: [] }),
    ...(route.pupil && { security: [{ pupilSession: [] }] }),
    parameters: [
      ...parametersIn(
        'path',
        resolve(schemas[`${name}.params`], components),
        (field) => IDS[field as keyof typeof IDS],
      ),
      ...parametersIn('query', resolve(schemas[`${name}.query`], components), (field) => example.query?.[field]),
      ...(route.ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas[`${name}.body`], example: example.body } },
      },
    }),
    ...(route.file && {
      requestBody: {
        required: true,
        description: sendsPicture(route) ? 'The bytes of a JPEG, PNG or WebP picture' : 'The bytes of the file',
        content: {
          ...(!sendsPicture(route) && { 'text/csv': { schema: { type: 'string' }, example: example.body } }),
          'application/octet-stream': { schema: { type: 'string', format: 'binary' }, example: example.body },
        },
      },
    }),
    responses: {
      [route.status]: answerOf(route, schemas[`${name}.response`], example.answer),
      ...Object.fromEntries(
        byStatus(problemsOf(name, route)).map(({ status, codes }) => [
          status,
          { $ref: `#/components/responses/${refusalName(codes)}` },
        ]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function describedFor({ description, permission }: Route, roles: readonly string[]): string {
  const mayAsk = `For the roles ${roles.join(', ')} (permission \`${permission}\`).`
  return description === undefined ? mayAsk : `${description}\n\n${mayAsk}`
}

function sendsPicture(route: Route): boolean {
  return route.response === KeptImage
}

/** The first word of the path within a school; outside of one it is a pupil's own, or people come in. */
function roomOf({ path }: Route): keyof typeof ROOMS {
  if (path === '/v1/schools') return 'school'
  const [room = ''] = path.replace(/^\/v1\/(schools\/[^/]+\/)?/, '').split('/')
  if (!path.startsWith('/v1/schools/')) return room in ROOMS ? (room as keyof typeof ROOMS) : 'session'
  return room in ROOMS ? (room as keyof typeof ROOMS) : 'school'
}

function parametersIn(
  place: 'path' | 'query',
  schema: JsonSchema | undefined,
  exampleFor: (field: string) => unknown,
): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, JsonSchema>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, field]) => {
    const example = exampleFor(name)
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(name in PAGING && { description: PAGING[name as keyof typeof PAGING] }),
      schema: field,
      ...(example !== undefined && { example }),
    }
  })
}

const PAGING = {
  cursor: 'The `next` of the answer before; left out for the first page',
  since: 'The `next` or `cursor` of an earlier answer; left out for the log from its beginning',
  limit: 'How many at most',
}

function answerOf(route: Route, schema: JsonSchema, example: unknown): object {
  const signsIn = route.public === true && route.response === Session
  const headers = {
    ...(hasEtag(route.response) && { ETag: { $ref: '#/components/headers/ETag' } }),
    ...(signsIn && { 'Set-Cookie': { $ref: '#/components/headers/SetCookie' } }),
  }
  if (route.status === 204) return { description: 'Done', ...headersOf(headers) }
  if (route.image)
    return {
      description: 'The picture',
      ...headersOf(headers),
      content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' }, example } },
    }
  if (route.download)
    return {
      description: 'The file, in the format that was asked for',
      ...headersOf({ ...headers, 'Content-Disposition': { $ref: '#/components/headers/ContentDisposition' } }),
      content: {
        [EXPORT_TYPES.csv]: { schema: { type: 'string' }, example },
        [EXPORT_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' }, example: 'The bytes of a workbook' },
      },
    }
  const [type, description] = route.ndjson
    ? ['application/x-ndjson', 'One JSON text a line: the schema and the example are of one line']
    : ['application/json', route.status === 201 ? 'Made' : 'The answer']
  return { description, ...headersOf(headers), content: { [type]: { schema, example } } }
}

function headersOf(headers: object): object {
  return Object.keys(headers).length > 0 ? { headers } : {}
}

function hasEtag(schema: z.ZodType): boolean {
  return 'etag' in ((schema as { shape?: object }).shape ?? {})
}

/** One status may stand for several codes: people see one number, programs compare codes. */
function byStatus(codes: readonly ApiErrorCode[]): { status: number; codes: ApiErrorCode[] }[] {
  const statuses = [...new Set(codes.map((code) => API_ERRORS[code].status))]
  return statuses.map((status) => ({ status, codes: codes.filter((code) => API_ERRORS[code].status === status) }))
}

function refusalName(codes: readonly ApiErrorCode[]): string {
  return codes.map(exampleName).join('.')
}

function refusalOf(codes: readonly ApiErrorCode[]): object {
  const { status } = API_ERRORS[codes[0]!]
  const examples = codes.map((code) => [exampleName(code), { $ref: `#/components/examples/${exampleName(code)}` }])
  return {
    description: codes.map((code) => `\`${code}\`: ${API_ERRORS[code].title}`).join('\n\n'),
    ...((status === 429 || status === 503) && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    }),
    content: { 'application/problem+json': { schema: reference('Problem'), examples: Object.fromEntries(examples) } },
  }
}

function exampleName(code: string): string {
  return code.replace('/', '-')
}

const REFERENCE = '#/components/schemas/'

function reference(name: string): JsonSchema {
  return { $ref: `${REFERENCE}${name}` }
}

/** The fields of a query stand in the operation itself: there is no component for a parameter's schema to be a field of. */
function resolve(schema: JsonSchema | undefined, components: Readonly<Record<string, JsonSchema>>) {
  const target = schema?.$ref
  return typeof target === 'string' ? components[target.replace(REFERENCE, '')] : schema
}

/** The components that the paths need, and those that these need; a problem is needed by all. */
function reachable(components: Readonly<Record<string, JsonSchema>>, paths: object): Record<string, JsonSchema> {
  const needed = new Set(['Problem', ...namesIn(paths)])
  for (const name of needed) for (const other of namesIn(components[name]!)) needed.add(other)
  return Object.fromEntries(Object.entries(components).filter(([name]) => needed.has(name)))
}

function namesIn(value: object): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!)
}
