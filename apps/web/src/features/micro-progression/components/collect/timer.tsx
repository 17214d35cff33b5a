import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { OrderingSession, School } from '@track/api-contract'
import { useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../../lib/problem-words'
import { Button } from '../../../../ui/button'
import { useNotices } from '../../../../ui/notices'
import { useChangeOrdering } from '../../api/orderings'
import styles from './timer.module.css'
import {
  type Clock,
  clockWords,
  keepClock,
  keptClock,
  leftOf,
  pauseClock,
  restingClock,
  startClock,
} from './timer-clock'

const MOST = 120

/** How long there is to write, large enough for the board. When the time is up it says so, and nothing is cut off. */
export function Timer({ school, head }: { readonly school: School; readonly head: OrderingSession }) {
  const { t } = useLingui()
  const notices = useNotices()
  const change = useChangeOrdering(school.id)
  const [clock, setClock] = useState<Clock>(() => keptClock(head.id) ?? restingClock(head.minutes))
  const [now, setNow] = useState(() => Date.now())
  const board = useRef<HTMLDivElement>(null)
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  const isRunning = clock.endsAt !== null
  useEffect(() => {
    if (!isRunning) return
    const beat = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(beat)
  }, [isRunning])

  const left = leftOf(clock, now)
  const isUp = left <= 0
  const isUntouched = !isRunning && left === head.minutes * 60_000
  const up = t`Time is up: finish your sentence.`
  const { say } = notices
  useEffect(() => {
    if (isUp) say(up)
  }, [isUp, say, up])

  const set = (next: Clock) => {
    setNow(Date.now())
    setClock(next)
    keepClock(head.id, next)
  }
  const allow = (minutes: number) =>
    change.mutate(
      { id: head.id, etag: head.etag, minutes },
      {
        onSuccess: () => set(restingClock(minutes)),
        onError: (error) => notices.show({ text: problemWords(error) }),
      },
    )
  return (
    <div className={styles.board} ref={board}>
      <p className={styles.prompt}>{head.prompt}</p>
      <div className={styles.time} role="timer" aria-label={t`Time to write`} data-up={isUp || undefined}>
        {isUp ? (
          <>
            <span className={styles.up}>{up}</span>
            <span className={styles.over}>
              <Trans>{clockWords(left)} longer so far</Trans>
            </span>
          </>
        ) : (
          clockWords(left)
        )}
      </div>
      <div className={styles.buttons}>
        {isRunning ? (
          <Button onClick={() => set(pauseClock(clock, Date.now()))}>
            <Trans>Pause</Trans>
          </Button>
        ) : (
          <Button look="primary" onClick={() => set(startClock(clock, Date.now()))}>
            {isUntouched ? <Trans>Start</Trans> : <Trans>Go on</Trans>}
          </Button>
        )}
        {!isUntouched && (
          <Button onClick={() => set(restingClock(head.minutes))}>
            <Plural value={head.minutes} one="Back to # minute" other="Back to # minutes" />
          </Button>
        )}
        {isUntouched && (
          <>
            <Button disabled={head.minutes <= 1 || change.isPending} onClick={() => allow(head.minutes - 1)}>
              −1<span className="visually-hidden">{t` minute`}</span>
            </Button>
            <Button disabled={head.minutes >= MOST || change.isPending} onClick={() => allow(head.minutes + 1)}>
              +1<span className="visually-hidden">{t` minute`}</span>
            </Button>
          </>
        )}
        <Button onClick={() => void switchFullScreen(board.current)}>
          {isFull ? <Trans>Leave full screen</Trans> : <Trans>Full screen for the board</Trans>}
        </Button>
      </div>
    </div>
  )
}

async function switchFullScreen(element: HTMLElement | null): Promise<void> {
  // A browser may not let it: then the page stays as it is.
  await (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen())?.catch(() => undefined)
}
