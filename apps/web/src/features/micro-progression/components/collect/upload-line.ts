/** A picture on its way: where it stood among those chosen, and how it fares. */
export interface Upload {
  readonly key: number
  /** Its place among those chosen at once, counted from 1. */
  readonly place: number
  readonly of: number
  readonly collectionId: string
  readonly blob: Blob
  readonly status: 'waiting' | 'sending' | 'kept' | 'failed'
  readonly reason: string | null
}

/** Sends pictures two at a time and hands them on in the order they were chosen: a pile stays in its order. */
export interface UploadLine {
  readonly here: () => readonly Upload[]
  readonly subscribe: (changed: () => void) => () => void
  readonly add: (blobs: readonly Blob[], collectionId: string) => void
  readonly retry: (key: number) => void
  readonly dismiss: (key: number) => void
}

const AT_ONCE = 2

export function createUploadLine({
  send,
  onKept,
  wordsFor,
}: {
  /** Makes a picture small enough and sends it. */
  readonly send: (blob: Blob) => Promise<{ readonly imageId: string }>
  readonly onKept: (kept: { readonly imageId: string; readonly collectionId: string }) => void
  readonly wordsFor: (error: unknown) => string
}): UploadLine {
  let uploads: readonly Upload[] = []
  let next = 0
  const answers = new Map<number, string>()
  const listeners = new Set<() => void>()

  const show = (change: readonly Upload[]) => {
    uploads = change
    for (const changed of listeners) changed()
  }
  const set = (key: number, change: Partial<Upload>) =>
    show(uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)))
  /** Hands on what is kept as far as nothing before it is still under way. */
  const handOn = () => {
    for (const { key, status, collectionId } of uploads) {
      if (status === 'waiting' || status === 'sending') break
      const imageId = answers.get(key)
      if (imageId === undefined) continue
      answers.delete(key)
      onKept({ imageId, collectionId })
    }
    if (uploads.every(({ status }) => status === 'kept')) show([])
  }
  const work = () => {
    while (uploads.filter(({ status }) => status === 'sending').length < AT_ONCE) {
      const upload = uploads.find(({ status }) => status === 'waiting')
      if (!upload) return
      const { key, blob } = upload
      set(key, { status: 'sending', reason: null })
      void send(blob)
        .then(({ imageId }) => {
          answers.set(key, imageId)
          set(key, { status: 'kept' })
        })
        .catch((error: unknown) => set(key, { status: 'failed', reason: wordsFor(error) }))
        .then(() => {
          handOn()
          work()
        })
    }
  }

  return {
    here: () => uploads,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    add: (blobs, collectionId) => {
      const added = blobs.map((blob, at): Upload => {
        const place = { place: at + 1, of: blobs.length }
        return { key: next++, ...place, collectionId, blob, status: 'waiting', reason: null }
      })
      show([...uploads, ...added])
      work()
    },
    retry: (key) => {
      set(key, { status: 'waiting', reason: null })
      work()
    },
    dismiss: (key) => {
      show(uploads.filter((upload) => upload.key !== key))
      handOn()
    },
  }
}
