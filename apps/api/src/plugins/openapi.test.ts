import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { addOpenApi } from './openapi.js'

it('answers with the reviewed description of the API, to whoever asks', async () => {
  const app = Fastify()
  addOpenApi(app)
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url: '/openapi.json' })
  const reviewed = new URL('../../../../packages/api-contract/openapi.json', import.meta.url)
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  expect(JSON.parse(body)).toEqual(JSON.parse(readFileSync(reviewed, 'utf8')))
})
