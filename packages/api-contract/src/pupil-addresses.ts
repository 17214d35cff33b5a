import type { Address } from './address.js'

/** What a pupil's own device asks, on its own so that it carries nothing else. */
export const PUPIL_ADDRESSES = {
  openDoor: { method: 'POST', path: '/v1/pupil-session/door' },
  pupilSignIn: { method: 'POST', path: '/v1/pupil-session' },
  readPupilSession: { method: 'GET', path: '/v1/pupil-session' },
  pupilSignOut: { method: 'DELETE', path: '/v1/pupil-session' },
  deliverSealedActs: { method: 'POST', path: '/v1/pupil-session/outbox' },
  readPupilDay: { method: 'GET', path: '/v1/microtrack/day' },
  writeOwnActs: { method: 'POST', path: '/v1/microtrack/acts' },
  readOwnCharts: { method: 'GET', path: '/v1/micro-progression/charts' },
  readOwnImage: { method: 'GET', path: '/v1/micro-progression/images/:imageId', image: true },
  addOwnImage: { method: 'POST', path: '/v1/micro-progression/images', file: true },
  writeOwnPlacements: { method: 'POST', path: '/v1/micro-progression/placements' },
  removeOwnWork: { method: 'DELETE', path: '/v1/micro-progression/works/:workId' },
} as const satisfies Record<string, Address>
