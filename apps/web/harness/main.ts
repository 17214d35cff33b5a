/**
 * The app on made-up data, without a server: `npx vite`, then /harness/index.html. Never part of the build.
 * `?signed-out` begins at the sign-in page, `?lang=pseudo` shows what cannot be translated, `?set-up=calendar` is that page of
 * a school's set-up, as a leader sees it.
 */
import { createFakeApi } from '../src/testing/fake-api'
import { createFakeSetUp } from '../src/testing/fake-set-up'
import { ids, springEntries } from '../src/testing/fixtures'

const search = new URLSearchParams(location.search)
const page = search.get('set-up')
const fake =
  page === null ? createFakeApi({ entries: springEntries(), signedIn: !search.has('signed-out') }) : createFakeSetUp()
if ('role' in fake.state) fake.state.role = 'leader'
globalThis.fetch = fake.fetch
Object.assign(globalThis, { fake })
const path = page === null ? '/' : `/schools/${ids.school}/${page}`
history.replaceState(null, '', `${path}${search.has('lang') ? `?lang=${search.get('lang')}` : ''}`)
await import('../src/main')
