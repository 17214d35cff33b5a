import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { API_ERRORS } from './errors.js'
import { type Operation, openApi } from './openapi.js'
import { EXAMPLES } from './openapi-examples.js'
import { type Route, type RouteName, routes } from './routes.js'

const document = openApi()
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
const names = Object.keys(routes) as RouteName[]

it('is a valid OpenAPI 3.1 document', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document) as Record<string, unknown>)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

it('describes every route once, in words', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(names.toSorted())
  for (const { summary, tags, operationId } of operations) expect([operationId, summary, tags]).not.toContain(undefined)
})

it('says of each operation of markbook and reports more than its name', () => {
  const described = operations.filter(({ tags }) => ['markbook', 'reports'].includes(tags[0]!))
  expect(described.length).toBeGreaterThan(20)
  for (const { operationId, description } of described)
    expect([operationId, String(description)]).toEqual([operationId, expect.stringContaining('\n\nFor the roles')])
})

it('explains the fields of a page that do not explain themselves', () => {
  const { schemas } = document.components as { schemas: Record<string, { properties: Record<string, object> }> }
  const { properties } = schemas.PageDefinitionInput!
  for (const field of ['groupIds', 'combined', 'membership', 'scope', 'minimumGroup', 'audienceId'])
    expect([field, properties[field]]).toEqual([field, expect.objectContaining({ description: expect.any(String) })])
})

it('names components as the contract exports them and points at none that is missing', () => {
  const { schemas } = document.components as { schemas: Record<string, unknown> }
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Entry', 'ClassMarkbook', 'Problem', 'EntriesResult']))
  expect(Object.keys(schemas).filter((name) => name.startsWith('_'))).toEqual([])
  const targets = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)]
  const components = document.components as Record<string, Record<string, unknown>>
  expect(targets.filter(([, kind, name]) => components[kind!]?.[name!] === undefined)).toEqual([])
})

describe.each(names)('the example of %s', (name) => {
  const route: Route = routes[name]
  const operation = operations.find(({ operationId }) => operationId === name)!
  const example: { query?: unknown; body?: unknown; answer?: unknown } = EXAMPLES[name]

  it('is what the schemas accept, field by field', () => {
    if (route.query) check(route.query, example.query ?? {})
    const fields = [route.params, route.query].flatMap((schema) => Object.keys(schema?.shape ?? {}))
    expect(parametersOf(operation).map((parameter) => parameter.name)).toEqual(fields)
    if (route.body) check(route.body, example.body)
    if (route.status !== 204) expect(route.response.parse(example.answer)).toEqual(example.answer)
  })

  it('is what the document says', () => {
    for (const { name: field, schema, example: value } of parametersOf(operation))
      if (value !== undefined) expect([field, problemsWith(schema, value)]).toEqual([field, null])
    for (const { schema, example: value } of contentsOf(operation)) expect(problemsWith(schema, value)).toBeNull()
  })
})

it('says of each operation who may ask, and every code that all operations of its kind share', () => {
  for (const name of names) {
    const route: Route = routes[name]
    const operation = operations.find(({ operationId }) => operationId === name)!
    const codes = codesOf(operation)
    const security = route.pupil ? [{ pupilSession: [] }] : route.public ? [] : undefined
    expect([name, operation.security]).toEqual([name, security])
    expect([name, codes.includes('session/needed')]).toEqual([name, !route.public && !route.pupil])
    expect([name, codes.includes('pupil-session/needed')]).toEqual([name, route.pupil === true])
    expect([name, codes.includes('school/not-allowed')]).toEqual([name, route.permission !== undefined])
    expect([name, codes.includes('request/cross-site')]).toEqual([name, route.method !== 'GET'])
    expect([name, codes.includes('request/precondition-needed')]).toEqual([name, route.ifMatch === true])
  }
})

it('gives every code of the table of errors to some operation', () => {
  const given = new Set(operations.flatMap(codesOf))
  expect(Object.keys(API_ERRORS).filter((code) => !given.has(code))).toEqual([])
})

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
ajv.addSchema({ $id: 'track', ...document })

/** Null, or what is wrong. References of a document start at its root. */
function problemsWith(schema: unknown, value: unknown): unknown {
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"track#/components/'))
  const validate = ajv.compile(local)
  return validate(value) ? null : validate.errors
}

/** Accepts the example, and has a word for everything in it. */
function check(schema: z.ZodType, value: unknown): void {
  const parsed = schema.parse(value) as object
  expect(Object.keys(parsed)).toEqual(expect.arrayContaining(Object.keys(value as object)))
}

function parametersOf(operation: Operation) {
  return (operation.parameters as { name: string; schema: unknown; example?: unknown }[]).filter(({ schema }) => schema)
}

function contentsOf({ requestBody, responses }: Operation) {
  const bodies = [requestBody, ...Object.entries(responses).flatMap(([status, body]) => (+status < 300 ? body : []))]
  return bodies.flatMap((body) =>
    Object.values(
      (body as { content?: Record<string, { schema: unknown; example: unknown }> } | undefined)?.content ?? {},
    ),
  )
}

function codesOf({ responses }: Operation): string[] {
  const { responses: shared } = document.components as { responses: Record<string, unknown> }
  const names = [...JSON.stringify(responses).matchAll(/"#\/components\/responses\/([^"]+)"/g)].map(([, name]) => name!)
  const text = JSON.stringify(names.map((name) => shared[name]))
  return Object.keys(API_ERRORS).filter((code) => text.includes(`"#/components/examples/${code.replace('/', '-')}"`))
}
