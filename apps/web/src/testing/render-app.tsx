import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { vi } from 'vitest'
import { App } from '../app/app'
import { createAppRouter } from '../app/router'
import { createQueryClient } from '../lib/query-client'
import { setSessionEnded } from '../lib/session-ended'
import { createFakeApi } from './fake-api'

/** The whole app at an address, in front of a school's server on made-up data. */
export function renderApp({
  at = '/',
  ...options
}: { readonly at?: string } & Parameters<typeof createFakeApi>[0] = {}) {
  const fake = createFakeApi(options)
  vi.stubGlobal('fetch', fake.fetch)
  const queryClient = createQueryClient({ onSessionNeeded: () => setSessionEnded(true) })
  const router = createAppRouter({ queryClient, history: createMemoryHistory({ initialEntries: [at] }) })
  return { ...render(<App queryClient={queryClient} router={router} />), fake, router, queryClient }
}
