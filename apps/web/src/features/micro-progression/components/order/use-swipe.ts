import { type PointerEvent, useRef } from 'react'

const FAR = 72

/** A finger that moves something sideways, to either side, far enough. Up and down still scrolls, and so does what is zoomed. */
export function useSwipe(onSwipe: () => void) {
  const from = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null)
  const rest = (element: HTMLElement) => {
    from.current = null
    element.style.transform = ''
  }
  return {
    onPointerDown: ({ pointerType, pointerId, clientX, clientY, target, isPrimary }: PointerEvent<HTMLElement>) => {
      const frame = (target as HTMLElement).closest('section')
      const isZoomed = frame !== null && frame.scrollWidth > frame.clientWidth + 1
      if (pointerType === 'mouse' || !isPrimary || isZoomed || (target as HTMLElement).closest('button')) return
      from.current = { id: pointerId, x: clientX, y: clientY }
    },
    onPointerMove: ({ pointerId, clientX, currentTarget }: PointerEvent<HTMLElement>) => {
      if (from.current?.id === pointerId) currentTarget.style.transform = `translateX(${clientX - from.current.x}px)`
    },
    onPointerUp: ({ pointerId, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
      if (from.current?.id !== pointerId) return
      const [x, y] = [Math.abs(clientX - from.current.x), Math.abs(clientY - from.current.y)]
      rest(currentTarget)
      if (x >= FAR && x > 2 * y) onSwipe()
    },
    onPointerCancel: ({ currentTarget }: PointerEvent<HTMLElement>) => rest(currentTarget),
  }
}
