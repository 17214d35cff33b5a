import type { PupilClient } from '@track/api-contract'

/** The pictures on the page, in memory alone: fetched past every cache, and gone when somebody goes. */
export interface Pictures {
  readonly load: (imageId: string) => Promise<string>
  /** A picture that was just taken here has this id now. */
  readonly know: (imageId: string, picture: Blob) => void
  readonly show: (picture: Blob) => string
  readonly forget: () => void
}

export function createPictures({ api }: { readonly api: Pick<PupilClient, 'readOwnImage'> }): Pictures {
  let known = new Map<string, Promise<string>>()
  let shown = new Map<Blob, string>()

  const show = (picture: Blob): string => {
    const url = shown.get(picture) ?? URL.createObjectURL(picture)
    shown.set(picture, url)
    return url
  }
  return {
    show,
    know: (imageId, picture) => {
      known.set(imageId, Promise.resolve(show(picture)))
    },
    load: (imageId) => {
      const here = known.get(imageId)
      if (here) return here
      const of = known
      const loading = api.readOwnImage({ params: { imageId } }).then((picture) => {
        // Somebody else may be here by now.
        if (of !== known) throw new Error('Nobody waits for this picture any more')
        return show(picture)
      })
      of.set(imageId, loading)
      loading.catch(() => of.delete(imageId))
      return loading
    },
    forget: () => {
      for (const url of shown.values()) URL.revokeObjectURL(url)
      known = new Map()
      shown = new Map()
    },
  }
}
