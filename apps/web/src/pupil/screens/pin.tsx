import { i18n } from '@lingui/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { PinPicture, pinPictureName } from '../../ui/pin-picture'
import { useApp } from '../note/note-context'
import { Trouble } from '../parts/trouble'
import type { DoorPupil } from '../pupil-app'
import type { Sentence } from '../words/sentences'
import { Band, useWords } from '../words/use-words'
import css from './pin.module.css'

const LENGTH = { pictures: 5, digits: 6 } as const
const PICTURES = Array.from({ length: 16 }, (_, number) => number)
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

/** What only this pupil knows: five pictures in their order, or six digits. The last one goes in by itself. */
export function Pin({ pupil, trouble }: { readonly pupil: DoorPupil; readonly trouble: Sentence | null }) {
  return (
    <Band value={pupil.pin === 'pictures' ? 'early' : 'middle'}>
      <PinPad pupil={pupil} trouble={trouble} />
    </Band>
  )
}

function PinPad({ pupil: { name, pin }, trouble }: { readonly pupil: DoorPupil; readonly trouble: Sentence | null }) {
  const app = useApp()
  const say = useWords()
  const [pressed, setPressed] = useState<readonly number[]>([])
  const [isAsking, setAsking] = useState(false)
  const [ownDevice, setOwnDevice] = useState(false)
  const length = LENGTH[pin]

  const press = async (number: number) => {
    if (isAsking || pressed.length >= length) return
    const all = [...pressed, number]
    setPressed(all)
    if (all.length < length) return
    setAsking(true)
    await app.signIn(all.join(pin === 'pictures' ? ' ' : ''), { ownDevice })
    setAsking(false)
    setPressed([])
  }
  const back = () => setPressed(pressed.slice(0, -1))
  useKeys((key) => {
    if (key === 'Backspace') back()
    else if (pin === 'digits' && /^\d$/.test(key)) void press(Number(key))
  })

  return (
    <main className={css.pin}>
      <header className={css.head}>
        <h1>{name === null ? say('helloYou') : say('hello', { name })}</h1>
        <button type="button" className="plain" onClick={() => void app.leave()}>
          {say('notMe')}
        </button>
      </header>
      <p>{say(pin === 'pictures' ? 'pinPictures' : 'pinDigits')}</p>
      <div className={css.places} role="img" aria-label={say('pinSoFar', { count: pressed.length, of: length })}>
        {Array.from({ length }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places stand still.
          <span key={place} data-filled={place < pressed.length || undefined} />
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {say('pinSoFar', { count: pressed.length, of: length })}
      </p>
      <Trouble of={pressed.length === 0 ? trouble : null} />
      <div className={pin === 'pictures' ? css.pictures : css.digits}>
        {(pin === 'pictures' ? PICTURES : DIGITS).map((number) => (
          <button
            key={number}
            type="button"
            aria-disabled={isAsking}
            aria-label={pin === 'pictures' ? i18n._(pinPictureName(number)!) : undefined}
            onClick={() => void press(number)}
          >
            {pin === 'pictures' ? <PinPicture number={number} size="2.75rem" /> : number}
          </button>
        ))}
        <button type="button" className={css.back} onClick={back} aria-disabled={pressed.length === 0}>
          {say('pinBack')}
        </button>
      </div>
      <label className={css.own}>
        <input type="checkbox" checked={ownDevice} onChange={({ target }) => setOwnDevice(target.checked)} />
        <span>{say('ownDevice')}</span>
      </label>
    </main>
  )
}

/** Keys count wherever the focus is, for whoever types. */
function useKeys(press: (key: string) => void): void {
  const current = useRef(press)
  current.current = press
  useLayoutEffect(() => {
    const heard = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (!ctrlKey && !metaKey && !altKey) current.current(key)
    }
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [])
}
