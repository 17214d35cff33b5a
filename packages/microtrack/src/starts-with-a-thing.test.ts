import { expect, test } from 'vitest'
import { startsWithAThing } from './starts-with-a-thing.js'

test.each(['Page 14', 'The worksheet', '5 sums', '“Spellings” for Friday', '½ of the sheet', 'My story', 'Maths'])(
  '“%s” begins with a thing (A0-18)',
  (text) => {
    expect(startsWithAThing(text)).toBe(true)
  },
)

test.each(['Draw a wall', 'Read page 14', 'Then tidy up', 'Gorffen y daflen waith', '用卡片练习', '', '…'])(
  '“%s” is let pass',
  (text) => {
    expect(startsWithAThing(text)).toBe(false)
  },
)
