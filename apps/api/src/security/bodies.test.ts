import { type Route, type RouteName, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { ask, makeWorld, type Sample, samplesOf, signInFor, type World } from './samples.js'

const names = Object.keys(routes) as RouteName[]

describe('what may be sent', () => {
  let database: Database
  let app: FastifyInstance
  let world: World

  beforeAll(async () => {
    database = await freshDatabase(engines.at(-1)!)
    app = testApp(database.pool)
    world = await makeWorld(app, database.pool, 'Larkfield')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const post = (payload: string) =>
    app.inject({ method: 'POST', url: '/v1/session', headers: { 'content-type': 'application/json' }, payload })

  it('is no deeper than 32 brackets, and what is deeper is refused before it is read', async () => {
    const nested = (depth: number) => `{"email":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)},"password":"x"}`
    expect((await post(nested(32))).json()).toMatchObject({ code: 'request/invalid' })
    expect((await post(nested(33))).json()).toMatchObject({ status: 400, code: 'request/malformed' })
    // Half a megabyte of opening brackets alone: no closing one is waited for.
    const from = performance.now()
    for (const deep of [nested(50_000), '['.repeat(500_000), '{"a":'.repeat(150_000)])
      expect((await post(deep)).json()).toMatchObject({ status: 400, code: 'request/malformed' })
    expect(performance.now() - from).toBeLessThan(1_000)
    // Brackets in a text are text.
    const text = JSON.stringify({ email: '[{"\\'.repeat(60), password: 'x' })
    expect((await post(text)).json()).toMatchObject({ code: 'session/refused' })
  })

  it('has no key that reaches for a prototype, at any depth', async () => {
    const credentials = '"email":"a@b.example","password":"x"'
    for (const key of [
      '"__proto__":{"admin":true}',
      '"constructor":{"prototype":{"admin":true}}',
      '"\\u005f_proto__":{}',
    ])
      for (const body of [`{${credentials},${key}}`, `{${credentials},"a":[{${key}}]}`])
        expect((await post(body)).statusCode, body).toBe(400)
    expect(({} as { admin?: true }).admin).toBeUndefined()
  })

  it('has an end: every list a most, every text a longest or a form of its own', () => {
    const endless = names.flatMap((name) => {
      const { body }: Route = routes[name]
      if (body === undefined) return []
      return endlessIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as JsonSchema, name)
    })
    expect(endless).toEqual([])
  })

  it('is not what it should be in some other way: 400 or 404, never an error of ours', async () => {
    const wrong = [null, -1, 1e308, true, 'x'.repeat(5_000), '\0', '0000-00-00', [], {}]
    for (const name of names.filter((its) => its !== 'leaveDemo')) {
      const sample = await samplesOf(name)[0]!(world)
      const token = await signInFor(name, world)
      for (const [place, value] of placesOf(sample).flatMap((at) => wrong.map((its) => [at, its] as const))) {
        await database.pool.query('delete from throttle')
        const answer = await ask(app, name, withAt(sample, place, value), token)
        expect(
          answer.statusCode,
          `${name} ${place.join('.')} ${JSON.stringify(value).slice(0, 60)}: ${answer.body}`,
        ).toBeLessThan(500)
      }
    }
  }, 120_000)
})

/** Every field of the body and the query, as a way to it. Those of the path are tried as ids elsewhere. */
function placesOf(sample: Sample): (string | number)[][] {
  const walk = (part: unknown, at: (string | number)[]): (string | number)[][] =>
    typeof part === 'object' && part !== null
      ? [at, ...Object.entries(part).flatMap(([key, value]) => walk(value, [...at, key]))]
      : [at]
  const inBody = sample.body === undefined ? [] : walk(sample.body, ['body'])
  const inQuery = Object.keys(sample.query ?? {}).map((key) => ['query', key])
  return [...inBody, ...inQuery]
}

function withAt(sample: Sample, place: readonly (string | number)[], value: unknown): Sample {
  const copy = structuredClone(sample)
  const holder = place.slice(0, -1).reduce<unknown>((part, key) => (part as never)[key], copy)
  Object.assign(holder as object, { [place.at(-1)!]: value })
  return copy
}

interface JsonSchema {
  readonly type?: string
  readonly maxItems?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly enum?: unknown
  readonly const?: unknown
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

function endlessIn(schema: JsonSchema, at: string): string[] {
  const isText = schema.type === 'string'
  const hasEnd = [schema.maxLength, schema.format, schema.pattern, schema.enum, schema.const].some(
    (its) => its !== undefined,
  )
  return [
    ...(isText && !hasEnd ? [`${at}: a text of any length`] : []),
    ...(schema.type === 'array' && schema.maxItems === undefined ? [`${at}: a list of any length`] : []),
    ...(schema.items ? endlessIn(schema.items, `${at}[]`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, its]) => endlessIn(its, `${at}.${key}`)),
    ...(typeof schema.additionalProperties === 'object' ? endlessIn(schema.additionalProperties, `${at}.*`) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((its) => endlessIn(its, at)),
    ...Object.entries(schema.$defs ?? {}).flatMap(([key, its]) => endlessIn(its, `${at} ${key}`)),
  ]
}
