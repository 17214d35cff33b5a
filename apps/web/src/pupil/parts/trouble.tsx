import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

/** What did not go as it should, and what to do. It is there from the start, so that what comes into it is read out. */
export function Trouble({ of }: { readonly of: Sentence | null }) {
  const say = useWords()
  return (
    <p role="alert" className={of ? css.trouble : 'visually-hidden'}>
      {of && say(of)}
    </p>
  )
}
