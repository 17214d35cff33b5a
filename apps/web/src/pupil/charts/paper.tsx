import type { Chart, Work } from '@track/micro-progression'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useApp } from '../note/note-context'
import { ReadLine } from '../parts/voice'
import css from './charts.module.css'
import { useChartWords } from './use-chart-words'

/** After a while without its picture a page asks again: the network may be back. */
const AGAIN = 4_000

/** An exemplar as it hangs: what it says, its picture, or both. */
export function ExemplarPaper({
  chart,
  levelId,
  exemplarId,
}: {
  readonly chart: Chart
  readonly levelId: string
  readonly exemplarId?: string | undefined
}) {
  const { tell } = useChartWords()
  const level = chart.levels.find((each) => each.level.id === levelId)!
  const exemplar = level.exemplars.find(({ pieceId }) => pieceId === exemplarId) ?? level.exemplars[0]!
  const name = tell('at', { label: level.level.label })
  return <Paper name={name} text={exemplar.text} imageId={exemplar.imageId} picture={null} />
}

/** The pupil's own piece; on paper in their hand there is nothing to show but where to hold it. */
export function OwnPaper({ work, picture }: { readonly work: Work; readonly picture: Blob | null }) {
  const { tell } = useChartWords()
  const text = work.words?.text ?? null
  if (!text && !picture && work.imageId === null) return <p className={css.inHand}>{tell('holdNext')}</p>
  return <Paper name={tell('myPiece')} text={text} imageId={work.imageId} picture={picture} />
}

function Paper({
  name,
  text,
  imageId,
  picture,
}: {
  readonly name: string
  readonly text: string | null
  readonly imageId: string | null
  readonly picture: Blob | null
}) {
  const app = useApp()
  const loaded = usePicture(picture ? null : imageId)
  const url = picture ? app.pictures.show(picture) : loaded
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={css.paper} tabIndex={0} aria-label={name}>
      {url && <img src={url} alt={name} draggable={false} />}
      {!url && imageId !== null && <p className={css.coming} aria-busy="true" />}
      {text && (
        <p className={css.written}>
          {text} <ReadLine text={text} />
        </p>
      )}
    </section>
  )
}

/** The address of a picture in memory, as soon as it is here. */
function usePicture(imageId: string | null): string | null {
  const { pictures } = useApp()
  const [found, setFound] = useState<{ readonly imageId: string; readonly url: string } | null>(null)
  useEffect(() => {
    if (imageId === null) return
    let isShown = true
    let again: ReturnType<typeof setTimeout> | undefined
    const look = () =>
      pictures.load(imageId).then(
        (url) => isShown && setFound({ imageId, url }),
        () => {
          if (isShown) again = setTimeout(look, AGAIN)
        },
      )
    void look()
    return () => {
      isShown = false
      clearTimeout(again)
    }
  }, [pictures, imageId])
  return found?.imageId === imageId ? found.url : null
}

const FAR = 48

/** A finger that goes sideways over the papers turns to the next one; up and down it scrolls. */
export function useSwipe({ left, right }: { readonly left: () => void; readonly right: () => void }) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    // A mouse selects words.
    onPointerDown: ({ clientX, clientY, pointerType }: PointerEvent) => {
      from.current = pointerType === 'mouse' ? null : { x: clientX, y: clientY }
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const began = from.current
      from.current = null
      if (!began) return
      const across = clientX - began.x
      if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(clientY - began.y)) return
      if (across < 0) left()
      else right()
    },
    onPointerCancel: () => {
      from.current = null
    },
  }
}
