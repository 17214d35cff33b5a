import { useEffect, useRef } from 'react'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

/** Asked before somebody goes while a piece of theirs is with nobody but this page. */
export function LeaveUnsent({ onStay, onGo }: { readonly onStay: () => void; readonly onGo: () => void }) {
  const say = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="leave-unsent" onClose={onStay}>
      <h2 id="leave-unsent">{say('leaveUnsent')}</h2>
      <p>{say('leaveUnsentWhy')}</p>
      <p className={css.actions}>
        <button type="button" className="main" onClick={onStay}>
          {say('stay')}
        </button>
        <button type="button" onClick={onGo}>
          {say('goNow')}
        </button>
      </p>
    </dialog>
  )
}
