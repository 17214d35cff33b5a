import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'
import styles from './menu.module.css'

/**
 * A button that opens a short list of links and buttons under itself. Arrows move, Escape and a press elsewhere close.
 *
 * Children are `menuEntryClass()` links and buttons; pressing one closes the list.
 */
export function Menu({
  label,
  name,
  align = 'start',
  direction = 'down',
  className,
  children,
}: {
  readonly label: ReactNode
  /** The accessible name, where the label alone does not say it. */
  readonly name?: string
  readonly align?: 'start' | 'end'
  readonly direction?: 'down' | 'up'
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    entriesOf(ref.current)[0]?.focus()
    const closeElsewhere = (event: PointerEvent) => {
      if (!ref.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeElsewhere)
    return () => document.removeEventListener('pointerdown', closeElsewhere)
  }, [open])

  // Wherever the button stands, the whole list is in sight.
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!open) return
    const { left, right } = list.current!.getBoundingClientRect()
    const shift = Math.max(EDGE - left, 0) || Math.min(document.documentElement.clientWidth - EDGE - right, 0)
    if (shift !== 0) list.current!.style.translate = `${shift}px`
  }, [open])

  const close = () => {
    setOpen(false)
    ref.current?.querySelector('button')?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const entries = entriesOf(ref.current)
    const at = entries.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (event.key === 'Escape') close()
    else if (to !== undefined) entries[(to + entries.length) % entries.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const sides = [align === 'end' && styles.end, direction === 'up' && styles.up]
  return (
    <div className={[styles.menu, ...sides].filter(Boolean).join(' ')} ref={ref}>
      <Button look="quiet" className={className} aria-expanded={open} aria-label={name} onClick={() => setOpen(!open)}>
        {label}
        <Icon name="chevron" />
      </Button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the entries inside are the controls; this only moves between them
        <div ref={list} data-menu className={styles.list} onKeyDown={move} onClick={close}>
          {children}
        </div>
      )}
    </div>
  )
}

/** How near the list comes to the edge of the window, in pixels. */
const EDGE = 12

export const menuEntryClass = styles.entry
export const menuHeadingClass = styles.heading

export function MenuDivider() {
  return <hr className={styles.divider} />
}

function entriesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[data-menu] :is(a, button)') ?? [])]
}
