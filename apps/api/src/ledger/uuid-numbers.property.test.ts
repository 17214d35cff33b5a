import fc from 'fast-check'
import { expect, it } from 'vitest'
import { uuidNumbers } from './uuid-numbers.js'

it('numbers ids in the order in which they are met, however alike they are', () => {
  // Few different bytes in few places: ids that share words, and so places in the table.
  const alike = fc
    .array(fc.constantFrom(0, 1, 0x80, 0xff), { minLength: 16, maxLength: 16 })
    .map((bytes) => Uint8Array.from(bytes))
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 2_000 }), (ids) => {
      const bytes = Buffer.concat([Buffer.of(7), ...ids])
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const { uuids, numberAt } = uuidNumbers()
      const texts = ids.map((id) =>
        Buffer.from(id)
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      )
      const known = [...new Set(texts)]
      expect(ids.map((_, place) => numberAt(view, 1 + 16 * place))).toEqual(texts.map((text) => known.indexOf(text)))
      expect(uuids).toEqual(known)
    }),
    { numRuns: 30 },
  )
})
