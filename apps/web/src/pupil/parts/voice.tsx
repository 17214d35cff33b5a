import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Drawing } from '../../ui/drawing'
import { useWords } from '../words/use-words'
import css from './parts.module.css'

interface Voice {
  readonly read: (text: string) => void
  readonly stop: () => void
  readonly isReading: boolean
}

const Speech = createContext<Voice | null>(null)
const LOUDSPEAKER = { lines: 'M4 9.5v5h3.5l5 4v-13l-5 4zM16 9.2a4 4 0 010 5.6M18.7 6.5a8 8 0 010 11' }

/** Gives what is inside a voice, where this device has one of its own: nothing of what is read leaves it. */
export function WithVoice({ children }: { readonly children: ReactNode }) {
  const voice = useLocalVoice()
  const [isReading, setReading] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  const stop = () => {
    speechSynthesis.cancel()
    setReading(false)
  }
  const read = (text: string) => {
    speechSynthesis.cancel()
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.rate = 0.9
    words.onend = () => setReading(false)
    setReading(true)
    speechSynthesis.speak(words)
  }
  return <Speech value={voice && { read, stop, isReading }}>{children}</Speech>
}

/** Reads one line aloud. Not there on a device without a voice. */
export function ReadLine({ text }: { readonly text: string }) {
  const voice = useContext(Speech)
  const say = useWords()
  if (!voice) return null
  return (
    <button type="button" className={css.aloud} aria-label={say('readLine', { text })} onClick={() => voice.read(text)}>
      <Drawing of={LOUDSPEAKER} />
    </button>
  )
}

/** Reads the whole note aloud, and stops. */
export function ReadAll({ text }: { readonly text: () => string }) {
  const voice = useContext(Speech)
  const say = useWords()
  if (!voice) return null
  return (
    <button
      type="button"
      className={css.aloudAll}
      onClick={() => (voice.isReading ? voice.stop() : voice.read(text()))}
    >
      <Drawing of={LOUDSPEAKER} /> {say(voice.isReading ? 'stopReading' : 'readAll')}
    </button>
  )
}

/** An English voice that speaks on this device alone; null where there is none. They may come only after a while. */
function useLocalVoice(): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    const speech = globalThis.speechSynthesis
    if (!speech) return
    const look = () => {
      const own = speech.getVoices().filter(({ localService, lang }) => localService && /^en\b/i.test(lang))
      setVoice(own.find(({ lang }) => /^en-GB/i.test(lang)) ?? own[0] ?? null)
    }
    look()
    speech.addEventListener('voiceschanged', look)
    return () => speech.removeEventListener('voiceschanged', look)
  }, [])
  return voice
}
