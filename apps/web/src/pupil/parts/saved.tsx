import { draftOf, unsentOf } from '../charts/own-charts'
import { useApp } from '../note/note-context'
import type { PupilState } from '../pupil-app'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

/** Where what the pupil did last is: on its way, safe on this device, or with the server. */
export function Saved({ state }: { readonly state: PupilState }) {
  const { mine, keptIds, isReachable, notKept, unsent, lost, place } = state
  const app = useApp()
  const say = useWords()
  const isPieceUnsent = 'inside' in place && unsentOf({ unsent }, place.inside.pupilId).length > 0
  const isPieceOpen = 'inside' in place && draftOf(state, place.inside.pupilId) !== null
  const isSealed = mine.every(({ id }) => keptIds.has(id))
  const words = () => {
    if (isPieceUnsent) return say(isReachable ? 'saving' : 'notSentYet')
    if (mine.length === 0) return say(isPieceOpen ? 'pieceIsOpen' : 'saved')
    if (isReachable) return say('saving')
    return isSealed ? say('safeHere', { count: mine.length }) : say('notSafeYet')
  }
  return (
    <footer className={`${css.saved} no-print`}>
      <p role="status">{words()}</p>
      {(notKept > 0 || lost) && (
        <p role="alert" className={css.trouble}>
          {notKept > 0 && say('notKept')} {lost && say(lost === 'piece' ? 'pieceNotKept' : 'pictureNotKept')}{' '}
          <button type="button" className="plain" onClick={app.seen}>
            {say('okay')}
          </button>
        </p>
      )}
    </footer>
  )
}
