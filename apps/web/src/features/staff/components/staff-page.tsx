import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type HandedLink, mayDo, type School, type StaffList } from '@track/api-contract'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { formatMoment } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { roleName } from '../../../lib/role-names'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { useRenewInvitation, useWithdrawInvitation } from '../api/change-staff'
import { staffQueryOptions } from '../api/list-staff'
import { holdingOn } from '../teaching-today'
import { ClassDialog } from './class-dialog'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { MemberDialog } from './member-dialog'
import styles from './staff-page.module.css'

type Open =
  | { readonly kind: 'invite' }
  | { readonly kind: 'member' | 'class'; readonly id: string }
  | { readonly kind: 'link'; readonly link: HandedLink; readonly name: string }

/** Who works here, who is invited, and who teaches and covers which class. */
export function StaffPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const { data, error } = useQuery(staffQueryOptions(school.id))
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const manages = mayDo(school.role, 'manage-staff')
  const member = open?.kind === 'member' && data?.staff.find(({ accountId }) => accountId === open.id)
  const taught = open?.kind === 'class' && data?.classes.find(({ groupId }) => groupId === open.id)
  return (
    <Page
      title={t`Staff`}
      actions={
        manages && (
          <Button look="primary" onClick={() => setOpen({ kind: 'invite' })}>
            <Trans>Invite somebody</Trans>
          </Button>
        )
      }
    >
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && (
        <>
          <People
            school={school}
            list={data}
            onOpen={manages ? (accountId) => setOpen({ kind: 'member', id: accountId }) : undefined}
          />
          {data.invitations.length > 0 && (
            <Invitations
              schoolId={school.id}
              invitations={data.invitations}
              manages={manages}
              onRenewed={(link, name) => setOpen({ kind: 'link', link, name })}
            />
          )}
          <Classes school={school} list={data} onOpen={(groupId) => setOpen({ kind: 'class', id: groupId })} />
        </>
      )}
      {open?.kind === 'invite' && (
        <InviteDialog
          schoolId={school.id}
          onInvited={(link, name) => setOpen({ kind: 'link', link, name })}
          onClose={close}
        />
      )}
      {member && (
        <MemberDialog
          key={member.etag}
          schoolId={school.id}
          member={member}
          onReset={(link) => setOpen({ kind: 'link', link, name: member.name })}
          onClose={close}
        />
      )}
      {taught && data && (
        <ClassDialog schoolId={school.id} taught={taught} staff={data.staff} today={school.today} onClose={close} />
      )}
      {open?.kind === 'link' && <LinkDialog link={open.link} name={open.name} onClose={close} />}
    </Page>
  )
}

function People({
  school,
  list: { staff, classes },
  onOpen,
}: {
  readonly school: School
  readonly list: StaffList
  readonly onOpen: ((accountId: string) => void) | undefined
}) {
  const { t } = useLingui()
  const classesOf = (accountId: string) =>
    classes
      .filter(({ teachers }) => holdingOn(teachers, school.today).some((line) => line.accountId === accountId))
      .map(({ name }) => name)
      .join(', ')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col" className={styles.wide}>{t`E-mail address`}</th>
          <th scope="col">{t`Role`}</th>
          <th scope="col">{t`Classes`}</th>
        </tr>
      </thead>
      <tbody>
        {staff.map(({ accountId, name, email, role, deactivated }) => (
          <tr key={accountId} className={deactivated ? styles.out : undefined}>
            <th scope="row">
              {onOpen ? (
                <button type="button" className={styles.name} onClick={() => onOpen(accountId)}>
                  {name}
                </button>
              ) : (
                name
              )}
            </th>
            <td className={styles.wide}>{email}</td>
            <td>{deactivated ? t`shut out` : roleName(role)}</td>
            <td>{classesOf(accountId)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Invitations({
  schoolId,
  invitations,
  manages,
  onRenewed,
}: {
  readonly schoolId: string
  readonly invitations: StaffList['invitations']
  readonly manages: boolean
  readonly onRenewed: (link: HandedLink, name: string) => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const renew = useRenewInvitation(schoolId)
  const withdraw = useWithdrawInvitation(schoolId)
  const error = renew.error ?? withdraw.error
  const now = Date.now()
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Invited</Trans>
      </h2>
      {error && <Alert>{problemWords(error)}</Alert>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col" className={styles.wide}>{t`E-mail address`}</th>
            <th scope="col">{t`Role`}</th>
            <th scope="col">{t`Link`}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, name, email, role, expiresAt }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={styles.wide}>{email}</td>
              <td>{roleName(role)}</td>
              <td>
                <span className={styles.quiet}>
                  {Date.parse(expiresAt) > now ? t`works until ${formatMoment(expiresAt)}` : t`too old`}
                </span>
                {manages && (
                  <Buttons>
                    <Button
                      aria-label={t`New link for ${name}`}
                      onClick={() => renew.mutate(id, { onSuccess: (link) => onRenewed(link, name) })}
                    >
                      <Trans>New link</Trans>
                    </Button>
                    <Button
                      aria-label={t`Withdraw the invitation of ${name}`}
                      onClick={() =>
                        withdraw.mutate(id, { onSuccess: () => show({ text: t`Invitation of ${name} withdrawn` }) })
                      }
                    >
                      <Trans>Withdraw</Trans>
                    </Button>
                  </Buttons>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Classes({
  school,
  list: { staff, classes },
  onOpen,
}: {
  readonly school: School
  readonly list: StaffList
  readonly onOpen: (groupId: string) => void
}) {
  const { t } = useLingui()
  const nameOf = new Map(staff.map(({ accountId, name }) => [accountId, name]))
  const names = (teachers: StaffList['classes'][number]['teachers'], kind: 'teacher' | 'cover') =>
    holdingOn(teachers, school.today)
      .filter((line) => line.kind === kind)
      .map(({ accountId }) => nameOf.get(accountId))
      .join(', ')
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Classes</Trans>
      </h2>
      {classes.length === 0 ? (
        <p className={styles.words}>
          <Trans>Who teaches and covers each class will be here, once there are classes.</Trans>{' '}
          <Link to={paths.importPupils} params={{ schoolId: school.id }}>
            <Trans>Import pupils and their classes</Trans>
          </Link>
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`Class`}</th>
              <th scope="col">{t`Teacher`}</th>
              <th scope="col">{t`Cover today`}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map(({ groupId, name, teachers }) => (
              <tr key={groupId}>
                <th scope="row">
                  <button type="button" className={styles.name} onClick={() => onOpen(groupId)}>
                    {name}
                  </button>
                </th>
                <td>{names(teachers, 'teacher')}</td>
                <td>{names(teachers, 'cover')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
