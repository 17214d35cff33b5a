import * as z from 'zod'

/**
 * The version of a thing that can be changed. Send it back as `If-Match` with a change: when somebody else changed the thing
 * meanwhile, the change is refused (412) rather than theirs undone.
 */
export const Etag = z.string().min(1).max(100)
export type Etag = z.infer<typeof Etag>
