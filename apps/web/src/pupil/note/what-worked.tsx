import type { PupilDay } from '@track/api-contract'
import { useWords } from '../words/use-words'
import css from './note.module.css'

/** Ways used at least three times, and what the pupil said of the criteria afterwards. Counts: what they mean is the pupil's to say. */
export function WhatWorked({ ways }: { readonly ways: PupilDay['whatWorked'] }) {
  const say = useWords()
  if (ways.length === 0) return null
  return (
    <details className={css.worked}>
      <summary>{say('whatWorked')}</summary>
      <ul className={css.plainList}>
        {ways.map(({ kind, way, uses, criteria, criteriaMet }) => (
          <li key={`${kind} ${way}`}>
            <strong>{way}</strong> {say('whatWorkedCounts', { uses, met: criteriaMet, of: criteria })}
          </li>
        ))}
      </ul>
    </details>
  )
}
