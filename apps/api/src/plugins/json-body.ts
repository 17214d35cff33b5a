import type { FastifyInstance } from 'fastify'
import { refusal } from '../problem.js'

/** The deepest body of the contract, a page's definition, is 8 deep. */
const DEEPEST = 32

/**
 * Reads JSON as Fastify does, keys that poison prototypes refused, but not deeper than anything the contract has a use for:
 * whoever nests 50,000 brackets is told no before a parser or a schema follows them down.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (isDeeperThan(DEEPEST, body)) done(refusal('request/malformed'))
    else parse(request, body, done)
  })
}

/** Counts brackets outside of texts; whether the rest is JSON is for the parser to say. */
function isDeeperThan(limit: number, json: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (inText) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) inText = false
    } else if (code === QUOTE) inText = true
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > limit) return true
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--
  }
  return false
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]
