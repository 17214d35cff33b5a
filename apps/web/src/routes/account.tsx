import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ChangePasswordForm } from '../features/session/components/change-password-form'
import { roleName } from '../lib/role-names'
import { Sheet } from './sheet'
import styles from './sheet.module.css'

const route = getRouteApi(paths.account)

/** Who I am, where I work, and my password. */
export function AccountRoute() {
  const { t } = useLingui()
  const session = route.useLoaderData()
  const { account, schools } = session
  return (
    <Sheet title={t`Your account`}>
      <p>
        {account.name}
        <br />
        {account.email}
      </p>
      <ul className={styles.schools}>
        {schools.map(({ schoolId, name, role }) => (
          <li key={schoolId}>
            <Link to={paths.markbook} params={{ schoolId }}>
              {name}
            </Link>
            , {roleName(role)}
          </li>
        ))}
      </ul>
      <h2>
        <Trans>Change your password</Trans>
      </h2>
      <ChangePasswordForm session={session} />
    </Sheet>
  )
}
