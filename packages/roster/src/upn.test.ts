import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { checkUpn } from './upn.js'

describe('checkUpn', () => {
  it('accepts a number whose letter is right, however it was typed', () => {
    expect(checkUpn('B801200005001')).toEqual({ valid: true, temporary: false, normalised: 'B801200005001' })
    expect(checkUpn(' b801 2000 05001\t').valid).toBe(true)
  })

  it('says which letter a well-formed number should have', () => {
    expect(checkUpn('Q207000016049')).toEqual({
      valid: false,
      temporary: false,
      normalised: 'Q207000016049',
      expectedLetter: 'P',
      reason: 'check-letter',
    })
  })

  it('knows a temporary number by its last letter', () => {
    expect(checkUpn('W30233251700A')).toMatchObject({ valid: true, temporary: true })
    expect(checkUpn('B38020932101A')).toMatchObject({ valid: false, temporary: true, expectedLetter: 'G' })
  })

  it.each(['I801200005001', 'G38020932101O', '8801200005001', 'B8012A0005001', 'B80120000500!'])(
    'refuses the form of %s',
    (text) => {
      expect(checkUpn(text)).toEqual({ valid: false, temporary: false, normalised: text, reason: 'format' })
    },
  )

  it.each(['', 'UN1', 'H38020932100', 'H3802093210011'])('refuses the length of "%s"', (text) => {
    expect(checkUpn(text)).toEqual({ valid: false, temporary: false, normalised: text, reason: 'length' })
  })

  it('agrees with numbers collected from public sources', (context) => {
    const file = sharedData('ctf/upn-vectors.csv')
    if (!file) return context.skip()
    const rows = file.toString('utf8').trimEnd().split('\n').slice(1)
    expect(rows.length).toBeGreaterThanOrEqual(12)
    for (const row of rows) {
      const [upn = '', expected = ''] = row.split(',')
      const { valid, temporary, reason } = checkUpn(upn)
      expect({ upn, valid, temporary }).toEqual({
        upn,
        valid: expected.startsWith('valid'),
        temporary: expected === 'valid-temporary',
      })
      if (expected === 'bad-check-letter') expect(reason).toBe('check-letter')
      if (expected === 'bad-format') expect(reason).toBe('format')
      if (expected === 'bad-length' || expected === 'no-upn-code') expect(reason).toBe('length')
    }
  })

  it('finds every number of a real transfer file valid', (context) => {
    const file = sharedData('ctf/3802093_KS2_3802093_001-mtc.xml')
    if (!file) return context.skip()
    const upns = [...file.toString('utf8').matchAll(/<UPN>([^<]*)<\/UPN>/g)].map((match) => match[1]!)
    expect(upns).toHaveLength(25)
    for (const upn of upns) expect(checkUpn(upn)).toMatchObject({ valid: true })
  })
})
