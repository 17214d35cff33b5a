import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useNote } from './note-context'

const STANDINGS = {
  'going-well': 'goingWell',
  'needs-a-hand': 'needsAHand',
  'ready-for-more': 'readyForMore',
} as const satisfies Record<string, Sentence>

/** What the teacher said when they came by last. */
export function TeacherSays() {
  const last = useNote().microtrack.checkIns.at(-1)
  const say = useWords()
  if (!last) return null
  return (
    <p className={css.says} role="status">
      <strong>{say('teacherSays')}:</strong> {last.text ?? say(STANDINGS[last.standing])}
    </p>
  )
}
