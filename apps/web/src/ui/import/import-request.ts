import type { TrackClient } from '@track/api-contract'

/** How a file is to be read and what is to become of it: what the import endpoints take besides the file. */
export type ImportRequest = NonNullable<Parameters<TrackClient['importObjectives']>[0]['query']>
