import { useState, useSyncExternalStore } from 'react'
import { v7 as makeId } from 'uuid'
import { api } from '../../../../lib/client'
import { problemWords } from '../../../../lib/problem-words'
import type { SessionHere } from '../../use-session'
import { shrinkPicture } from './shrink-picture'
import { createUploadLine, type Upload } from './upload-line'

export interface Uploads {
  readonly here: readonly Upload[]
  /** Is anything on this page alone: under way, or failed and not given up? */
  readonly isBusy: boolean
  readonly add: (blobs: readonly Blob[], collectionId: string) => void
  readonly retry: (key: number) => void
  readonly dismiss: (key: number) => void
}

/** Sends pictures from this page; each that the server keeps becomes a piece at once. */
export function useUploads({
  schoolId,
  sessionId,
  write,
}: {
  readonly schoolId: string
  readonly sessionId: string
  readonly write: SessionHere['write']
}): Uploads {
  const [line] = useState(() =>
    createUploadLine({
      send: async (blob) => api.addSessionImage({ params: { schoolId, sessionId }, file: await shrinkPicture(blob) }),
      onKept: ({ imageId, collectionId }) =>
        write([{ kind: 'piece', pieceId: makeId(), collectionId, origin: 'pupil', imageId }]),
      wordsFor: problemWords,
    }),
  )
  const here = useSyncExternalStore(line.subscribe, line.here)
  const isBusy = here.some(({ status }) => status !== 'kept')
  return { here, isBusy, add: line.add, retry: line.retry, dismiss: line.dismiss }
}
