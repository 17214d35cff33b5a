import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { School } from '@track/api-contract'
import { notCheckedIn } from '@track/microtrack'
import { useRef, useState } from 'react'
import { formatMoment } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { type LessonPupil, startOfWeek } from '../lesson-view'
import { doneWords, nextWords, type Standing, standingWords } from '../note-words'
import type { Deed } from '../use-acts'
import styles from './check-ins.module.css'

const STANDINGS: readonly Standing[] = ['going-well', 'needs-a-hand', 'ready-for-more']

/** What was pressed in this round. */
type Round = Readonly<Record<string, Standing>>

/** Midway: one pupil after the other, one press each. A new press corrects an earlier one. */
export function CheckIns({
  school,
  publicationId,
  pupils,
  record,
  onDone,
}: {
  readonly school: School
  readonly publicationId: string
  readonly pupils: readonly LessonPupil[]
  readonly record: (deeds: readonly Deed[]) => void
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const since = startOfWeek(school.today)
  // Who waits is settled when a round begins: who has been seen stays in it, so that a press can be corrected.
  const [lately] = useState(() => waitingIds(pupils, since))
  const [who, setWho] = useState<'lately' | 'all' | (string & {})>(lately.size > 0 ? 'lately' : 'all')
  const [place, setPlace] = useState(0)
  const [round, setRound] = useState<Round>({})
  const name = useRef<HTMLHeadingElement>(null)
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const isGroup = who !== 'lately' && who !== 'all'
  const { data: members } = useQuery({
    ...pupilsQueryOptions({ schoolId: school.id, groupId: who }),
    enabled: isGroup,
  })

  const inGroup = new Set(members?.map(({ id }) => id))
  const chosen = pupils.filter(
    ({ pupilId }) => who === 'all' || (who === 'lately' ? lately.has(pupilId) : inGroup.has(pupilId)),
  )
  const pupil = chosen[place]
  const seen = chosen.filter(({ pupilId }) => round[pupilId])
  const goTo = (next: number) => {
    setPlace(next)
    name.current?.focus()
  }
  const press = (standing: Standing, note: string) => {
    if (!pupil) return
    const { pupilId, label } = pupil
    if (round[pupilId] !== standing || note)
      record([
        {
          publicationId,
          pupilId,
          by: 'teacher',
          via: 'screen',
          kind: 'check-in',
          standing,
          ...(note && { words: { text: note } }),
        },
      ])
    setRound({ ...round, [pupilId]: standing })
    say(`${label}: ${standingWords(standing)}`)
    goTo(place + 1)
  }
  const small = groups.filter(({ kind, pupils: size }) => (kind === 'ad-hoc' || kind === 'teaching-group') && size > 0)
  return (
    <div className={styles.checkIns}>
      <LabelledSelect
        label={t`Who`}
        value={who}
        choices={[
          ...(lately.size > 0 ? [{ value: 'lately', label: t`Not checked in this week (${lately.size})` }] : []),
          { value: 'all', label: t`Everybody (${pupils.length})` },
          ...small.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onChange={(next) => {
          setWho(next)
          setPlace(0)
        }}
      />
      {pupil ? (
        <section className={styles.card} aria-labelledby="check-in">
          <p className={styles.quiet}>
            <Trans>
              {place + 1} of {chosen.length}
            </Trans>
          </p>
          <h2 id="check-in" tabIndex={-1} ref={name}>
            {pupil.label}
          </h2>
          <p>
            {nextWords(pupil.note)} <span className={styles.quiet}>{doneWords(pupil.note)}</span>
          </p>
          {pupil.checkedInAt && !round[pupil.pupilId] && (
            <p className={styles.quiet}>
              <Trans>Last checked in {formatMoment(pupil.checkedInAt)}</Trans>
            </p>
          )}
          <Standings key={pupil.pupilId} pressed={round[pupil.pupilId]} onPress={press} />
        </section>
      ) : (
        <section className={styles.card} aria-labelledby="check-in">
          <h2 id="check-in" tabIndex={-1} ref={name}>
            {chosen.length === 0 ? (
              isGroup && !members ? null : (
                <Trans>Nobody of this lesson is in it</Trans>
              )
            ) : (
              <Plural value={seen.length} one="# pupil checked in" other="# pupils checked in" />
            )}
          </h2>
          <Buttons>
            <Button look="primary" onClick={onDone}>
              <Trans>Done</Trans>
            </Button>
          </Buttons>
        </section>
      )}
      {chosen.length > 0 && (
        <Buttons>
          <Button disabled={place === 0} onClick={() => goTo(place - 1)}>
            <Trans>Back</Trans>
          </Button>
          {pupil && (
            <Button onClick={() => goTo(place + 1)}>
              <Trans>Next</Trans>
            </Button>
          )}
        </Buttons>
      )}
      {seen.length > 0 && (
        <ul className={styles.seen} aria-label={t`Checked in`}>
          {chosen.map(
            ({ pupilId, label }, at) =>
              round[pupilId] && (
                <li key={pupilId}>
                  <Button look="quiet" onClick={() => goTo(at)} className={styles.change}>
                    <span>{label}</span>
                    <span className={styles.quiet}>{standingWords(round[pupilId])}</span>
                  </Button>
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  )
}

function Standings({
  pressed,
  onPress,
}: {
  readonly pressed: Standing | undefined
  readonly onPress: (standing: Standing, note: string) => void
}) {
  const { t } = useLingui()
  const [note, setNote] = useState('')
  return (
    <>
      <div className={styles.standings}>
        {STANDINGS.map((standing) => (
          <Button key={standing} aria-pressed={pressed === standing} onClick={() => onPress(standing, note.trim())}>
            {standingWords(standing)}
          </Button>
        ))}
      </div>
      <TextField
        label={t`A short note, if you like`}
        hint={t`Write it first: the press takes it along.`}
        maxLength={300}
        autoComplete="off"
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </>
  )
}

function waitingIds(pupils: readonly LessonPupil[], since: string): ReadonlySet<string> {
  const seen = pupils.map(({ pupilId, checkedInAt }) => ({
    pupilId,
    checkIns:
      checkedInAt === null
        ? []
        : [{ standing: 'going-well', text: null, recordedAt: checkedInAt, recordedBy: '' } as const],
  }))
  const pupilIds = pupils.map(({ pupilId }) => pupilId)
  return new Set(notCheckedIn(seen, { pupilIds, since }).map(({ pupilId }) => pupilId))
}
