import type { RefObject } from 'react'
import { ReadLine } from '../parts/voice'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useNote } from './note-context'

/** What the note is for. It stays in sight. */
export function Outcome({ heading }: { readonly heading?: RefObject<HTMLHeadingElement | null> }) {
  const { text, original } = useNote().microtrack.outcome
  const say = useWords()
  return (
    <div className={css.outcome}>
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      <ReadLine text={text} />
      {original !== null && (
        <p className={css.original}>
          {say('firstWords')}: {original}
        </p>
      )}
    </div>
  )
}
