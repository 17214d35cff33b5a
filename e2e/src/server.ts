import { inject } from 'vitest'
import { type RunningTrack, runTrack } from './run-track.js'

export type { RunningTrack }

/** The product with a demo school as on its first day; with an `env`, on an empty folder that is set up by it. */
export function startTrack(env?: Record<string, string>): Promise<RunningTrack> {
  return env ? runTrack({ env }) : runTrack({ copyOf: inject('demoFolder') })
}
