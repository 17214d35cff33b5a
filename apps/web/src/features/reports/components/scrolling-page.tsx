import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './report-page.module.css'

/** What is as wide as its table. Where more of it lies beyond the end of the screen, the edge fades, so that nobody takes it for the end. */
export function ScrollingPage({ children }: { readonly children: ReactNode }) {
  const page = useRef<HTMLDivElement>(null)
  const [{ more, bar }, setEdge] = useState({ more: false, bar: 0 })
  const look = () => {
    const { scrollLeft, scrollWidth, clientWidth, offsetWidth } = page.current!
    const next = { more: Math.abs(scrollLeft) + clientWidth < scrollWidth - 1, bar: offsetWidth - clientWidth }
    setEdge((last) => (last.more === next.more && last.bar === next.bar ? last : next))
  }
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined') return
    const sizes = new ResizeObserver(look)
    for (const box of [page.current!, ...page.current!.children]) sizes.observe(box)
    return () => sizes.disconnect()
  })
  return (
    <div className={`${styles.frame} no-print`} data-more={more} style={{ '--bar': `${bar}px` } as CSSProperties}>
      <div ref={page} className={styles.page} onScroll={look}>
        {children}
      </div>
    </div>
  )
}
