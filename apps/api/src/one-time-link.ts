import { randomUUID } from 'node:crypto'
import type { HandedLink } from '@track/api-contract'
import { hashToken, makeToken } from './secrets/token.js'

/** How long a link holds that nobody uses. */
export const LINK_LIFETIMES = { 'first-run': '7 days', invitation: '7 days', reset: '24 hours' } as const

/** A new link: its token goes to whoever asked for it, once, and its hash to the database. */
export function makeLink(): { readonly id: string; readonly token: string; readonly tokenHash: Buffer } {
  const token = makeToken()
  return { id: randomUUID(), token, tokenHash: hashToken(token) }
}

const PAGES = { 'first-run': 'first-run', invitation: 'join', reset: 'reset' } as const

/** Where a link leads. Its token stands after the #, where neither a server nor a proxy sees it. */
export function linkAddress(origin: string, { kind, token }: Pick<HandedLink, 'kind' | 'token'>): string {
  return `${origin}/${PAGES[kind]}#${token}`
}
