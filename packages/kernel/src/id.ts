import * as z from 'zod'

/** An opaque name made by the caller. Nothing is read out of it; it only breaks ties, by code unit. */
export const Id = z.string().min(1).max(200).meta({ title: 'Id', description: 'An opaque, non-empty identifier.' })
export type Id = z.infer<typeof Id>
