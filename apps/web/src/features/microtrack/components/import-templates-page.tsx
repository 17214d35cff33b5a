import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { paths } from '../../../app/paths'
import { refreshSchool } from '../../../lib/refresh-school'
import { remembered } from '../../../lib/remembered'
import { buttonClass } from '../../../ui/button'
import { ImportSheet } from '../../../ui/import/import-sheet'
import { Page } from '../../../ui/page'
import { importTemplates } from '../api/import-templates'

/** Outcomes and their criteria from a scheme of work, each a template to finish: no task is invented. */
export function ImportTemplatesPage({
  school,
  classId,
}: {
  readonly school: School
  /** The class whose notes led here. */
  readonly classId: string | undefined
}) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const back = classId ?? remembered('class')
  const seeAll = back ? (
    <Link to={paths.classNotes} params={{ schoolId: school.id, classId: back }} className={buttonClass('primary')}>
      <Trans>See the templates</Trans>
    </Link>
  ) : (
    <Link to={paths.notes} params={{ schoolId: school.id }} className={buttonClass('primary')}>
      <Trans>See the templates</Trans>
    </Link>
  )
  return (
    <Page title={t`Import outcomes`}>
      <ImportSheet
        about={
          <Trans>
            A table (CSV or Excel) with a row for each lesson: its outcome, and its success criteria in one cell with a
            bar ( | ) between them. A title, a unit and an identifier are read too. Each row becomes a template; where
            it holds more or fewer criteria than a note, choose two or three before you give it out.
          </Trans>
        }
        count={(rows) => plural(rows, { one: '# template', other: '# templates' })}
        send={(file, query, signal) => importTemplates(school.id, file, query, signal)}
        onDone={() => void refreshSchool(queryClient, school.id)}
        seeAll={seeAll}
      />
    </Page>
  )
}
