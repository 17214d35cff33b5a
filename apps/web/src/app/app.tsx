import { I18nProvider } from '@lingui/react'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { NoticesProvider } from '../ui/notices'
import { i18n } from './i18n'
import type { createAppRouter } from './router'

export function App({
  queryClient,
  router,
}: {
  readonly queryClient: QueryClient
  readonly router: ReturnType<typeof createAppRouter>
}) {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <NoticesProvider>
          <RouterProvider router={router} />
        </NoticesProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}
