import { expect, it } from 'vitest'
import { isTrackError, TrackError } from './track-error.js'

it('carries a code, words for a developer and plain details', () => {
  const error = new TrackError('markbook/id-reused', 'Entry id e1 was used twice', { id: 'e1' })
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('TrackError')
  expect(error.message).toBe('Entry id e1 was used twice')
  expect(JSON.parse(JSON.stringify(error.details))).toEqual({ id: 'e1' })
  expect(new TrackError('a/b', 'm').details).toEqual({})
})

it('is recognised by code', () => {
  const error = new TrackError('kernel/not-finite', 'm')
  expect(isTrackError(error)).toBe(true)
  expect(isTrackError(error, 'kernel/not-finite')).toBe(true)
  expect(isTrackError(error, 'kernel/not-whole')).toBe(false)
})

it('is recognised when a second copy of the package threw it', () => {
  const stranger = Object.assign(new Error('m'), { code: 'markbook/id-reused' })
  Object.defineProperty(stranger, Symbol.for('@track/error'), { value: true })
  expect(isTrackError(stranger, 'markbook/id-reused')).toBe(true)
})

it.each([new Error('m'), { code: 'kernel/not-finite' }, 'kernel/not-finite', null, undefined])(
  '%s is not ours',
  (value) => {
    expect(isTrackError(value)).toBe(false)
  },
)
