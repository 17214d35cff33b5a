import type { NoPair, OpenIssue } from '@track/micro-progression'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { isSessionNeeded } from '../../lib/problem'
import { setSessionEnded } from '../../lib/session-ended'
import { sendOnLeave } from './api/send-on-leave'
import type { SessionHere } from './use-session'

const ASK_AGAIN = 2_000

/** Why there is no pair: by the order itself, or because the session can hold no more. */
export type NoPairHere = NoPair | 'session-full'

/**
 * The pair in the hands of whoever judges on this page, by the log itself; the next one is asked for as soon as there is none.
 *
 * Leaving the page gives it back. Where there is none, `none` says why, and it is asked for again when anything was written. While
 * `isPaused` none is asked for; a pair in hand stays there.
 */
export function usePair(
  { head, state, session, me, takePair }: SessionHere,
  { schoolId, isPaused }: { readonly schoolId: string; readonly isPaused: boolean },
): { readonly pair: OpenIssue | null; readonly none: NoPairHere | null } {
  const pair = state.openIssues.find(({ by }) => by === me) ?? null
  const [none, setNone] = useState<NoPairHere | null>(null)
  const [asked, setAsked] = useState(0)
  const isAsking = useRef(false)
  const isHere = useRef(true)
  const held = useRef<string | null>(null)
  held.current = pair?.issueId ?? null

  const sessionId = head.id
  const isMissing = pair === null && !isPaused
  const written = session.log.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was written may have made a pair free, and a try that failed is made again
  useEffect(() => {
    if (!isMissing || isAsking.current) return
    isAsking.current = true
    takePair(v7())
      .then((answer) => {
        setNone(answer.pair ? null : (answer.none as NoPairHere))
        if (answer.pair && !isHere.current) giveBack({ schoolId, sessionId, issueId: answer.pair.issueId })
      })
      .catch((error: unknown) => {
        if (isSessionNeeded(error)) setSessionEnded(true)
        setTimeout(() => isHere.current && setAsked((times) => times + 1), ASK_AGAIN)
      })
      .finally(() => {
        isAsking.current = false
      })
  }, [isMissing, written, asked, takePair, schoolId, sessionId])

  useEffect(() => {
    isHere.current = true
    const leave = () => {
      if (held.current !== null) giveBack({ schoolId, sessionId, issueId: held.current })
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      isHere.current = false
      leave()
    }
  }, [schoolId, sessionId])

  return { pair, none: pair === null ? none : null }
}

/** If it does not arrive, the pair is still there for whoever comes back, and anybody can give it back for them. */
function giveBack({
  schoolId,
  sessionId,
  issueId,
}: {
  readonly schoolId: string
  readonly sessionId: string
  readonly issueId: string
}): void {
  sendOnLeave({ schoolId, sessionId }, [{ id: v7(), kind: 'release', issueId, reason: 'left' }])
}
