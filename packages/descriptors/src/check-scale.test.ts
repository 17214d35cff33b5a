import { Issue } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { checkScale, checkScaleChange } from './check-scale.js'
import { depthScalePresets } from './depth-scale-presets.js'
import { ERROR_CODES } from './errors.js'

const [scale] = depthScalePresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' })
const { codes, secureFrom } = scale!
const change = (place: number, fields: Partial<(typeof codes)[number]>) => ({
  secureFrom,
  codes: codes.map((code, index) => (index === place ? { ...code, ...fields } : code)),
})
const brief = (issues: readonly Issue[]) => issues.map(({ row, field, code, severity }) => [row, field, code, severity])

describe('checkScale', () => {
  it('finds nothing to mend in a good scale', () => {
    expect(checkScale(scale!)).toEqual([])
  })

  it.each([
    [change(3, { label: ' secure ' }), [4, 'label', 'descriptors/repeated-label', 'error']],
    [change(1, { shortCode: 'n' }), [2, 'shortCode', 'descriptors/repeated-short-code', 'error']],
    [change(1, { id: codes[0]!.id }), [2, 'id', 'descriptors/repeated-id', 'error']],
    [change(1, { symbol: 'star' }), [4, 'symbol', 'descriptors/repeated-symbol', 'warning']],
    [change(2, { colour: '#2e7d32' }), [3, 'colour', 'descriptors/low-contrast', 'warning']],
    [{ codes, secureFrom: 'gone' }, [undefined, 'secureFrom', 'descriptors/unknown-secure-from', 'error']],
    [{ codes: [codes[2]!], secureFrom }, [undefined, 'codes', 'descriptors/code-count', 'error']],
  ] as const)('finds what to mend, where, and how badly', (changed, found) => {
    expect(brief(checkScale(changed))).toEqual([found])
  })

  it('says nothing of two words that are still empty', () => {
    const empty = codes.slice(0, 2).map((code) => ({ ...code, label: '', shortCode: '' }))
    expect(checkScale({ codes: empty, secureFrom: empty[1]!.id })).toEqual([])
  })

  it('speaks of words, as people see them', () => {
    const [first] = checkScale(change(1, { shortCode: 'n' }))
    expect(first?.message).toBe('Word 2 has the same short code as word 1; give it its own.')
  })

  it('counts eight codes as too many, and lists every problem at once', () => {
    const eight = { codes: [...codes, ...codes], secureFrom }
    const issues = checkScale(eight)
    expect(issues.filter(({ row }) => row === undefined).map(({ code }) => code)).toEqual(['descriptors/code-count'])
    expect(issues).toHaveLength(1 + 4 * 4)
    expect(issues.map((found) => Issue.parse(found))).toEqual(issues)
    for (const { code } of issues) expect(Object.keys(ERROR_CODES)).toContain(code)
  })
})

describe('checkScaleChange', () => {
  it('lets words, looks and order change and codes be added', () => {
    const renamed = codes.map((code) => ({ ...code, label: `${code.label}!` })).toReversed()
    expect(checkScaleChange({ codes }, { codes: [...renamed, { id: 'new' }] })).toEqual([])
  })

  it('reports each code that would be gone', () => {
    const after = { codes: codes.filter((_, index) => index !== 1) }
    expect(brief(checkScaleChange({ codes }, after))).toEqual([[2, 'codes', 'descriptors/code-removed', 'error']])
    expect(checkScaleChange({ codes }, { codes: [] })).toHaveLength(4)
  })
})
