import type { FastifyRequest } from 'fastify'
import { refusal } from '../../problem.js'

/**
 * A pupil signs in over TLS alone, or on the machine itself: anywhere else the PIN of a child would cross the network in the open, and
 * a browser would have neither the cryptography that seals what they do nor a way to work offline.
 */
export function refuseWithoutTls({ protocol, hostname }: FastifyRequest): void {
  const isThisMachine = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname)
  if (protocol !== 'https' && !isThisMachine) throw refusal('pupil-session/needs-tls')
}
