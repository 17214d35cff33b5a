import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { useState } from 'react'
import { v7 as makeId } from 'uuid'
import { paths } from '../../../app/paths'
import { refreshSchool } from '../../../lib/refresh-school'
import { remembered } from '../../../lib/remembered'
import { buttonClass } from '../../../ui/button'
import { TABLES_AND_SETS } from '../../../ui/import/file-choice'
import { type ImportFile, ImportSheet } from '../../../ui/import/import-sheet'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Page } from '../../../ui/page'
import { importObjectives } from '../api/import-objectives'
import { useUndoImport } from '../api/undo-import'
import { isWholeSet } from '../whole-set'
import { ImportFramework } from './import-framework'

/** Objectives from any file, a publisher's, a neighbour's or the school's own: what it holds decides how it is read. */
export function ImportObjectivesPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const undo = useUndoImport(school.id)
  const { subjects } = school
  const [subject, setSubject] = useState(
    () => (subjects.find(({ id }) => id === remembered('subject')) ?? subjects[0])?.name ?? '',
  )
  /** The file in hand, and whether it is a whole set or a table. */
  const [chosen, setChosen] = useState<{
    readonly id: string
    readonly file: ImportFile
    readonly isSet: boolean
  } | null>(null)
  const [undone, setUndone] = useState(0)
  const about = (
    <Trans>
      A table (CSV or Excel) with a row for each objective, or a whole set: CASE as JSON or as a workbook, Common
      Standards JSON, Turtle. An identifier lets a later file find the same objectives again; words that you changed
      stay yours. Nothing is written until you say so.
    </Trans>
  )
  const choose = async (file: ImportFile) => {
    const isSet = await isWholeSet(file.blob)
    if (isSet || chosen?.isSet) setChosen({ id: makeId(), file, isSet })
    return isSet
  }
  const seeAll = (
    <Link
      to={paths.objectives}
      params={{ schoolId: school.id }}
      activeOptions={{ exact: true }}
      className={buttonClass('primary')}
    >
      <Trans>See the objectives</Trans>
    </Link>
  )
  if (chosen?.isSet)
    return (
      <Page title={t`Import objectives`}>
        <ImportFramework
          school={school}
          file={chosen.file}
          fileId={chosen.id}
          about={about}
          onChoose={(file) => void choose(file)}
          onAgain={() => setChosen(null)}
        />
      </Page>
    )
  return (
    <Page title={t`Import objectives`}>
      <ImportSheet
        key={undone}
        begin={chosen?.file}
        accept={TABLES_AND_SETS}
        about={about}
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
        takeOver={choose}
        send={(file, query, signal) => importObjectives(school.id, file, query, signal)}
        undo={async (importId) => {
          await undo.mutateAsync(importId)
          setChosen(null)
          setUndone(undone + 1)
        }}
        onDone={() => void refreshSchool(queryClient, school.id)}
        seeAll={seeAll}
      />
    </Page>
  )
}
