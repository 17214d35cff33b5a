import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { attentionOf } from '@track/microtrack'
import { type ReactNode, useId, useRef } from 'react'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import type { LessonPupil } from '../lesson-view'
import { changeWords } from '../note-words'
import styles from './attention.module.css'

export type Heard = (of: { readonly pupilId: string; readonly about: 'ask' | 'ready' }) => void
export type Answer = (pupilId: string, proposalId: string, kind: 'accept' | 'decline' | 'withdraw') => void

/**
 * Who asked to talk and who is ready to show it, whoever asked first first; one press says that a teacher has been.
 *
 * `linkTo` makes each name the way to the note; of a pupil whose note is open, the name is left out.
 */
export function Attention({
  pupils,
  linkTo,
  onHeard,
}: {
  readonly pupils: readonly LessonPupil[]
  readonly linkTo?: (pupil: LessonPupil) => ReactNode
  readonly onHeard: Heard
}) {
  const id = useId()
  const { t } = useLingui()
  const { say } = useNotices()
  const waiting = attentionOf(pupils.map(({ note }) => note))
  const list = (about: 'ask' | 'ready', title: ReactNode) => {
    const these = waiting.filter((one) => one.about === about)
    if (these.length === 0) return null
    return (
      <section className={styles.part} aria-labelledby={`${id}-${about}`}>
        {linkTo && <h3 id={`${id}-${about}`}>{title}</h3>}
        <ul>
          {these.map(({ pupilId }) => {
            const pupil = pupils.find((each) => each.pupilId === pupilId)!
            const { label } = pupil
            return (
              <li key={pupilId} className={styles.one}>
                {linkTo ? (
                  <span className={styles.name}>{linkTo(pupil)}</span>
                ) : (
                  <strong id={`${id}-${about}`}>{title}</strong>
                )}
                <NextFocusButton
                  aria-label={about === 'ask' ? t`Heard: ${label}` : t`Seen: ${label}`}
                  onPress={() => {
                    onHeard({ pupilId, about })
                    say(about === 'ask' ? t`Heard: ${label}` : t`Seen: ${label}`)
                  }}
                >
                  {about === 'ask' ? <Trans>Heard</Trans> : <Trans>Seen</Trans>}
                </NextFocusButton>
              </li>
            )
          })}
        </ul>
      </section>
    )
  }
  if (waiting.length === 0) return null
  return (
    <div className={styles.strip} data-strip>
      {list('ask', <Trans>Asked to talk</Trans>)}
      {list('ready', <Trans>Ready to show</Trans>)}
    </div>
  )
}

/** What pupils propose and a teacher answers, the original beside it; what a teacher proposed waits for the pupil. */
export function Proposals({
  pupils,
  today,
  linkTo,
  onAnswer,
}: {
  readonly pupils: readonly LessonPupil[]
  readonly today: CalendarDate
  readonly linkTo?: (pupil: LessonPupil) => ReactNode
  readonly onAnswer: Answer
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const open = pupils.flatMap((pupil) =>
    pupil.note.adjustments
      .filter(({ status, proposedBy }) => status === 'proposed' && (!linkTo || proposedBy === 'pupil'))
      .map((adjustment) => ({ pupil, adjustment, ...changeWords(adjustment.change, { note: pupil.note, today }) })),
  )
  if (open.length === 0) return null
  return (
    <div className={styles.strip} data-strip>
      <section className={styles.part}>
        <h3>{linkTo ? <Trans>Proposed by pupils</Trans> : <Trans>Proposed</Trans>}</h3>
        <ul>
          {open.map(({ pupil: { label, pupilId }, pupil, adjustment, about, original }) => (
            <li key={adjustment.id} className={styles.proposal}>
              <p>
                {linkTo && <>{linkTo(pupil)}: </>}
                {about}
                {adjustment.text && <>: “{adjustment.text}”</>}
                {original !== null && (
                  <span className={styles.quiet}>
                    {' '}
                    <Trans>Now: “{original}”</Trans>
                  </span>
                )}
              </p>
              {adjustment.proposedBy === 'pupil' ? (
                <span className={styles.answers}>
                  <NextFocusButton
                    aria-label={t`Agree: ${label}`}
                    onPress={() => {
                      onAnswer(pupilId, adjustment.id, 'accept')
                      say(t`Agreed`)
                    }}
                  >
                    <Trans>Agree</Trans>
                  </NextFocusButton>
                  <NextFocusButton
                    aria-label={t`Not now: ${label}`}
                    onPress={() => {
                      onAnswer(pupilId, adjustment.id, 'decline')
                      say(t`Not now`)
                    }}
                  >
                    <Trans>Not now</Trans>
                  </NextFocusButton>
                </span>
              ) : (
                <span className={styles.answers}>
                  <span className={styles.quiet}>
                    <Trans>Waits for their answer</Trans>
                  </span>
                  <NextFocusButton onPress={() => onAnswer(pupilId, adjustment.id, 'withdraw')}>
                    <Trans>Take it back</Trans>
                  </NextFocusButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** A button that goes away when it is pressed hands the focus to the next of its kind, or to the heading that stands nearest. */
function NextFocusButton({
  onPress,
  ...rest
}: Omit<Parameters<typeof Button>[0], 'onClick'> & { readonly onPress: () => void }) {
  const ref = useRef<HTMLButtonElement>(null)
  const press = () => {
    const own = ref.current?.closest('li')
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-strip] button')]
    const headings = [...document.querySelectorAll<HTMLElement>('[data-resting]')]
    const next =
      buttons.find((button) => !own?.contains(button)) ?? headings.findLast((heading) => heading.offsetParent !== null)
    onPress()
    next?.focus()
  }
  return <Button {...rest} ref={ref} onClick={press} />
}
