import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { Place } from '../../step-of'

/** A card begins to follow after this, so that a press is still a press. */
const SLACK = 6
const EDGE = 56

export interface Drop {
  readonly rung: number
  readonly place: Place['place']
}

interface Drag {
  readonly pieceId: string
  readonly x: number
  readonly y: number
  isMoving: boolean
}

/**
 * A card taken by a mouse, or by its grip with a finger or pen, and put down before, after or upon a rung of the line.
 *
 * Rungs are elements with `data-rung`, in `line`, which scrolls along while the card is at its edge.
 */
export function useDrag(
  line: RefObject<HTMLElement | null>,
  { isUpwards, onDrop }: { readonly isUpwards: boolean; readonly onDrop: (pieceId: string, drop: Drop) => void },
) {
  const drag = useRef<Drag | null>(null)
  const wasDragged = useRef(false)
  const [drop, setDrop] = useState<Drop | null>(null)

  const rest = (card: HTMLElement) => {
    drag.current = null
    card.style.transform = ''
    delete card.dataset.dragged
    setDrop(null)
  }
  const dropAt = (x: number, y: number): Drop | null => {
    const element = document.elementsFromPoint(x, y).find((each) => each instanceof HTMLElement && each.dataset.rung)
    if (!(element instanceof HTMLElement)) return null
    const box = element.getBoundingClientRect()
    const along = isUpwards ? (box.bottom - y) / box.height : (x - box.left) / box.width
    const place = along < 0.25 ? 'below' : along > 0.75 ? 'above' : 'with'
    return { rung: Number(element.dataset.rung), place }
  }
  return {
    drop,
    cardProps: (pieceId: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        wasDragged.current = false
        const isGrip = (event.target as HTMLElement).closest('[data-grip]') !== null
        if (event.button !== 0 || (event.pointerType !== 'mouse' && !isGrip)) return
        drag.current = { pieceId, x: event.clientX, y: event.clientY, isMoving: false }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const held = drag.current
        if (held === null) return
        const [dx, dy] = [event.clientX - held.x, event.clientY - held.y]
        if (!held.isMoving && Math.hypot(dx, dy) < SLACK) return
        const card = event.currentTarget
        if (!held.isMoving) {
          held.isMoving = true
          wasDragged.current = true
          card.dataset.dragged = ''
          // Only once it moves: a press on what is inside the card is a press there.
          card.setPointerCapture(event.pointerId)
        }
        card.style.transform = `translate(${dx}px, ${dy}px)`
        scrollAlong(line.current, event)
        setDrop(dropAt(event.clientX, event.clientY))
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const held = drag.current
        const target = held?.isMoving ? dropAt(event.clientX, event.clientY) : null
        rest(event.currentTarget)
        if (held && target) onDrop(held.pieceId, target)
      },
      onPointerCancel: (event: PointerEvent<HTMLElement>) => rest(event.currentTarget),
      // The press that ends a drag opens nothing.
      onClickCapture: (event: MouseEvent) => {
        if (!wasDragged.current) return
        wasDragged.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    }),
  }
}

function scrollAlong(line: HTMLElement | null, { clientX }: PointerEvent): void {
  if (line === null) return
  const box = line.getBoundingClientRect()
  if (clientX > box.right - EDGE) line.scrollLeft += 14
  if (clientX < box.left + EDGE) line.scrollLeft -= 14
}
