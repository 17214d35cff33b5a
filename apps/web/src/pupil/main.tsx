import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import './pupil.css'
import { PupilApp } from './app'
import { pupilApi } from './client'
import { activateLocale } from './i18n'
import { browserBoxes } from './outbox/boxes'
import { createPupilApp } from './pupil-app'
import { keepShell } from './shell'

const { hash, search } = location
// A secret is out of the address before anything else happens.
if (hash) history.replaceState(null, '', `${location.pathname}${search}`)
await activateLocale(search)
const app = createPupilApp({ api: pupilApi(), boxes: browserBoxes() })
addEventListener('hashchange', () => {
  const scanned = location.hash
  if (!scanned) return
  history.replaceState(null, '', `${location.pathname}${search}`)
  void app.leave().then(() => app.start(scanned))
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PupilApp app={app} />
  </StrictMode>,
)
void app.start(hash)
void keepShell()
