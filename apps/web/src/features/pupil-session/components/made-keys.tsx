import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import type { MadePupilKeys } from '@track/api-contract'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { Buttons } from '../../../ui/page'
import { PinPicture, pinPictureName } from '../../../ui/pin-picture'
import { KeyCards } from './key-cards'
import styles from './made-keys.module.css'

/** The cards and PINs just made, the only time they can be seen: to be printed now, and asked about before they are left. */
export function MadeKeys({
  className,
  schoolName,
  made,
  onDone,
}: {
  readonly className: string
  readonly schoolName: string
  readonly made: MadePupilKeys
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const [printed, setPrinted] = useState(false)
  const [asking, setAsking] = useState(false)
  const [withPins, setWithPins] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const blocker = useBlocker({
    shouldBlockFn: () => !printed,
    enableBeforeUnload: () => !printed,
    withResolver: true,
  })
  const leave = blocker.status === 'blocked' ? blocker.proceed : onDone
  const stay = () => {
    setAsking(false)
    if (blocker.status === 'blocked') blocker.reset()
  }
  return (
    <div className={styles.page}>
      <div className={`${styles.about} no-print`}>
        <h1 ref={heading} tabIndex={-1}>
          {plural(made.keys.length, { one: '# card for print', other: '# cards for print' })}
        </h1>
        <Alert>
          <Trans>
            Print them now: this is the only time they are shown. Nobody can read them again; a lost one is replaced by
            a new one.
          </Trans>
        </Alert>
        <fieldset className={styles.choices}>
          <legend>
            <Trans>What is printed</Trans>
          </legend>
          <Checkbox type="radio" name="paper" checked={!withPins} onChange={() => setWithPins(false)}>
            <Trans>Cards without PINs, and a list of the PINs for you</Trans>
          </Checkbox>
          <Checkbox
            type="radio"
            name="paper"
            checked={withPins}
            hint={t`Whoever finds such a card can get in.`}
            onChange={() => setWithPins(true)}
          >
            <Trans>Cards with their PINs on them</Trans>
          </Checkbox>
        </fieldset>
        <Buttons>
          <Button
            look="primary"
            onClick={() => {
              setPrinted(true)
              window.print()
            }}
          >
            <Trans>Print</Trans>
          </Button>
          <Button onClick={() => (printed ? onDone() : setAsking(true))}>
            <Trans>Done</Trans>
          </Button>
        </Buttons>
      </div>
      <KeyCards schoolName={schoolName} className={className} made={made} withPins={withPins} />
      {!withPins && <PinList schoolName={schoolName} className={className} made={made} />}
      {(asking || blocker.status === 'blocked') && (
        <Dialog title={t`Leave without printing?`} onClose={stay}>
          <p>
            <Trans>These cards and PINs cannot be shown again. Without them pupils need new ones.</Trans>
          </p>
          <Buttons>
            <Button look="primary" data-first onClick={stay}>
              <Trans>Stay with the cards</Trans>
            </Button>
            <Button onClick={leave}>
              <Trans>Leave without them</Trans>
            </Button>
          </Buttons>
        </Dialog>
      )}
    </div>
  )
}

/** The PINs by name, for whoever looks after them. */
function PinList({
  schoolName,
  className,
  made,
}: {
  readonly schoolName: string
  readonly className: string
  readonly made: MadePupilKeys
}) {
  return (
    <div className={styles.list}>
      <table className={styles.table}>
        <caption>
          {schoolName}, {className}. <Trans>Class code</Trans>: <strong>{made.classCode}</strong>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Pupil</Trans>
            </th>
            <th scope="col">
              <Trans>PIN</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {made.keys.map(({ pupilId, label, pin, kind }) => (
            <tr key={pupilId}>
              <th scope="row">{label}</th>
              <td>{kind === 'digits' ? <span className={styles.digits}>{pin}</span> : <Pictures pin={pin} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Pictures({ pin }: { readonly pin: string }) {
  const { t } = useLingui()
  return (
    <ol className={styles.pictures}>
      {pin
        .split(' ')
        .map(Number)
        .map((number, place) => {
          const name = pinPictureName(number)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture may come twice, and the order never changes
            <li key={place}>
              <PinPicture number={number} />
              <span>{name && t(name)}</span>
            </li>
          )
        })}
    </ol>
  )
}
