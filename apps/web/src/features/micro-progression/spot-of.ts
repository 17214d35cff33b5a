import { t } from '@lingui/core/macro'
import type { OrderingSession } from '@track/api-contract'
import type { SessionState } from '@track/micro-progression'
import type { ShownPiece } from './shown-pieces'

/** Some text that would hang on the wall, and what it is called on the page. */
export interface SpotHere {
  readonly label: string
  readonly text: string
}

/** The text that a check of a chart speaks of (`prompt`, `level/…`, `qualifier/…`, `piece/…`), or null when it is not there any more. */
export function spotOf(
  where: string,
  {
    head,
    state,
    pieces,
  }: {
    readonly head: Pick<OrderingSession, 'prompt' | 'levels'>
    readonly state: Pick<SessionState, 'qualifiers'>
    readonly pieces: ReadonlyMap<string, ShownPiece>
  },
): SpotHere | null {
  const [kind, id] = where.split('/')
  const labelOf = (levelId: string) => head.levels.find((level) => level.id === levelId)?.label ?? ''
  if (kind === 'prompt') return { label: t`The question:`, text: head.prompt }
  if (kind === 'level') {
    const text = labelOf(id ?? '')
    return text === '' ? null : { label: t`The name of a level:`, text }
  }
  if (kind === 'piece') {
    const piece = pieces.get(id ?? '')
    return piece?.text ? { label: `${piece.name}:`, text: piece.text } : null
  }
  for (const { levelId, qualifiers } of state.qualifiers) {
    const found = qualifiers.find((qualifier) => qualifier.id === id)
    if (found) return { label: t`What makes a ${labelOf(levelId)}:`, text: found.text }
  }
  return null
}
