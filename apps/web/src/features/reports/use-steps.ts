import { useEffect, useState } from 'react'
import type { PageChoice } from './page-choice'
import { type Steps, stepTo } from './steps'

/** The changes of the page since it was opened, to be undone and done again: with Ctrl and Z as well, outside fields and dialogs. */
export function useSteps(
  choice: PageChoice,
  { isOn, onGo }: { readonly isOn: boolean; readonly onGo: (choice: PageChoice) => void },
) {
  const [steps, setSteps] = useState<Steps>({ past: [], now: choice, future: [] })
  const now = steps.now === choice ? steps : stepTo(steps, choice)
  if (now !== steps) setSteps(now)
  const [before, after] = [now.past.at(-1), now.future.at(-1)]
  const undo = before && (() => onGo(before))
  const redo = after && (() => onGo(after))
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return
      const key = event.key.toLowerCase()
      const go = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : undefined
      if (!go) return
      event.preventDefault()
      go()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, undo, redo])
  return { undo, redo }
}

/** In a field the keys undo what was typed, and a dialog has its own changes. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}
