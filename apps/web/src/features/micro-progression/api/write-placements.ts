import { ADDRESSES, type NewPlacements, urlOf } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Keeps pieces and where they fall; ids make sending twice harmless. Throws the first reason if anything was refused. */
export const useWritePlacements = (schoolId: string) =>
  useSchoolChange(schoolId, async (body: NewPlacements) => {
    const result = await api.writePlacements({ params: { schoolId }, body })
    return result
  })

/** Keeps the picture of a pupil's piece, made anew and without what the camera wrote into it. */
export const addWorkImage = (params: { readonly schoolId: string; readonly pupilId: string }, file: Blob) =>
  api.addWorkImage({ params, file })

export function workImageUrl(ids: {
  readonly schoolId: string
  readonly pupilId: string
  readonly imageId: string
}): string {
  return urlOf(ADDRESSES.readWorkImage, { params: ids })
}
