import { describe, expect, it } from 'vitest'
import { todayIn } from './clock.js'

describe('todayIn', () => {
  it('is the day on the wall of the school, not of the server', () => {
    const lateInJune = () => new Date('2026-06-30T23:30:00Z')
    expect(todayIn('Europe/London', lateInJune)).toBe('2026-07-01')
    expect(todayIn('UTC', lateInJune)).toBe('2026-06-30')
    expect(todayIn('America/Sao_Paulo', lateInJune)).toBe('2026-06-30')
    expect(todayIn('Pacific/Apia', lateInJune)).toBe('2026-07-01')
  })
})
