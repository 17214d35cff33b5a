/**
 * The app on made-up data, without a server: `npx vite`, then /harness/index.html. Never part of the build.
 * `?signed-out` begins at the sign-in page, `?lang=pseudo` shows what cannot be translated.
 */
import { createFakeApi } from '../src/testing/fake-api'
import { springEntries } from '../src/testing/fixtures'

const search = new URLSearchParams(location.search)
const fake = createFakeApi({ entries: springEntries(), signedIn: !search.has('signed-out') })
globalThis.fetch = fake.fetch
Object.assign(globalThis, { fake })
history.replaceState(null, '', `/${search.has('lang') ? `?lang=${search.get('lang')}` : ''}`)
await import('../src/main')
