import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type LeftDemo, mayDo, type School, type Session } from '@track/api-contract'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { paths } from '../app/paths'
import { hasUnsaved } from '../features/markbook/entry-sender'
import { useEntrySender } from '../features/markbook/use-entries'
import { useSignOut } from '../features/session/api/sign-out'
import { leaveDevice } from '../lib/offline/device'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Select } from '../ui/field'
import { Finder } from '../ui/finder'
import { Icon } from '../ui/icon'
import { Menu, MenuDivider, menuEntryClass, menuHeadingClass } from '../ui/menu'
import { useNotices } from '../ui/notices'
import styles from './frame.module.css'
import { places, setUpPlaces } from './places'

const SignOutDialog = lazy(() => import('./sign-out-dialog'))
const LeaveDemoDialog = lazy(async () => ({
  default: (await import('../features/school/components/leave-demo-dialog')).LeaveDemoDialog,
}))
const DeviceNotices = lazy(() => import('../features/markbook/components/device-notices'))

/** One slim bar: the school, the class, the subject, search, who I am; the places in it, or below on a phone. */
export function Frame({
  school,
  session,
  children,
}: {
  readonly school: School
  readonly session: Session
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { classId, subjectId } = useParams({ strict: false })
  const [searching, setSearching] = useState(false)
  const goTo = (next: { readonly classId: string; readonly subjectId: string }) =>
    navigate({ to: paths.classMarkbook, params: { schoolId: school.id, ...next } })

  // What a notice offers to do is about the page it came up on, and out of sight once that is left.
  const pathname = useLocation({ select: (location) => location.pathname })
  const { dismiss } = useNotices()
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a path is what dismisses
  useEffect(() => dismiss, [pathname, dismiss])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return
      event.preventDefault()
      setSearching(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  const classes = [...school.classes].sort((a, b) => Number(b.mine) - Number(a.mine))
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        <Trans>Skip to the page</Trans>
      </a>
      <div>
        <header className={`${styles.bar} no-print`}>
          <SchoolMenu school={school} session={session} />
          {classId && subjectId && (
            <>
              <Select
                bare
                className={styles.class}
                label={t`Class`}
                value={classId}
                choices={classes.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(next) => goTo({ classId: next, subjectId })}
              />
              <Select
                bare
                className={styles.subject}
                label={t`Subject`}
                value={subjectId}
                choices={school.subjects.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(next) => goTo({ classId, subjectId: next })}
              />
            </>
          )}
          <Button look="quiet" className={styles.search} onClick={() => setSearching(true)}>
            <Icon name="search" />
            <span className="visually-hidden">
              <Trans>Go to a class or subject</Trans>
            </span>
            <span className={styles.searchLabel} aria-hidden="true">
              <Trans>Go to</Trans> <kbd>{t`Ctrl K`}</kbd>
            </span>
          </Button>
          {places.length > 1 && <Places schoolId={school.id} className={styles.inBar!} />}
          <span className={styles.who}>{session.account.name}</span>
        </header>
        <Suspense fallback={null}>
          <DeviceNotices />
        </Suspense>
      </div>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      {places.length > 1 && <Places schoolId={school.id} className={`${styles.below} no-print`} />}
      {searching && (
        <Dialog title={t`Go to`} atTop onClose={() => setSearching(false)}>
          <Finder
            label={t`Class or subject`}
            none={t`No class or subject begins like that.`}
            among={classes.flatMap((group) =>
              school.subjects.map((subject) => ({
                id: `${group.id} ${subject.id}`,
                label: group.name,
                detail: subject.name,
                to: { classId: group.id, subjectId: subject.id },
              })),
            )}
            onChoose={({ to }) => {
              setSearching(false)
              void goTo(to)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

function Places({ schoolId, className }: { readonly schoolId: string; readonly className: string }) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Places`} className={`${styles.places} ${className}`}>
      {places.map(({ to, label, icon }) => (
        <Link key={to} to={to} params={{ schoolId }} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
          <Icon name={icon} />
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}

function SchoolMenu({ school, session }: { readonly school: School; readonly session: Session }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const sender = useEntrySender()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const signOut = useSignOut({ onSignedOut: () => navigate({ to: paths.signIn, search: {} }) })
  const setUp = setUpPlaces.filter(({ permission }) => mayDo(school.role, permission))
  /** Nothing of the demo stays on this device; what comes next is behind the link. */
  const beginAfresh = async ({ link }: LeftDemo) => {
    await leaveDevice()
    queryClient.clear()
    await navigate(link ? { to: paths.firstRun, hash: link.token } : { to: paths.signIn, search: {} })
  }
  const others = session.schools.filter(({ schoolId }) => schoolId !== school.id)
  return (
    <>
      <Menu
        className={styles.school}
        name={t`${school.name}: set-up and sign out`}
        label={
          <>
            <span className={styles.schoolIcon}>
              <Icon name="school" />
            </span>
            <span className={styles.schoolName}>{school.name}</span>
          </>
        }
      >
        {setUp.length > 0 && (
          <>
            <div className={menuHeadingClass}>
              <Trans>Set-up</Trans>
            </div>
            {setUp.map(({ to, label }) => (
              <Link key={to} to={to} params={{ schoolId: school.id }} className={menuEntryClass}>
                {t(label)}
              </Link>
            ))}
            <MenuDivider />
          </>
        )}
        {others.length > 0 && (
          <>
            <div className={menuHeadingClass}>
              <Trans>Your other schools</Trans>
            </div>
            {others.map(({ schoolId, name }) => (
              <Link key={schoolId} to={paths.markbook} params={{ schoolId }} className={menuEntryClass}>
                {name}
              </Link>
            ))}
            <MenuDivider />
          </>
        )}
        <div className={menuHeadingClass}>{session.account.name}</div>
        <Link to={paths.account} className={menuEntryClass}>
          <Trans>Your account</Trans>
        </Link>
        {school.demo && mayDo(school.role, 'manage-staff') && (
          <button type="button" className={menuEntryClass} onClick={() => setLeaving(true)}>
            <Trans>Leave the demo</Trans>
          </button>
        )}
        <button
          type="button"
          className={menuEntryClass}
          onClick={() => (hasUnsaved(sender.queue()) ? setAsking(true) : signOut.mutate())}
        >
          <Trans>Sign out</Trans>
        </button>
      </Menu>
      {leaving && (
        <Suspense fallback={null}>
          <LeaveDemoDialog school={school} onLeft={beginAfresh} onClose={() => setLeaving(false)} />
        </Suspense>
      )}
      {asking && (
        <Suspense fallback={null}>
          <SignOutDialog signOut={signOut} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
