import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { App } from '../app/app'
import { createAppRouter } from '../app/router'
import { createQueryClient } from '../lib/query-client'
import { createFakeSetUp } from './fake-set-up'
import { ids } from './fixtures'

/** The whole app at a page of a made-up school's set-up: `renderSetUp('roster')`. */
export function renderSetUp(
  page: string,
  change: (state: ReturnType<typeof createFakeSetUp>['state']) => void = () => {},
) {
  const fake = createFakeSetUp()
  change(fake.state)
  vi.stubGlobal('fetch', fake.fetch)
  const queryClient = createQueryClient({ onSessionNeeded: () => {} })
  const history = createMemoryHistory({ initialEntries: [`/schools/${ids.school}/${page}`] })
  const router = createAppRouter({ queryClient, history })
  return { ...render(<App queryClient={queryClient} router={router} />), ...fake, router, user: userEvent.setup() }
}
