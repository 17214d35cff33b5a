import {
  API_ERRORS,
  type ApiErrorCode,
  CellHistory,
  Changes,
  type ClassMarkbook,
  EntriesResult,
  NewEntries,
  SignIn,
} from '@track/api-contract'
import type { Entry } from '@track/markbook'
import { ids, markbook, school, session } from './fixtures'

/** A request that reached the server, for tests that look at what was sent. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/**
 * A school's server as far as these screens need one: it answers in the contract's shapes and keeps an append-only log.
 *
 * `offline` makes it unreachable, `signedIn` ends the session, `refuse` says no to single lines.
 */
export function createFakeApi({
  entries = [] as readonly Entry[],
  book = markbook as ClassMarkbook,
  signedIn = true,
} = {}) {
  const log: Entry[] = [...entries]
  const asked: Asked[] = []
  const state = { offline: false, signedIn, refuse: (_: Entry): string | null => null }
  let clock = Date.parse('2026-03-03T10:00:00.000Z')

  const writeEntries = (body: unknown) => {
    const { entries: sent } = NewEntries.parse(body)
    const accepted: EntriesResult['accepted'] = []
    const refused: EntriesResult['refused'] = []
    sent.forEach((line, index) => {
      const known = log.find(({ id }) => id === line.id)
      clock = Math.max(clock + 1, Date.parse(log.at(-1)?.recordedAt ?? '') + 1 || 0)
      const recordedAt = known?.recordedAt ?? new Date(clock).toISOString()
      const entry: Entry = { ...line, recordedAt, recordedBy: ids.account }
      const reason = state.refuse(entry)
      if (reason)
        refused.push({ row: index + 1, id: entry.id, field: 'value', code: 'markbook/refused', message: reason })
      else {
        if (!known) log.push(entry)
        accepted.push({
          id: entry.id,
          recordedAt,
          recordedBy: ids.account,
          repeated: Boolean(known),
          concurrentWith: null,
        })
      }
    })
    return EntriesResult.parse({ accepted, refused, taught: [], cursor: String(log.length) })
  }

  const answer = (method: string, url: URL, body: unknown): Response => {
    const inSchool = `/v1/schools/${ids.school}`
    const route = `${method} ${url.pathname}`
    if (route === 'POST /v1/session') {
      if (SignIn.parse(body).password !== 'correct horse') return problem('session/refused')
      state.signedIn = true
      return json(session)
    }
    if (!state.signedIn) return problem('session/needed')
    switch (route) {
      case 'GET /v1/session':
        return json(session)
      case 'DELETE /v1/session':
        state.signedIn = false
        return new Response(null, { status: 204 })
      case `GET ${inSchool}`:
        return json(school)
      case `GET ${inSchool}/markbook/classes/${book.classId}`:
        return json({ ...book, subjectId: url.searchParams.get('subjectId'), entries: log, cursor: String(log.length) })
      case `GET ${inSchool}/markbook/changes`: {
        const since = Number(url.searchParams.get('since') ?? 0)
        return json(Changes.parse({ entries: log.slice(since), next: String(log.length), more: false }))
      }
      case `GET ${inSchool}/markbook/cell`: {
        const [pupilId, objectiveId] = [url.searchParams.get('pupilId'), url.searchParams.get('objectiveId')]
        const lines = log.filter((entry) => entry.pupilId === pupilId && entry.objectiveId === objectiveId)
        const people = [
          { id: ids.account, name: session.account.name },
          { id: ids.colleague, name: 'Mr Okafor' },
        ]
        return json(CellHistory.parse({ entries: lines, people }))
      }
      case `POST ${inSchool}/markbook/entries`:
        return json(writeEntries(body))
      default:
        return problem('request/not-found')
    }
  }

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://track.test')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    if (state.offline) throw new TypeError('Failed to fetch')
    asked.push({ method, path: url.pathname, body })
    return answer(method, url, body)
  }
  return { fetch: fetch as typeof globalThis.fetch, log, asked, state }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } })
}

function problem(code: ApiErrorCode): Response {
  const { status, title } = API_ERRORS[code]
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code }), { status })
}
