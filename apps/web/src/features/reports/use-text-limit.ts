import { plural } from '@lingui/core/macro'
import { useState } from 'react'

/** From how many letters left on they are counted where a person sees it. */
const NEAR = 20

/** A text of at most so many letters: what is too much is said, and never cut. */
export function useTextLimit(most: number, start: string) {
  const [text, setText] = useState(start)
  const left = most - text.trim().length
  return {
    text,
    setText,
    left: left >= 0 && left <= NEAR ? plural(left, { one: '# letter left.', other: '# letters left.' }) : undefined,
    error:
      left < 0
        ? plural(-left, {
            one: 'This is # letter too long: shorten it.',
            other: 'This is # letters too long: shorten it.',
          })
        : undefined,
  }
}
