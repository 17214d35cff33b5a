import { describe, expect, expectTypeOf, it } from 'vitest'
import { createClient, ProblemError, type Session } from './index.js'

const schoolId = '0193a1b2-0000-7000-8000-000000000001'

function answering(status: number, body: unknown) {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    asked.push({ url: String(url), init })
    return new Response(status === 204 ? null : JSON.stringify(body), { status })
  }
  return { asked, client: createClient({ baseUrl: 'https://track.test', fetch: fetch as typeof globalThis.fetch }) }
}

describe('the typed client', () => {
  it('fills the path, leaves out what is undefined and checks the answer', async () => {
    const { asked, client } = answering(200, { entries: [], next: 'c1', more: false })
    const answer = await client.listChanges({ params: { schoolId }, query: { since: undefined, limit: 10 } })
    expect(answer).toEqual({ entries: [], next: 'c1', more: false })
    expect(asked[0]?.url).toBe(`https://track.test/v1/schools/${schoolId}/markbook/changes?limit=10`)
    expect(asked[0]?.init.method).toBe('GET')
  })

  it('sends a body as JSON and a file as it is', async () => {
    const { asked, client } = answering(204, null)
    await client.setTaughtFrom({
      params: { schoolId },
      body: { taught: [{ objectiveId: 'o1', groupId: 'g1', taughtFrom: '2026-03-02' }] },
    })
    expect(new Headers(asked[0]?.init.headers).get('content-type')).toBe('application/json')
    expect(JSON.parse(String(asked[0]?.init.body))).toMatchObject({ taught: [{ objectiveId: 'o1' }] })

    const file = new TextEncoder().encode('Name\nAda')
    await client.importPupils({ params: { schoolId }, query: { dryRun: 'true' }, file }).catch(() => undefined)
    expect(asked[1]?.init.body).toBe(file)
    expect(new Headers(asked[1]?.init.headers).get('content-type')).toBe('application/octet-stream')
  })

  it('gives a file as its bytes, and a refusal of one as it is said', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x47])
    const params = { schoolId, templateId: schoolId }
    const fetch = async () => new Response(bytes, { headers: { 'content-type': 'text/csv' } })
    const file = await createClient({ fetch }).exportReportTemplate({ params, query: { format: 'csv' } })
    expectTypeOf(file).toEqualTypeOf<Blob>()
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)

    const { client } = answering(404, { type: 'about:blank', title: 'Gone', status: 404, code: 'request/not-found' })
    const refusal = client.exportReportTemplate({ params, query: { format: 'xlsx' } })
    await expect(refusal).rejects.toMatchObject({ problem: { code: 'request/not-found' } })
  })

  it('throws what the API said, with its stable code', async () => {
    const problem = { type: 'about:blank', title: 'Sign in first', status: 401, code: 'session/needed' }
    const { client } = answering(401, problem)
    const refusal = await client.readSession({}).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ProblemError)
    expect((refusal as ProblemError).problem).toEqual(problem)
  })

  it('makes a problem of an answer that is not one', async () => {
    const { client } = answering(502, '<html>')
    await expect(client.readSession({})).rejects.toMatchObject({ problem: { status: 502, code: 'internal' } })
  })

  it('refuses an answer that does not keep the contract', async () => {
    const { client } = answering(200, { account: { id: 1 } })
    await expect(client.readSession({})).rejects.toThrow()
  })

  it('knows the type of each answer', () => {
    const { client } = answering(200, {})
    expectTypeOf(client.readSession).returns.resolves.toEqualTypeOf<Session>()
    // @ts-expect-error [TS2345] a school is needed
    client.readSchool({}).catch(() => undefined)
  })
})
