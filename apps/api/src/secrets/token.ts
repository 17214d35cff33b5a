import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody guesses: 32 random bytes as text for a cookie. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: who reads the database cannot sign in with it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
