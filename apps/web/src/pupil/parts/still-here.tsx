import { useEffect, useRef, useState } from 'react'
import { useApp } from '../note/note-context'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

const MINUTE = 60_000
const SIGNS = ['pointerdown', 'keydown', 'scroll', 'input'] as const

/** After some quiet minutes a device that others use asks, and a minute later it closes the note. Nothing is lost by it. */
export function StillHere({ minutes }: { readonly minutes: number }) {
  const app = useApp()
  const say = useWords()
  const [isAsking, setAsking] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const last = useRef(Date.now())

  useEffect(() => {
    const note = () => {
      last.current = Date.now()
    }
    const look = () => {
      const quiet = Date.now() - last.current
      if (quiet >= minutes * MINUTE) void app.lapse()
      else setAsking(quiet >= (minutes - 1) * MINUTE)
    }
    note()
    for (const sign of SIGNS) addEventListener(sign, note, { passive: true, capture: true })
    const timer = setInterval(look, 1_000)
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, note, { capture: true })
      clearInterval(timer)
    }
  }, [app, minutes])
  useEffect(() => {
    if (isAsking) dialog.current?.showModal()
  }, [isAsking])

  if (!isAsking) return null
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="still-here" onClose={() => setAsking(false)}>
      <h2 id="still-here">{say('stillHere')}</h2>
      <p>{say('stillHereWhy')}</p>
      <p className={css.actions}>
        <button type="button" className="main" onClick={() => setAsking(false)}>
          {say('iAmHere')}
        </button>
        <button type="button" onClick={() => void app.lapse()}>
          {say('finish')}
        </button>
      </p>
    </dialog>
  )
}
