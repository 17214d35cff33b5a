import { useEffect, useSyncExternalStore } from 'react'
import { App } from './note/note-context'
import type { PupilApp as Model, PupilState } from './pupil-app'
import { Away } from './screens/away'
import { Door } from './screens/door'
import { MyDay } from './screens/my-day'
import { Names } from './screens/names'
import { Pin } from './screens/pin'

const SOON = 2_000
const QUIET = 10_000
const SEALED = 30_000

/** The pupil's whole app: the way in, and the note. */
export function PupilApp({ app }: { readonly app: Model }) {
  const state = useSyncExternalStore(app.subscribe, app.state)
  useTending(app, state)
  return (
    <App value={app}>
      <Screen state={state} />
    </App>
  )
}

function Screen({ state }: { readonly state: PupilState }) {
  const { place } = state
  switch (place.at) {
    case 'start':
    case 'leaving':
      return <main aria-busy="true" />
    case 'door':
      return <Door trouble={place.trouble} waiting={state.waiting} />
    case 'names':
      return <Names door={place.door} trouble={place.trouble} waiting={state.waiting} />
    case 'pin':
      return <Pin key={place.pupil.handle} pupil={place.pupil} trouble={place.trouble} />
    case 'away':
      return <Away waiting={state.waiting} />
    case 'note':
      return <MyDay key={place.inside.pupilId} state={state} inside={place.inside} />
  }
}

/** Asks often while there is nothing to do yet, seldom otherwise, never while nobody looks. */
function useTending(app: Model, { place, day }: PupilState): void {
  const hasNote = day?.notes.some(
    ({ publication: { startsOn, endsOn } }) => startsOn <= day.today && day.today <= endsOn,
  )
  const every = place.at !== 'note' && place.at !== 'away' ? SEALED : hasNote ? QUIET : SOON
  useEffect(() => {
    const tend = () => {
      if (document.visibilityState === 'visible') void app.tend()
    }
    const timer = setInterval(tend, every)
    addEventListener('online', tend)
    addEventListener('focus', tend)
    document.addEventListener('visibilitychange', tend)
    return () => {
      clearInterval(timer)
      removeEventListener('online', tend)
      removeEventListener('focus', tend)
      document.removeEventListener('visibilitychange', tend)
    }
  }, [app, every])
}
