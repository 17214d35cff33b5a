import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { refreshSchool } from '../../../lib/refresh-school'
import { remembered } from '../../../lib/remembered'
import { buttonClass } from '../../../ui/button'
import { ImportSheet } from '../../../ui/import/import-sheet'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Page } from '../../../ui/page'
import { importObjectives } from '../api/import-objectives'

/** Objectives from any CSV file: a publisher's, a neighbour's or the school's own. */
export function ImportObjectivesPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { subjects } = school
  const [subject, setSubject] = useState(
    () => (subjects.find(({ id }) => id === remembered('subject')) ?? subjects[0])?.name ?? '',
  )
  return (
    <Page title={t`Import objectives`}>
      <ImportSheet
        about={
          <Trans>
            A CSV file with a row for each objective: its words, and if it has them strand, year groups, code and tags.
            An identifier lets a later file find the same objectives again. Nothing is written until you say so.
          </Trans>
        }
        choices={
          subjects.length > 0 && (
            <Bar>
              <LabelledSelect
                label={t`Subject of rows that name none`}
                value={subject}
                choices={subjects.map(({ name }) => ({ value: name, label: name }))}
                onChange={setSubject}
              />
            </Bar>
          )
        }
        query={subject ? { subject } : {}}
        count={(objectives) => plural(objectives, { one: '# objective', other: '# objectives' })}
        send={(file, query, signal) => importObjectives(school.id, file, query, signal)}
        onDone={() => void refreshSchool(queryClient, school.id)}
        seeAll={
          <Link
            to={paths.objectives}
            params={{ schoolId: school.id }}
            activeOptions={{ exact: true }}
            className={buttonClass('primary')}
          >
            <Trans>See the objectives</Trans>
          </Link>
        }
      />
    </Page>
  )
}
