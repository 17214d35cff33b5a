import { ADDRESSES, type NewPlacements, ProblemError, urlOf } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Keeps pieces and where they fall; ids make sending twice harmless. What was refused is an error with its reason. */
export const useWritePlacements = (schoolId: string) =>
  useSchoolChange(schoolId, async (body: NewPlacements) => {
    const { refused } = await api.writePlacements({ params: { schoolId }, body })
    const [first] = refused
    if (first) throw new ProblemError({ type: 'about:blank', status: 422, code: first.code, title: first.message })
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
