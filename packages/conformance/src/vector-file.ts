import * as z from 'zod'

/**
 * One promise of an engine: given this, expect that.
 *
 * Only the keys that `expect` names are compared. `tolerance` is absolute; `decimals` rounds both sides first. Numbers
 * without either compare within 1e-9.
 */
export const VectorCase = z
  .object({
    id: z.string().min(1),
    kind: z.string().min(1),
    title: z.string().min(1),
    given: z.record(z.string(), z.unknown()),
    expect: z.record(z.string(), z.unknown()),
    tolerance: z.number().min(0).optional(),
    decimals: z.number().int().min(0).max(12).optional(),
  })
  .meta({ title: 'Case' })
export type VectorCase = z.infer<typeof VectorCase>

/** A file of cases. */
export const VectorFile = z
  .object({ format: z.literal('track-vectors/1'), cases: z.array(VectorCase) })
  .meta({ title: 'Vector file' })
export type VectorFile = z.infer<typeof VectorFile>

/**
 * The cases in the text of a vector file. Throws an error that says what is wrong with the file, and where.
 */
export function parseVectorFile(text: string): VectorFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`)
  }
  const parsed = VectorFile.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.')
  throw new Error(`not a track-vectors/1 file: ${place ? `${place}: ` : ''}${issue?.message}`)
}
