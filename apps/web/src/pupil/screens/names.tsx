import type { Door } from '@track/api-contract'
import type { CSSProperties } from 'react'
import { useApp } from '../note/note-context'
import { Trouble } from '../parts/trouble'
import { Waiting } from '../parts/waiting'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './door.module.css'

/** The pupils of a class by first name: one tap says who is here. */
export function Names({
  door,
  trouble,
  waiting,
}: {
  readonly door: Door
  readonly trouble: Sentence | null
  readonly waiting: number
}) {
  const app = useApp()
  const say = useWords()
  const letters = Math.max(...door.pupils.flatMap(({ name }) => (name ?? '').split(' ').map(({ length }) => length)), 0)
  return (
    <main className={css.names}>
      <header>
        <p className={css.quiet}>{door.className}</p>
        <h1>{say('whoAreYou')}</h1>
      </header>
      <Trouble of={trouble} />
      <ul className={css.list} style={{ '--letters': letters } as CSSProperties}>
        {door.pupils.map((pupil) => (
          <li key={pupil.handle}>
            <button type="button" onClick={() => app.choose(pupil)}>
              {pupil.name}
            </button>
          </li>
        ))}
      </ul>
      <footer>
        <button type="button" className="plain" onClick={app.toDoor}>
          {say('otherClass')}
        </button>
        <Waiting count={waiting} />
      </footer>
    </main>
  )
}
