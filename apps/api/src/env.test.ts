import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './env.js'
import { makeCertificate } from './security/make-certificate.js'

describe('readEnvironment', () => {
  it('needs nothing: an embedded database in ./data, the demo school, this machine only', () => {
    expect(readEnvironment({ PATH: '/usr/bin', HOME: '/home/someone' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      url: undefined,
      dataDirectory: expect.stringMatching(/data$/),
      demo: true,
      logLevel: 'warn',
      tls: undefined,
      trustedProxies: [],
    })
  })

  it('makes no demo school on a server unless asked to', () => {
    const server = { DATABASE_URL: 'postgres://track@db/track' }
    expect(readEnvironment(server).demo).toBe(false)
    expect(readEnvironment({ ...server, TRACK_DEMO: '1' }).demo).toBe(true)
    expect(readEnvironment({ TRACK_DEMO: '0' }).demo).toBe(false)
  })

  it('takes the address that people type, of a host and no page', () => {
    expect(readEnvironment({ TRACK_URL: 'https://track.example.org/' }).url).toBe('https://track.example.org')
    for (const wrong of [
      'track.example.org',
      'ftp://track.example.org',
      'https://example.org/track',
      'https://a@b.org',
    ])
      expect(() => readEnvironment({ TRACK_URL: wrong }), wrong).toThrow('TRACK_URL must')
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('names everything that is wrong at once, in plain words', () => {
    const wrong = {
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      TRACK_DEMO: 'yes',
      TRACK_LOG_LEVEL: 'loud',
      TRACK_DATADIR: '/x',
    }
    expect(() => readEnvironment(wrong)).toThrow(
      'Track cannot start: TRACK_DATADIR is not a setting of Track; PORT must be a port number; ' +
        'DATABASE_URL must look like postgres://user:password@host/database; TRACK_DEMO must be 1 or 0; ' +
        'TRACK_LOG_LEVEL must be fatal, error, warn, info, debug or silent.',
    )
    expect(() => readEnvironment({ PORT: '70000' })).toThrow('PORT must be a port number')
  })

  it('believes named proxies only: addresses and ranges of them, never everybody', () => {
    const proxies = (text: string) => readEnvironment({ TRACK_TRUSTED_PROXIES: text }).trustedProxies
    expect(proxies('10.0.0.7, fd00::7, 10.1.0.0/24')).toEqual(['10.0.0.7', 'fd00::7', '10.1.0.0/24'])
    for (const wrong of ['proxy.local', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/24/8', '0.0.0.0/0', '::/0', 'true', '*'])
      expect(() => proxies(wrong), wrong).toThrow('TRACK_TRUSTED_PROXIES must be IP addresses')
  })

  it('wants both halves of TLS, from files that are there', () => {
    expect(() => readEnvironment({ TRACK_TLS_CERT: '/a' })).toThrow('TRACK_TLS_CERT and TRACK_TLS_KEY go together')
    expect(() => readEnvironment({ TRACK_TLS_CERT: '/nowhere/a', TRACK_TLS_KEY: '/nowhere/b' })).toThrow(
      'TRACK_TLS_CERT names a file that cannot be read',
    )
  })

  it('wants a certificate and the key that belongs to it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'track-env-'))
    const [one, other] = [makeCertificate(folder, 'one'), makeCertificate(folder, 'other')]
    const read = (cert: string, key: string) => readEnvironment({ TRACK_TLS_CERT: cert, TRACK_TLS_KEY: key }).tls
    expect(read(one.cert, one.key)).toEqual({ cert: readFileSync(one.cert), key: readFileSync(one.key) })
    for (const [cert, key] of [
      [one.cert, other.key],
      [one.key, one.cert],
    ] as const)
      expect(() => read(cert, key)).toThrow('are not a certificate and its key')
    rmSync(folder, { recursive: true })
  })

  it('lets the variables of the test suite pass', () => {
    expect(readEnvironment({ TRACK_REQUIRE_POSTGRES: '1', TRACK_SHARED_DATA: '/data' }).port).toBe(3000)
  })
})
