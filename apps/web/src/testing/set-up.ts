import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { activateLocale } from '../app/i18n'
import { setSessionEnded } from '../lib/session-ended'

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 5_000 })

/** What jsdom lacks of a browser, and a clean browser before every test. */
beforeEach(async () => {
  localStorage.clear()
  setSessionEnded(false)
  setMedia(() => false)
  await activateLocale('en-GB')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

window.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
  this.querySelector<HTMLElement>('button, input')?.focus()
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

/** Says what the page looks like: `setMedia((query) => query === '(pointer: fine)')`. */
export function setMedia(matches: (query: string) => boolean): void {
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      media: query,
      matches: matches(query),
      onchange: null,
    }) as unknown as MediaQueryList
}
