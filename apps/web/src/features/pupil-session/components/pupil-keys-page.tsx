import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type MadePupilKeys, mayDo, type PinKind, type PupilKeyList, type School } from '@track/api-contract'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { formatMoment } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { useEndPupilSessions, useUnblockPupils } from '../api/change-pupil-keys'
import { pupilKeysQueryOptions } from '../api/list-pupil-keys'
import { ClassCodeDialog } from './class-code-dialog'
import { MadeKeys } from './made-keys'
import { MakeKeysDialog } from './make-keys-dialog'
import styles from './pupil-keys-page.module.css'

/** How the pupils of a class get in: what each has to get in with, who is in now, who may try again. */
export function PupilKeysPage({ school, classId }: { readonly school: School; readonly classId: string }) {
  const { t } = useLingui()
  const { data: keys, error } = useQuery(pupilKeysQueryOptions(school.id, classId))
  const [made, setMade] = useState<MadePupilKeys | null>(null)
  if (made)
    return (
      <MadeKeys
        className={keys?.className ?? ''}
        schoolName={school.name}
        made={made}
        onDone={() => {
          setMade(null)
        }}
      />
    )
  return (
    <Page
      title={t`How pupils get in`}
      actions={
        <Link to={paths.classNotes} params={{ schoolId: school.id, classId }} className={buttonClass()}>
          <Trans>To the notes</Trans>
        </Link>
      }
    >
      {error && !keys && <Alert>{problemWords(error)}</Alert>}
      {keys && <Keys school={school} keys={keys} onMade={setMade} />}
    </Page>
  )
}

function Keys({
  school,
  keys,
  onMade,
}: {
  readonly school: School
  readonly keys: PupilKeyList
  readonly onMade: (made: MadePupilKeys) => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { classId, className, classCode, pupils } = keys
  const address = `${location.host}/pupil/`
  const [unticked, setUnticked] = useState<ReadonlySet<string> | null>(null)
  const [making, setMaking] = useState(false)
  const [changingCode, setChangingCode] = useState(false)
  const unblock = useUnblockPupils(school.id)
  const end = useEndPupilSessions(school.id)
  const mayMake = mayDo(school.role, 'change-roster')
  const mayHelp = mayDo(school.role, 'record')

  // Those without a key are ticked until somebody chooses: at the start that is everybody.
  const without = pupils.filter(({ pin }) => pin === null)
  const chosen = unticked ? pupils.filter(({ pupilId }) => !unticked.has(pupilId)) : without.length > 0 ? without : []
  const isChosen = (pupilId: string) => chosen.some((pupil) => pupil.pupilId === pupilId)
  const choose = (ids: readonly string[]) =>
    setUnticked(new Set(pupils.flatMap(({ pupilId }) => (ids.includes(pupilId) ? [] : pupilId))))
  const toggle = (pupilId: string) => {
    const ids = chosen.map((pupil) => pupil.pupilId)
    choose(ids.includes(pupilId) ? ids.filter((id) => id !== pupilId) : [...ids, pupilId])
  }
  const failed = (error: unknown) => show({ text: problemWords(error) })
  const letTry = (ids: readonly string[], label?: string) =>
    unblock.mutate(ids, {
      onSuccess: () => show({ text: label ? t`${label} can try again` : t`They can try again` }),
      onError: failed,
    })
  const signOut = (ids: readonly string[], label?: string) =>
    end.mutate(ids, {
      onSuccess: () => show({ text: label ? t`${label} is signed out` : t`Everybody is signed out` }),
      onError: failed,
    })
  const inNow = pupils.filter(({ isIn }) => isIn)

  if (pupils.length === 0)
    return (
      <div className={styles.empty}>
        <p>
          <Trans>The pupils of {className} will be here, with the cards and PINs they get in with.</Trans>
        </p>
        {mayMake && (
          <Link
            to={paths.pupils}
            params={{ schoolId: school.id }}
            search={{ group: classId }}
            className={buttonClass('primary')}
          >
            <Trans>Put pupils in the class</Trans>
          </Link>
        )}
      </div>
    )
  return (
    <>
      <section className={styles.code} aria-labelledby="class-code">
        <div>
          <h2 id="class-code">
            <Trans>Class code of {className}</Trans>
          </h2>
          <p className={styles.quiet}>
            {classCode ? (
              <Trans>On any device, at {address}: type it, press your name, then your PIN. It is no secret.</Trans>
            ) : (
              <Trans>It comes with the first cards that are made.</Trans>
            )}
          </p>
        </div>
        {classCode && <strong className={styles.letters}>{classCode}</strong>}
        {classCode && mayMake && (
          <Button onClick={() => setChangingCode(true)}>
            <Trans>New class code…</Trans>
          </Button>
        )}
      </section>

      <section className={styles.part} aria-labelledby="pupil-cards">
        <div className={styles.head}>
          <h2 id="pupil-cards">
            <Trans>Cards and PINs</Trans>
          </h2>
          {mayMake && (
            <div className={styles.choices}>
              <Button look="quiet" onClick={() => choose(pupils.map(({ pupilId }) => pupilId))}>
                <Trans>Tick all</Trans>
              </Button>
              <Button look="quiet" onClick={() => choose([])}>
                <Trans>Tick none</Trans>
              </Button>
              {inNow.length > 1 && mayHelp && (
                <Button look="quiet" onClick={() => signOut(inNow.map(({ pupilId }) => pupilId))}>
                  <Trans>Sign out all {inNow.length}</Trans>
                </Button>
              )}
            </div>
          )}
        </div>
        <ul className={styles.list}>
          {pupils.map(({ pupilId, label, pin, madeAt, isBlocked, isIn }) => (
            <li key={pupilId} className={styles.row}>
              {mayMake ? (
                <Checkbox checked={isChosen(pupilId)} onChange={() => toggle(pupilId)}>
                  {label}
                </Checkbox>
              ) : (
                <span>{label}</span>
              )}
              <span className={styles.quiet}>
                {pin ? (
                  <>
                    <PinWords pin={pin} />
                    {madeAt && <>, {formatMoment(madeAt)}</>}
                  </>
                ) : (
                  <Trans>Nothing yet</Trans>
                )}
              </span>
              <span className={styles.now}>
                {isBlocked && (
                  <>
                    <Trans>Tried too often</Trans>
                    {mayHelp && (
                      <Button
                        aria-label={t`Let ${label} try again`}
                        disabled={unblock.isPending}
                        onClick={() => letTry([pupilId], label)}
                      >
                        <Trans>Let try again</Trans>
                      </Button>
                    )}
                  </>
                )}
                {isIn && (
                  <>
                    <Trans>In now</Trans>
                    {mayHelp && (
                      <Button
                        aria-label={t`Sign ${label} out`}
                        disabled={end.isPending}
                        onClick={() => signOut([pupilId], label)}
                      >
                        <Trans>Sign out</Trans>
                      </Button>
                    )}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {mayMake && (
        <div className={styles.foot}>
          <p className={styles.quiet}>
            {chosen.length === 0 ? (
              <Trans>Tick who needs a card.</Trans>
            ) : (
              plural(chosen.length, { one: '# pupil ticked', other: '# pupils ticked' })
            )}
          </p>
          <Button look="primary" disabled={chosen.length === 0} onClick={() => setMaking(true)}>
            {chosen.length === 0
              ? t`Make cards…`
              : plural(chosen.length, { one: 'Make a card…', other: 'Make # cards…' })}
          </Button>
        </div>
      )}
      {making && (
        <MakeKeysDialog
          schoolId={school.id}
          classId={classId}
          pupilIds={chosen.map(({ pupilId }) => pupilId)}
          replaced={chosen.filter(({ pin }) => pin !== null).length}
          kind={pupils.find(({ pin }) => pin !== null)?.pin ?? 'pictures'}
          onMade={(made) => {
            setMaking(false)
            setUnticked(null)
            onMade(made)
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {changingCode && (
        <ClassCodeDialog schoolId={school.id} classId={classId} onClose={() => setChangingCode(false)} />
      )}
    </>
  )
}

function PinWords({ pin }: { readonly pin: PinKind }) {
  return pin === 'pictures' ? <Trans>Card and picture PIN</Trans> : <Trans>Card and PIN of digits</Trans>
}
