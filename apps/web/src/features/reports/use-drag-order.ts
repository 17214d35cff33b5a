import { type PointerEvent, useEffect, useRef, useState } from 'react'

/** Something that is being dragged to another place among its kind. */
export interface Dragging {
  readonly from: number
  readonly to: number
}

/** How far the pointer moves before a press becomes a drag. */
const A_LITTLE = 6

/**
 * Dragging things to another place: those in the nearest `data-order` around, each with its `data-place`. Buttons and keys do the
 * same, for whoever does not drag. Escape lets go.
 */
export function useDragOrder(onMove: (from: number, to: number) => void): {
  readonly dragging: Dragging | undefined
  readonly start: (event: PointerEvent<HTMLElement>, from: number) => void
} {
  const [dragging, setDragging] = useState<Dragging>()
  const ending = useRef<AbortController>(undefined)
  useEffect(() => () => ending.current?.abort(), [])

  const start = (pressed: PointerEvent<HTMLElement>, from: number) => {
    const order = pressed.currentTarget.closest('[data-order]')
    if (pressed.button !== 0 || !order) return
    const { clientX, clientY } = pressed
    const end = new AbortController()
    ending.current = end
    let to: number | undefined
    const listen = <K extends keyof WindowEventMap>(kind: K, run: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(kind, run, { signal: end.signal, capture: true })
    const stop = () => {
      end.abort()
      setDragging(undefined)
    }
    listen('pointermove', (event) => {
      if (to === undefined && Math.hypot(event.clientX - clientX, event.clientY - clientY) < A_LITTLE) return
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]')
      const place = over && order.contains(over) ? Number(over.dataset.place) : (to ?? from)
      if (place === to) return
      to = place
      setDragging({ from, to })
      for (const beside of [place - 1, place + 1])
        order
          .querySelector(`[data-place="${beside}"]`)
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    })
    listen('pointerup', () => {
      stop()
      if (to === undefined) return
      swallowClick()
      if (to !== from) onMove(from, to)
    })
    listen('pointercancel', stop)
    listen('selectstart' as keyof WindowEventMap, (event) => event.preventDefault())
    listen('keydown', (event) => {
      if (event.key !== 'Escape' || to === undefined) return
      event.preventDefault()
      event.stopPropagation()
      stop()
    })
  }
  return { dragging, start }
}

/** Letting go over a button is no press of it. */
function swallowClick(): void {
  const end = new AbortController()
  window.addEventListener(
    'click',
    (event) => {
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true, signal: end.signal },
  )
  setTimeout(() => end.abort(), 0)
}

/** On which side of the thing at this place what is dragged would come to stand. */
export function dropSide(dragging: Dragging | undefined, place: number): 'before' | 'after' | undefined {
  if (!dragging || dragging.to !== place || dragging.from === dragging.to) return undefined
  return dragging.to < dragging.from ? 'before' : 'after'
}
