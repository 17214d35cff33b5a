import { checkAct, type NewAct } from '@track/microtrack'
import { createContext, useContext } from 'react'
import type { PupilApp } from '../pupil-app'
import type { PupilNote } from './pupil-note'

/** What a pupil does, without what the app adds to it. */
export type Deed = NewAct extends infer A
  ? A extends NewAct
    ? Omit<A, 'id' | 'publicationId' | 'pupilId' | 'by' | 'via' | 'at'>
    : never
  : never

export const App = createContext<PupilApp | null>(null)
export const Note = createContext<PupilNote | null>(null)

export function useApp(): PupilApp {
  return useContext(App)!
}

export function useNote(): PupilNote {
  return useContext(Note)!
}

/** Does something on the note on the screen. What means nothing on it is left; a double tap may lead to that. */
export function useDo(): (...deeds: readonly Deed[]) => void {
  const app = useApp()
  const { microtrack } = useNote()
  return (...deeds) => {
    for (const deed of deeds) {
      const act = {
        ...deed,
        id: crypto.randomUUID(),
        publicationId: microtrack.publicationId,
        pupilId: microtrack.pupilId,
        by: 'pupil',
        via: 'screen',
        at: new Date().toISOString(),
      } as NewAct
      if (checkAct(microtrack, act) === null) app.act(act)
    }
  }
}
