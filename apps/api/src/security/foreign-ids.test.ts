import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Route, type RouteName, routes } from '@track/api-contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { ask, makeWorld, type Sample, samplesOf, signInFor, type World } from './samples.js'

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi
const names = Object.keys(routes) as RouteName[]

/** Where in a request an id stands: `body.entries.0.pupilId`. */
type Place = readonly (string | number)[]

/** One database will do, the server where there is one: what is compared is the statements sent to it, and they are the same to both. */
const engine = engines.at(-1)!

/**
 * An admin of one school asks every route for things of another, by ids that are right there, wherever a request may name
 * one. Each answer is the one for an id that nobody has ever used: the same status, the same words, after the same
 * statements to the database, so that not even a clock tells the two apart. What comes back is laid down in `foreign-ids.md`.
 */
describe('ids of another school', () => {
  let database: Database
  let app: FastifyInstance
  let here: World
  let there: World
  const asked: string[] = []
  const lines: string[] = []
  const times: { foreign: number; unknown: number }[] = []

  beforeAll(async () => {
    database = await freshDatabase(engine)
    listen(database.pool, asked)
    app = testApp(database.pool)
    here = await makeWorld(app, database.pool, 'Larkfield')
    there = await makeWorld(app, database.pool, 'Elsewhere')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const askFor = async (name: RouteName, sample: Sample, value: string) => {
    // A session of its own, because some requests end it.
    const token = await signInFor(name, here)
    asked.length = 0
    const from = performance.now()
    const answer = await ask(app, name, sample, token)
    const ms = performance.now() - from
    return {
      status: answer.statusCode,
      body: inGeneral(answer, value),
      statements: [...asked].sort(),
      ms,
      raw: answer.body,
    }
  }

  it.each(names)('%s', async (name) => {
    const route: Route = routes[name]
    for (const sampleOf of samplesOf(name)) {
      // Asked for there first, so that even an id which whoever asks may choose is one that exists; but not taken away again.
      const nameThere = async () => {
        const sample = await sampleOf(there)
        // Nor signed in: what is written down after that answer would be taken for a part of the next.
        const isEnd = /^(leave|remove|undo|withdraw|pupilSignIn)/.test(name)
        if (!isEnd) await ask(app, name, sample, await signInFor(name, there))
        return sample
      }
      for (const place of placesOf(await sampleOf(here))) {
        const sampleWith = async (value: string) => withAt(await sampleOf(here), place, value)
        const tryBoth = async () => {
          const foreignId = valueAt(await nameThere(), place)
          const unknownId = randomUUID()
          return {
            foreign: await askFor(name, await sampleWith(foreignId), foreignId),
            unknown: await askFor(name, await sampleWith(unknownId), unknownId),
          }
        }
        // Once to warm up what is kept in memory, then for the record.
        const first = await tryBoth()
        const second = await tryBoth()
        const about = `${route.method} ${route.path} with another school's ${place.join('.')}`
        for (const { foreign: got, unknown } of [first, second]) {
          expect({ status: got.status, body: got.body }, about).toEqual({ status: unknown.status, body: unknown.body })
          expect(got.raw, about).not.toContain('Elsewhere')
        }
        expect(second.foreign.statements, about).toEqual(second.unknown.statements)
        times.push({ foreign: second.foreign.ms, unknown: second.unknown.ms })
        lines.push(`| ${route.method} ${route.path} | ${place.join('.')} | ${outcomeOf(second.foreign)} |`)
      }
    }
  })

  it('are laid down for every route and every place', async () => {
    const text = [
      '# What comes back for ids of another school',
      '',
      'Written by `foreign-ids.test.ts`, which found each answer to be the same as for an id that nobody has: status, words and statements to the',
      'database. A 404 says that nothing is there. A 200 or 201 took the id as a new one of this school, or says in its body, line by line, what it refused.',
      '',
      '| route | where the id stands | answer |',
      '|---|---|---|',
      ...lines,
    ]
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'foreign-ids.md'))
    const median = (of: 'foreign' | 'unknown') =>
      times.map((time) => time[of]).sort((a, b) => a - b)[times.length >> 1]!
    process.stdout.write(
      `${engine}: ${times.length} places for an id; median answer ${median('foreign').toFixed(2)} ms for another school's, ${median('unknown').toFixed(2)} ms for nobody's\n`,
    )
  })
})

/** Writes down every statement that is sent to the database, ids left out. */
function listen(pool: pg.Pool, asked: string[]): void {
  const heard = new WeakSet<object>()
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query
    Object.assign(client, {
      query: (...args: [string | { text: string }]) => {
        const [first] = args
        asked.push((typeof first === 'string' ? first : first.text).replace(UUID, '…'))
        return Reflect.apply(query, client, args)
      },
    })
  })
}

/** Every place in a request that holds an id. */
function placesOf(sample: unknown, at: Place = []): Place[] {
  if (typeof sample === 'string') return new RegExp(`^${UUID.source}$`, 'i').test(sample) ? [at] : []
  if (typeof sample !== 'object' || sample === null) return []
  return Object.entries(sample).flatMap(([key, value]) =>
    placesOf(value, [...at, Array.isArray(sample) ? Number(key) : key]),
  )
}

function valueAt(sample: unknown, [key, ...rest]: Place): string {
  if (key === undefined) return sample as string
  return valueAt((sample as Record<string | number, unknown>)[key], rest)
}

function withAt(sample: Sample, place: Place, value: string): Sample {
  const copy = structuredClone(sample)
  const holder = place.slice(0, -1).reduce<unknown>((part, key) => (part as never)[key], copy)
  Object.assign(holder as object, { [place.at(-1)!]: value })
  return copy
}

/** An answer without what differs between any two: ids, moments, versions, and the names made up for the occasion. */
function inGeneral({ body, statusCode }: LightMyRequestResponse, value: string): unknown {
  if (statusCode === 204 || body === '') return ''
  const text = body
    .replaceAll(value, '<the id>')
    .replace(UUID, '<an id>')
    .replace(/Sample [\da-f]{8}/g, '<a name>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<a moment>')
    .replace(/"(etag|cursor|next|token)":"[^"]*"/g, '"$1":"…"')
  // A list that grew by what an earlier request made is as good as before.
  return statusCode < 300 ? [...new Set(text.match(/"\w+":(?:"<the id>"|null|true|false)?/g))].sort() : text
}

function outcomeOf({ status, raw }: { status: number; raw: string }): string {
  // The bytes of a picture say nothing.
  const parsed = !raw.startsWith('{')
    ? {}
    : (JSON.parse(raw.split('\n')[0]!) as { code?: string; refused?: { code: string }[] })
  const refused = parsed.refused?.map(({ code }) => code) ?? []
  return [status, parsed.code, ...refused].filter(Boolean).join(' ')
}
