import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LineSymbol } from '@track/microtrack'

/** What a picture beside a line says, as it is chosen from a list. */
export function symbolName(symbol: LineSymbol): MessageDescriptor {
  return NAMES[symbol]
}

const NAMES: Readonly<Record<LineSymbol, MessageDescriptor>> = {
  read: msg`Read`,
  write: msg`Write`,
  draw: msg`Draw`,
  talk: msg`Talk`,
  listen: msg`Listen`,
  look: msg`Look`,
  make: msg`Make`,
  count: msg`Count`,
  think: msg`Think`,
  practise: msg`Practise`,
  show: msg`Show`,
  partner: msg`With a partner`,
  group: msg`In a group`,
  computer: msg`On a computer`,
  game: msg`A game`,
  outside: msg`Outside`,
}
