import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type Box, boxAfterKey, boxBetween, isBox, movedBox, sizedBox } from './cover-box'
import styles from './edit-stage.module.css'

export type Turn = 0 | 90 | 180 | 270

/** What is to be done to a picture, in parts of the picture as it is turned. */
export interface Edits {
  readonly turn: Turn
  readonly crop: Box | null
  readonly covers: readonly Box[]
}

export const NO_EDITS: Edits = { turn: 0, crop: null, covers: [] }

/** One part of a picture: a cover by its place, or what is left after cutting. */
type Part = number | 'crop'

/** A picture with covers on it: drag to draw one, drag one to move it, its corner to size it; or all of that by arrow keys. */
export function EditStage({
  bitmap,
  name,
  edits,
  draws,
  onChange,
  onEnter,
}: {
  readonly bitmap: ImageBitmap
  readonly name: string
  readonly edits: Edits
  /** What a drag on the bare picture draws. */
  readonly draws: 'cover' | 'crop'
  readonly onChange: (edits: Edits) => void
  readonly onEnter: () => void
}) {
  const { t } = useLingui()
  const canvas = useRef<HTMLCanvasElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const { turn, crop, covers } = edits
  const isOnSide = turn === 90 || turn === 270
  const [width, height] = isOnSide ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height]
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.setTransform(1, 0, 0, 1, width / 2, height / 2)
    context.rotate((turn * Math.PI) / 180)
    context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
  }, [bitmap, turn, width, height])

  const drag = useRef<{
    readonly kind: 'draw' | 'move' | 'size'
    readonly part: Part
    readonly x: number
    readonly y: number
    readonly from: Box
  } | null>(null)
  const [drawn, setDrawn] = useState<Box | null>(null)
  const put = (part: Part, box: Box | null) =>
    onChange(
      part === 'crop'
        ? { ...edits, crop: box }
        : { ...edits, covers: covers.flatMap((cover, at) => (at === part ? (box ?? []) : cover)) },
    )
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width: across, height: down } = layer.current!.getBoundingClientRect()
    return { x: (clientX - left) / across, y: (clientY - top) / down }
  }
  const begin = (event: PointerEvent, kind: 'draw' | 'move' | 'size', part: Part, from: Box) => {
    if (event.button !== 0) return
    event.stopPropagation()
    layer.current!.setPointerCapture(event.pointerId)
    // The keys go on being heard: a press on bare paper would take the focus away from here.
    const pressed = (event.currentTarget as HTMLElement).closest('button') ?? layer.current!
    pressed.focus({ preventScroll: true })
    event.preventDefault()
    drag.current = { kind, part, ...placeOf(event), from }
  }
  const go = (event: PointerEvent) => {
    const { current } = drag
    if (!current) return
    const { x, y } = placeOf(event)
    const by = { dx: x - current.x, dy: y - current.y }
    if (current.kind === 'draw') setDrawn(boxBetween(current, { x, y }))
    else put(current.part, (current.kind === 'move' ? movedBox : sizedBox)(current.from, by))
  }
  const end = () => {
    if (drag.current?.kind === 'draw' && drawn && isBox(drawn))
      onChange(draws === 'crop' ? { ...edits, crop: drawn } : { ...edits, covers: [...covers, drawn] })
    drag.current = null
    setDrawn(null)
  }
  const press = (event: KeyboardEvent, part: Part, box: Box) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = boxAfterKey(box, event)
    if (next) put(part, next)
    else if (event.key === 'Delete' || event.key === 'Backspace') put(part, null)
    else if (event.key === 'Enter') onEnter()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const area = (part: Part, box: Box) => (
    <button
      key={part}
      type="button"
      className={part === 'crop' ? styles.crop : styles.cover}
      data-part={part}
      data-still={(part === 'crop' && draws === 'cover') || undefined}
      style={styleOf(box)}
      aria-label={
        part === 'crop'
          ? t`What is left of the picture: arrow keys move it, Shift and arrow keys change its size, Delete keeps the whole`
          : t`Cover ${part + 1}: arrow keys move it, Shift and arrow keys change its size, Delete takes it away`
      }
      onPointerDown={(event) => begin(event, 'move', part, box)}
      onKeyDown={(event) => press(event, part, box)}
    >
      <span className={styles.handle} onPointerDown={(event) => begin(event, 'size', part, box)} />
    </button>
  )
  return (
    <div className={styles.stage}>
      <div className={styles.sheet}>
        <canvas ref={canvas} className={styles.picture} width={width} height={height} role="img" aria-label={name} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: after a drag Enter does what the button beside it does */}
        <div
          ref={layer}
          className={styles.layer}
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.target !== event.currentTarget) return
            event.preventDefault()
            onEnter()
          }}
          onPointerDown={(event) => begin(event, 'draw', 'crop', { x: 0, y: 0, width: 0, height: 0 })}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={end}
        >
          {crop && area('crop', crop)}
          {covers.map((box, at) => area(at, box))}
          {drawn && <div className={draws === 'crop' ? styles.crop : styles.cover} style={styleOf(drawn)} />}
        </div>
      </div>
    </div>
  )
}

function styleOf({ x, y, width, height }: Box) {
  const part = (of: number) => `${of * 100}%`
  return { left: part(x), top: part(y), width: part(width), height: part(height) }
}
