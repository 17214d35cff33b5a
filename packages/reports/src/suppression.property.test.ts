import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hideParts } from './index.js'

const anyParts = fc
  .array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 })
  .map((sizes) => sizes.map((n, index) => ({ name: `part ${index}`, n })))
const anyMinimum = fc.integer({ min: 0, max: 8 })

it('hides every small part, and no part without pupils', () => {
  fc.assert(
    fc.property(anyParts, anyMinimum, fc.boolean(), (parts, minimum, totalShown) => {
      const hidden = hideParts(parts, { minimum, totalShown })
      for (const { name, n } of parts) {
        if (n > 0 && n < minimum) expect(hidden).toContain(name)
        if (n === 0) expect(hidden).not.toContain(name)
      }
    }),
  )
})

it('never leaves one hidden part to be found by subtraction, if there is another to take along', () => {
  fc.assert(
    fc.property(anyParts, anyMinimum, (parts, minimum) => {
      const hidden = hideParts(parts, { minimum, totalShown: true })
      if (parts.filter(({ n }) => n > 0).length > 1) expect(hidden).not.toHaveLength(1)
    }),
  )
})

it('hides no more than it must: beside the small parts at most one', () => {
  fc.assert(
    fc.property(anyParts, anyMinimum, fc.boolean(), (parts, minimum, totalShown) => {
      const small = parts.filter(({ n }) => n > 0 && n < minimum).length
      const { length } = hideParts(parts, { minimum, totalShown })
      expect(length).toBeLessThanOrEqual(small + (totalShown && small === 1 ? 1 : 0))
    }),
  )
})
