import { Trans, useLingui } from '@lingui/react/macro'
import type { Descriptor } from '@track/descriptors'
import type { Issue } from '@track/kernel'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { DepthSymbol } from '../../../ui/depth-symbol'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { SYMBOLS, TINTS } from '../new-words'
import { IssueList } from './issue-list'
import styles from './word-look.module.css'

/** The colour and the shape of a word, as the button that changes them. */
export function WordLook({
  word,
  issues,
  onChange,
}: {
  readonly word: Readonly<Descriptor>
  /** What is wrong with its look. */
  readonly issues: readonly Issue[]
  readonly onChange: (look: Partial<Pick<Descriptor, 'colour' | 'symbol'>>) => void
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const label = word.label || t`the new word`
  return (
    <>
      <button
        type="button"
        className={styles.look}
        aria-label={t`Colour and symbol of ${label}`}
        onClick={() => setOpen(true)}
      >
        <DepthMark code={word.shortCode ? word : { ...word, shortCode: '…' }} />
      </button>
      {open && (
        <Dialog title={t`Colour and symbol of ${label}`} onClose={() => setOpen(false)}>
          <p>
            <DepthMark code={{ ...word, label }} whole />
          </p>
          <fieldset className={styles.choices}>
            <legend>{t`Colour`}</legend>
            {TINTS.map(({ colour, name }) => (
              <label key={colour} className={styles.choice} title={t(name)}>
                <input
                  type="radio"
                  name="tint"
                  className="visually-hidden"
                  aria-label={t(name)}
                  checked={word.colour === colour}
                  onChange={() => onChange({ colour })}
                />
                <span className={styles.swatch} style={{ background: colour }} />
              </label>
            ))}
          </fieldset>
          <ColourField key={word.colour} colour={word.colour} onChange={(colour) => onChange({ colour })} />
          <fieldset className={styles.choices}>
            <legend>{t`Symbol`}</legend>
            {SYMBOLS.map(({ symbol, name }) => (
              <label key={symbol} className={styles.choice} title={t(name)}>
                <input
                  type="radio"
                  name="symbol"
                  className="visually-hidden"
                  aria-label={t(name)}
                  checked={word.symbol === symbol}
                  onChange={() => onChange({ symbol })}
                />
                <span className={styles.swatch}>
                  <DepthSymbol name={symbol} />
                </span>
              </label>
            ))}
          </fieldset>
          <div role="status">
            <IssueList issues={issues} />
          </div>
          <p className={styles.quiet}>
            <Trans>
              Give each word a symbol of its own: on a grey print only the symbol and the letters tell words apart.
            </Trans>
          </p>
          <div>
            <Button look="primary" onClick={() => setOpen(false)}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Any other colour by its six digits, taken once they are six. */
function ColourField({ colour, onChange }: { readonly colour: string; readonly onChange: (colour: string) => void }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(colour)
  const take = () => {
    const next = `#${typed.trim().replace(/^#/, '').toLowerCase()}`
    if (/^#[0-9a-f]{6}$/.test(next)) onChange(next)
    else setTyped(colour)
  }
  return (
    <TextField
      label={t`Or any colour`}
      hint={t`# and six digits or letters a to f, such as #fbe7b2. A light one is easiest to read on.`}
      value={typed}
      maxLength={7}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        take()
      }}
    />
  )
}
