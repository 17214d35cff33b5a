import { useEffect, useRef, useState } from 'react'
import { api } from '../../../../lib/client'

/** Pictures ready to be painted, the one on show and those that come next, so that each is there as soon as it is wanted. */
export function useBitmaps(
  ids: { readonly schoolId: string; readonly sessionId: string },
  imageIds: readonly string[],
): {
  readonly bitmapOf: (imageId: string) => ImageBitmap | 'failed' | undefined
  readonly retry: (imageId: string) => void
} {
  const kept = useRef(new Map<string, ImageBitmap | 'failed' | 'asked'>())
  const [, setCount] = useState(0)
  const { schoolId, sessionId } = ids
  const wanted = imageIds.join(' ')
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks once more for what failed
  useEffect(() => {
    const list = wanted === '' ? [] : wanted.split(' ')
    for (const [imageId, bitmap] of kept.current) {
      if (list.includes(imageId) || bitmap === 'asked') continue
      if (bitmap !== 'failed') bitmap.close()
      kept.current.delete(imageId)
    }
    for (const imageId of list) {
      if (kept.current.has(imageId)) continue
      kept.current.set(imageId, 'asked')
      api
        .readSessionImage({ params: { schoolId, sessionId, imageId } })
        .then((blob) => createImageBitmap(blob))
        .then(
          (bitmap) => kept.current.set(imageId, bitmap),
          () => kept.current.set(imageId, 'failed'),
        )
        .then(() => setCount((count) => count + 1))
    }
  }, [wanted, schoolId, sessionId, attempt])
  return {
    bitmapOf: (imageId) => {
      const bitmap = kept.current.get(imageId)
      return bitmap === 'asked' ? undefined : bitmap
    },
    retry: (imageId) => {
      kept.current.delete(imageId)
      setAttempt((count) => count + 1)
    },
  }
}
