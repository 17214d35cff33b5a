import { API_ERRORS, ProblemError } from '@track/api-contract'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { activateLocale } from '../app/i18n'
import { api } from './client'
import { isOffline } from './problem'
import { problemWords } from './problem-words'

beforeAll(() => activateLocale('en-GB'))
afterEach(() => vi.unstubAllGlobals())

it('sends people to the network only when a request did not get through', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const error = await api.readSession({}).catch((failed: unknown) => failed)
  expect(isOffline(error)).toBe(true)
  expect(problemWords(error)).toBe('Track cannot be reached. Check the network and try again.')
})

it('does not blame the network for a slip in the page', () => {
  const slip = new TypeError('groups.find is not a function')
  expect(isOffline(slip)).toBe(false)
  expect(problemWords(slip)).toBe('Something went wrong on this page. Nothing was lost; try again.')
})

it('leaves a request that was called off what it is', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('Called off', 'AbortError')))
  await expect(api.readSession({})).rejects.toMatchObject({ name: 'AbortError' })
})

it('says what the server said', () => {
  const { status, title } = API_ERRORS['request/conflict']
  const problem = { type: 'about:blank', title, status, code: 'request/conflict' } as const
  expect(problemWords(new ProblemError(problem))).toBe(title)
  expect(problemWords(new ProblemError({ ...problem, detail: 'There is one already.' }))).toBe('There is one already.')
})
