import type { FastifyRequest } from 'fastify'
import { databaseError } from '../database/sql-state.js'

/** A field whose text, number or day the database could not take, as a wrong shape would be told. */
export interface Unkept {
  readonly validation: { readonly instancePath: string; readonly keyword: string; readonly message: string }[]
  readonly validationContext: 'body' | 'querystring' | 'params'
}

/**
 * Where in the request stands what PostgreSQL refused: it quotes the text in its message. Most often it is an id that is no UUID,
 * which a school cannot have given out. Undefined if nothing of the request is what it quotes.
 */
export function unkeptIn({ params, query, body }: FastifyRequest, error: unknown): Unkept | undefined {
  const { code, message } = databaseError(error)!
  const isMeant = (text: string) => message.includes(`"${text}"`) || text.includes('\0')
  for (const [validationContext, part] of Object.entries({ params, querystring: query, body })) {
    const instancePath = pathTo(isMeant, part)
    if (instancePath === undefined) continue
    const validation = [{ instancePath, keyword: 'invalid_format', message: WORDS[code] ?? 'This cannot be kept' }]
    return { validation, validationContext: validationContext as Unkept['validationContext'] }
  }
  return undefined
}

const WORDS: Readonly<Record<string, string>> = {
  '22P02': 'This is no id that was given out here: a UUID is meant, such as 0198c3f2-8c1e-7a3b-9d54-1f0c2b7a6e5d',
  '22003': 'This number is larger than can be kept: send a smaller one',
  '22008': 'This day cannot be kept: send one of the years 0001 to 9999, such as 2026-11-22',
  '22021': 'This text holds a character that nobody sees and that cannot be kept: leave it out',
}

function pathTo(isMeant: (text: string) => boolean, value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return isMeant(String(value)) ? '' : undefined
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return undefined
  for (const [key, part] of Object.entries(value)) {
    const rest = pathTo(isMeant, part)
    if (rest !== undefined) return `/${key}${rest}`
  }
  return undefined
}
