import { useWords } from '../words/use-words'
import css from './parts.module.css'

/** How much lies safely on this device until the network is back; of whom, nobody can say. */
export function Waiting({ count }: { readonly count: number }) {
  const say = useWords()
  return (
    <p role="status" className={css.waiting}>
      {count > 0 && say('safeHere', { count })}
    </p>
  )
}
