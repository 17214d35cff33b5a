import { type RefObject, useEffect } from 'react'

/**
 * Keeps the focus on the page: when what has it goes away (a form that was sent, a choice that was made), the nearest thing that can
 * be pressed around its place gets it, so that whoever works by keyboard goes on from there.
 */
export function useKeepFocus(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = page.current
    if (!root) return
    let way: HTMLElement[] = []
    const note = ({ target }: FocusEvent) => {
      way = []
      for (let at = target as HTMLElement | null; at && at !== root.parentElement; at = at.parentElement) way.push(at)
    }
    const mend = () => {
      const [lost] = way
      if (!lost || isSeen(lost) || (document.activeElement !== document.body && document.activeElement !== lost)) return
      const around = way.find((at) => at.isConnected && isSeen(at))
      const next = [...(around ?? root).querySelectorAll<HTMLElement>(CAN_BE_PRESSED)].find(isSeen)
      ;(next ?? root.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true })
    }
    root.addEventListener('focusin', note)
    const watcher = new MutationObserver(mend)
    watcher.observe(root, { childList: true, subtree: true, attributeFilter: ['hidden'] })
    return () => {
      root.removeEventListener('focusin', note)
      watcher.disconnect()
    }
  }, [page])
}

/** For what was opened by a press and is there to be typed into. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus()
}

const CAN_BE_PRESSED = 'button, input, textarea, select, a[href], summary'

function isSeen(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility()
}
