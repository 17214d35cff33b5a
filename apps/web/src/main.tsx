import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import { App } from './app/app'
import { activateLocale, localeOf } from './app/i18n'
import { createAppRouter } from './app/router'
import { keepCopies } from './lib/offline/device-copies'
import { createQueryClient } from './lib/query-client'
import { setSessionEnded } from './lib/session-ended'

const queryClient = createQueryClient({ onSessionNeeded: () => setSessionEnded(true) })
const router = createAppRouter({ queryClient })
keepCopies(queryClient, { onFresh: () => void router.invalidate() })
await activateLocale(localeOf(location.search))

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App queryClient={queryClient} router={router} />
  </StrictMode>,
)
