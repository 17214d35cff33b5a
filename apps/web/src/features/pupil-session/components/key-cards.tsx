import { Trans, useLingui } from '@lingui/react/macro'
import type { MadePupilKeys } from '@track/api-contract'
import { PinPicture, pinPictureName } from '../../../ui/pin-picture'
import { QrCode } from '../../../ui/qr-code'
import styles from './key-cards.module.css'

const TO_A_PAGE = 8

/**
 * Cards for pupils to keep, eight on an A4 page with marks to cut along: whose it is, the code that knows them again, and the code of
 * the class. The PIN stands on them only `withPins`: whoever finds such a card is in.
 */
export function KeyCards({
  schoolName,
  className,
  made: { classCode, keys },
  withPins = false,
}: {
  readonly schoolName: string
  readonly className: string
  readonly made: MadePupilKeys
  readonly withPins?: boolean
}) {
  const { t } = useLingui()
  const pages = Array.from({ length: Math.ceil(keys.length / TO_A_PAGE) }, (_, at) =>
    keys.slice(at * TO_A_PAGE, (at + 1) * TO_A_PAGE),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className={styles.papers} aria-label={t`Cards`} tabIndex={0}>
      {pages.map((page) => (
        <div key={page[0]!.pupilId} className={styles.paper}>
          {page.map(({ pupilId, label, card, pin, kind }) => (
            <article key={pupilId} className={styles.card}>
              <QrCode text={`${location.origin}/pupil/#k=${card}`} className={styles.code} />
              <div className={styles.words}>
                <h2>
                  <bdi>{label}</bdi>
                </h2>
                <p>
                  <bdi>{className}</bdi>, <bdi>{schoolName}</bdi>
                </p>
                {withPins && <p className={styles.pin}>{kind === 'digits' ? pin : <Pictures pin={pin} />}</p>}
                <p className={styles.class}>
                  <Trans>Class code</Trans>
                  <strong>{classCode}</strong>
                </p>
              </div>
              <p className={styles.foot}>{`${location.host}/pupil`}</p>
            </article>
          ))}
        </div>
      ))}
    </section>
  )
}

function Pictures({ pin }: { readonly pin: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a picture may come twice, and the order never changes
  return pin.split(' ').map((number, place) => <Picture key={place} number={Number(number)} />)
}

function Picture({ number }: { readonly number: number }) {
  const { t } = useLingui()
  const name = pinPictureName(number)
  return (
    <span role="img" aria-label={name && t(name)}>
      <PinPicture number={number} size="7mm" />
    </span>
  )
}
