import { useApp } from '../note/note-context'
import type { PupilState } from '../pupil-app'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

/** Where what the pupil did last is: on its way, safe on this device, or with the server. */
export function Saved({ state: { mine, keptIds, isReachable, notKept } }: { readonly state: PupilState }) {
  const app = useApp()
  const say = useWords()
  const isSealed = mine.every(({ id }) => keptIds.has(id))
  const words = () => {
    if (mine.length === 0) return say('saved')
    if (isReachable) return say('saving')
    return isSealed ? say('safeHere', { count: mine.length }) : say('notSafeYet')
  }
  return (
    <footer className={css.saved}>
      <p role="status">{words()}</p>
      {notKept > 0 && (
        <p role="alert" className={css.trouble}>
          {say('notKept')}{' '}
          <button type="button" className="plain" onClick={app.seen}>
            {say('okay')}
          </button>
        </p>
      )}
    </footer>
  )
}
