import type { EntryOf, NewEntry, Session } from '../src/index.js'
import { currentOrder, newSession, nextPair, record, stateOf } from '../src/index.js'

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ id: `l${value}`, label: String(value), value }))

/** Writes entries one after the other; a refusal fails the test. */
export function write(session: Session, entries: readonly NewEntry[], by = 'ms-a'): Session {
  return entries.reduce((before, entry) => {
    const result = record(before, entry, { by })
    if ('issue' in result) throw new Error(`${entry.kind}: ${result.issue.code}`)
    return result.session
  }, session)
}

export function piece(pieceId: string, collectionId: string | null = null, imageId: string | null = null) {
  return { kind: 'piece', id: `piece-${pieceId}`, pieceId, collectionId, origin: 'pupil', imageId } as const
}

export function decision(
  left: string,
  right: string,
  outcome: 'left' | 'right' | 'same' = 'left',
  id = `${left}-${right}`,
) {
  return { kind: 'decision', id, issueId: null, left, right, outcome } as const
}

export function sessionOf(entries: readonly NewEntry[], by = 'ms-a'): Session {
  return write(newSession({ id: 's', levels: LEVELS }), entries, by)
}

/** Pieces p0, p1 … of the given qualities, dealt out to collections that nominate their own lowest and highest. */
export function pile(qualities: readonly number[], { collections = 0 } = {}): Session {
  const names = qualities.map((_, index) => `p${index}`)
  const quality = qualityIn(qualities)
  const pieces = names.map((name, index) => piece(name, collections > 0 ? `c${index % collections}` : null))
  const nominations = Array.from({ length: collections }, (_, at) => {
    const own = names.filter((_, index) => index % collections === at).sort((a, b) => quality(a) - quality(b))
    const [lowest, highest] = [own[0] as string, own.at(-1) as string]
    return { kind: 'nomination', id: `n${at}`, collectionId: `c${at}`, lowest, highest } as const
  }).filter(({ lowest, highest }) => lowest !== highest)
  return sessionOf([...pieces, ...nominations])
}

export function qualityIn(qualities: readonly number[]) {
  return (pieceId: string) => qualities[Number(pieceId.slice(1))] as number
}

/** The rungs that these qualities are, low to high. */
export function truthOf(qualities: readonly number[]): string[][] {
  const heights = [...new Set(qualities)].sort((a, b) => a - b)
  return heights.map((height) => qualities.flatMap((quality, index) => (quality === height ? [`p${index}`] : [])))
}

export function answerOf(quality: (pieceId: string) => number) {
  return ({ left, right }: { readonly left: string; readonly right: string }) => {
    const difference = quality(left) - quality(right)
    return difference > 0 ? ('left' as const) : difference < 0 ? ('right' as const) : ('same' as const)
  }
}

/** One judge after the other asks and answers until every piece has its place. */
export function judgeAlone(
  start: Session,
  answer: (pair: { readonly left: string; readonly right: string }) => EntryOf<'decision'>['outcome'],
  { until = (session: Session) => stateOf(session).phase === 'check', judges = ['ms-a'] } = {},
): Session {
  let session = start
  for (let turn = 0; !until(session); turn++) {
    const judge = judges[turn % judges.length] as string
    const next = nextPair(session, { judge, id: `alone-i${session.log.length}` })
    if ('none' in next) return session
    session = write(session, [next.entry], judge)
    const answered = {
      ...decision(next.pair.left, next.pair.right, answer(next.pair), `alone-d${session.log.length}`),
      issueId: next.entry.id,
    }
    session = write(session, [answered], judge)
  }
  return session
}

/** Rungs with each rung's pieces by name, so that two orders can be compared. */
export function rungsOf(session: Session): string[][] {
  return currentOrder(session).rungs.map((rung) => [...rung].sort(byNumber))
}

export function byNumber(a: string, b: string) {
  return a.length - b.length || (a < b ? -1 : 1)
}
