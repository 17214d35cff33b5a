import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from './button'
import styles from './notices.module.css'

const SHOWN_FOR = 10_000

interface Notice {
  readonly text: string
  /** What a screen reader says, where it needs more words than the eye. */
  readonly spoken?: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** The focus goes to what can be done about it: what had the focus is gone. */
  readonly focus?: true
}

interface Notices {
  /** Said by a screen reader, not shown: for what the eye sees anyway. */
  readonly say: (text: string) => void
  /** Said and shown for ten seconds, with the one thing that can be done about it. */
  readonly show: (notice: Notice) => void
  readonly dismiss: () => void
}

const NoticesContext = createContext<Notices | null>(null)

export function useNotices(): Notices {
  const notices = useContext(NoticesContext)
  if (!notices) throw new Error('useNotices needs a NoticesProvider above it')
  return notices
}

/** One polite live region for the whole app, and one notice at a time above the bottom of the page. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: '', count: 0 })
  const [notice, setNotice] = useState<Notice | null>(null)
  const say = useCallback((text: string) => setSpoken(({ count }) => ({ text, count: count + 1 })), [])
  const notices = useMemo<Notices>(
    () => ({
      say,
      show: (next) => {
        say(next.spoken ?? next.text)
        setNotice(next)
      },
      dismiss: () => setNotice(null),
    }),
    [say],
  )
  const box = useRef<HTMLDivElement>(null)
  /** Where the focus was before it came to the notice: there it goes back to when the notice goes. */
  const before = useRef<Element | null>(null)
  const leave = useCallback((gone: Notice) => {
    if (box.current?.contains(document.activeElement)) {
      const place = before.current?.isConnected ? before.current : document.getElementById('main')
      if (place instanceof HTMLElement) place.focus({ preventScroll: true })
    }
    setNotice((shown) => (shown === gone ? null : shown))
  }, [])
  useEffect(() => {
    if (!notice) return
    if (notice.focus) box.current?.querySelector('button')?.focus({ preventScroll: true })
    const timer = setTimeout(() => leave(notice), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [notice, leave])

  return (
    <NoticesContext value={notices}>
      {children}
      {/* The invisible character makes the same words said twice a change, so that they are read twice. */}
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken.text && spoken.text + (spoken.count % 2 ? '\u200b' : '')}
      </div>
      {notice && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only learns where the focus came from
        <div
          ref={box}
          className={`${styles.notice} no-print`}
          onFocus={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget
          }}
        >
          <span aria-hidden="true">{notice.text}</span>
          {notice.action && (
            <Button
              onClick={() => {
                notice.action?.run()
                leave(notice)
              }}
            >
              {notice.action.label}
            </Button>
          )}
        </div>
      )}
    </NoticesContext>
  )
}
