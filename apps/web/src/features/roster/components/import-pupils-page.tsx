import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { paths } from '../../../app/paths'
import { refreshSchool } from '../../../lib/refresh-school'
import { buttonClass } from '../../../ui/button'
import { ImportSheet } from '../../../ui/import/import-sheet'
import { Page } from '../../../ui/page'
import { importPupils } from '../api/import-pupils'

/** Pupils from any CSV file: who is new, who changed, which class and groups they are in. */
export function ImportPupilsPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  return (
    <Page title={t`Import pupils`}>
      <ImportSheet
        about={
          <Trans>
            A CSV file from your school’s system, or one you made: a row for each pupil, with any columns. UPN or
            another identifier lets a later file find the same pupils again. Nothing is written until you say so.
          </Trans>
        }
        count={(pupils) => plural(pupils, { one: '# pupil', other: '# pupils' })}
        kinds={[
          { prefix: 'group', title: t`A group: yes or no`, nameLabel: t`Name of the group` },
          { prefix: 'groupValue', title: t`Groups: each value is one`, nameLabel: t`What the groups have in common` },
        ]}
        dates
        send={(file, query, signal) => importPupils(school.id, file, query, signal)}
        onDone={() => void refreshSchool(queryClient, school.id)}
        seeAll={
          <Link
            to={paths.pupils}
            params={{ schoolId: school.id }}
            activeOptions={{ exact: true }}
            className={buttonClass('primary')}
          >
            <Trans>See the pupils</Trans>
          </Link>
        }
      />
    </Page>
  )
}
