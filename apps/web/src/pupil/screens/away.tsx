import { Waiting } from '../parts/waiting'
import { useWords } from '../words/use-words'
import css from './door.module.css'

/** Opened with no network: the page is here, the note is not. */
export function Away({ waiting }: { readonly waiting: number }) {
  const say = useWords()
  return (
    <main className={css.door}>
      <h1>{say('doorTitle')}</h1>
      <p>{say('away')}</p>
      <Waiting count={waiting} />
    </main>
  )
}
