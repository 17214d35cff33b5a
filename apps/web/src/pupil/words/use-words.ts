import { i18n } from '@lingui/core'
import type { ReadingBand } from '@track/microtrack'
import { createContext, useContext } from 'react'
import { SENTENCES, type Sentence } from './sentences'

/** How easy the words around here are. Before anybody is known: in the middle. */
export const Band = createContext<ReadingBand>('middle')

export type Say = (sentence: Sentence, values?: Readonly<Record<string, string | number>>) => string

/** Says a sentence in the words of the pupil's reading band. */
export function useWords(): Say {
  const band = useContext(Band)
  return (sentence, values) => {
    const message = SENTENCES[sentence][band]
    return i18n._(message.id, values, message)
  }
}
