import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrderingSession, Pair } from '@track/api-contract'
import { type Entry, type NewEntry, record, type Session, type SessionState, stateOf } from '@track/micro-progression'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { api } from '../../lib/client'
import { createParcelSender } from '../../lib/parcel-sender'
import { setSessionEnded } from '../../lib/session-ended'
import { useParcelSender } from '../../lib/use-parcel-sender'
import { useNotices } from '../../ui/notices'
import { orderingSessionQueryOptions, useLiveSession, withEntries } from './api/read-session'
import { sendOnLeave } from './api/send-on-leave'
import { issueWords } from './issue-words'

/** An entry as a page says it: what was done. Its id is given here, once. */
export type EntryDraft = NewEntry extends infer E ? (E extends NewEntry ? Omit<E, 'id'> : never) : never

/** An ordering session as it stands on this page: what the server keeps, and what is on its way there. */
export interface SessionHere {
  /** Its prompt, its classes, its scale: what the server says about it. */
  readonly head: OrderingSession
  readonly session: Session
  readonly state: SessionState
  /** The account of whoever looks at it. */
  readonly me: string
  /** The name of anybody who has written in it; empty for somebody who is not known (yet). */
  readonly nameOf: (accountId: string) => string
  /**
   * Writes into the log: at once on the screen, and sent with the same ids until the server has answered. What cannot be is told in a
   * notice with its reason, now or when the server says so. Answers with the ids of what was written (to take it back by a `revision`).
   */
  readonly write: (drafts: readonly EntryDraft[]) => readonly string[]
  /** Resolves as soon as nothing is under way to the server. */
  readonly settled: () => Promise<void>
  /** Two pieces to compare, after everything written so far has arrived; in the log as soon as it is there. */
  readonly takePair: (issueId: string) => Promise<Pair>
  /** Entries that are on this page alone because the server cannot be reached. */
  readonly unsent: number
  readonly isOutOfReach: boolean
}

/** Reads a session, keeps it up to date while the page is looked at, and writes into it. `here` is undefined until it was read. */
export function useSession(
  schoolId: string,
  sessionId: string,
  { accountId: me }: { readonly accountId: string },
): { readonly here: SessionHere | undefined; readonly error: unknown } {
  const queryClient = useQueryClient()
  const notices = useNotices()
  const options = orderingSessionQueryOptions(schoolId, sessionId)
  const { data: head, error } = useQuery(options)
  const { isOutOfReach } = useLiveSession(schoolId, sessionId)

  const keep = useCallback(
    (entries: readonly Entry[]) =>
      queryClient.setQueryData(
        orderingSessionQueryOptions(schoolId, sessionId).queryKey,
        (kept: OrderingSession | undefined) => kept && withEntries(kept, entries),
      ),
    [queryClient, schoolId, sessionId],
  )
  const refuse = useCallback((messages: readonly string[]) => notices.show({ text: messages.join(' ') }), [notices])
  const [sender] = useState(() =>
    createParcelSender<NewEntry, Entry>({
      send: (entries) => api.writeSessionEntries({ params: { schoolId, sessionId }, body: { entries: [...entries] } }),
      onAccepted: (entries) => {
        keep(entries)
        void queryClient.invalidateQueries({ queryKey: [...options.queryKey, 'entries'] })
      },
      onRefused: (refused) => refuse([...new Set(refused.map(({ message }) => message))]),
      onSessionNeeded: () => setSessionEnded(true),
    }),
  )
  const { waiting, isHeldUp } = useParcelSender(sender)

  // Whoever presses and goes at once has pressed all the same.
  useEffect(() => {
    const leave = () => sendOnLeave({ schoolId, sessionId }, sender.here().waiting)
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [sender, schoolId, sessionId])

  const session = useMemo(() => head && withWaiting(head, { waiting, by: me }), [head, waiting, me])
  const latest = useRef(session)
  latest.current = session

  const write = useCallback(
    (drafts: readonly EntryDraft[]) => {
      const written: NewEntry[] = []
      const refused: string[] = []
      let next = latest.current
      for (const draft of drafts) {
        if (next === undefined) break
        const entry = { ...draft, id: v7() } as NewEntry
        const result = record(next, entry, { by: me })
        if ('issue' in result) refused.push(issueWords(result.issue))
        else {
          next = result.session
          written.push(entry)
        }
      }
      // Two presses before the page is drawn again: the second knows of the first.
      latest.current = next
      if (refused.length > 0) refuse([...new Set(refused)])
      if (written.length > 0) sender.add(written)
      return written.map(({ id }) => id)
    },
    [sender, refuse, me],
  )
  const takePair = useCallback(
    async (issueId: string) => {
      await sender.settled()
      const answer = await api.takePair({ params: { schoolId, sessionId }, body: { id: issueId } })
      const { pair } = answer
      if (pair && latest.current?.log.every(({ id }) => id !== pair.issueId)) {
        const { issueId: id, left, right, purpose } = pair
        keep([{ kind: 'issue', id, seq: nextSeq(latest.current.log), by: me, left, right, purpose }])
      }
      return answer
    },
    [sender, keep, schoolId, sessionId, me],
  )

  const judges = head?.judges
  const nameOf = useCallback(
    (accountId: string) => judges?.find((judge) => judge.accountId === accountId)?.name ?? '',
    [judges],
  )
  if (!head || !session) return { here: undefined, error }
  return {
    here: {
      head,
      session,
      state: stateOf(session),
      me,
      nameOf,
      write,
      settled: sender.settled,
      takePair,
      unsent: isHeldUp ? waiting.length : 0,
      isOutOfReach: isOutOfReach || isHeldUp,
    },
    error,
  }
}

function withWaiting(
  { id, levels, log }: OrderingSession,
  { waiting, by }: { readonly waiting: readonly NewEntry[]; readonly by: string },
): Session {
  const known = new Set(log.map((entry) => entry.id))
  const seq = nextSeq(log)
  const here = waiting
    .filter((entry) => !known.has(entry.id))
    .map((entry, place) => ({ ...entry, seq: seq + place, by }) as Entry)
  return { format: 'micro-progression/1', id, levels, log: [...log, ...here] }
}

function nextSeq(log: readonly Entry[]): number {
  return log.reduce((highest, { seq }) => Math.max(highest, seq), 0) + 1
}
