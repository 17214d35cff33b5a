import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { isRetired } from '@track/objectives'
import { type ComponentProps, useState } from 'react'
import { paths } from '../../../app/paths'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { remembered } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Page } from '../../../ui/page'
import { objectivesQueryOptions } from '../api/list-objectives'
import { programmesQueryOptions } from '../api/list-programmes'
import { AddProgrammeDialog } from './add-programme-dialog'
import { OwnProgrammeDialog } from './own-programme-dialog'
import { OwnProgrammes } from './own-programmes'
import { ProgrammeView } from './programme-view'
import styles from './programmes-page.module.css'

/** What is taught in a subject, in which order, to whom and since when. */
export function ProgrammesPage({
  school,
  subjectId,
  programmeId,
  adviceOn,
  onChoose,
}: {
  readonly school: School
  readonly subjectId: string | undefined
  readonly programmeId: string | undefined
  readonly adviceOn: ComponentProps<typeof OwnProgrammeDialog>['adviceOn']
  readonly onChoose: (chosen: { readonly subject: string; readonly programme?: string }) => void
}) {
  const { t } = useLingui()
  const [dialog, setDialog] = useState<'programme' | 'pupil' | null>(null)
  const enabled = subjectId !== undefined
  const programmes = useQuery({ ...programmesQueryOptions(school.id, subjectId ?? ''), enabled })
  const objectives = useQuery({ ...objectivesQueryOptions(school.id, subjectId ?? ''), enabled })
  const { data: pupils = [] } = useQuery(pupilsQueryOptions({ schoolId: school.id }))
  const error = programmes.error ?? objectives.error
  const list = programmes.data
  const { classes } = school
  const myClass = classes.find(({ id }) => id === remembered('class')) ?? classes.find(({ mine }) => mine)
  const ofMyClass = list?.classes.find(({ groupId }) => groupId === myClass?.id)?.programmeId
  const programme =
    list?.programmes.find(({ id }) => id === programmeId) ??
    list?.programmes.find(({ id }) => id === ofMyClass) ??
    list?.programmes[0]
  const nothing = !subjectId || objectives.data?.objectives.length === 0
  const gone = new Set(objectives.data?.objectives.flatMap((one) => (isRetired(one, school.today) ? one.id : [])))
  const subjectName = school.subjects.find(({ id }) => id === subjectId)?.name ?? ''
  const open = (id: string) => subjectId && onChoose({ subject: subjectId, programme: id })

  return (
    <Page
      title={t`Programmes`}
      actions={
        subjectId && (
          <>
            <Button look="primary" onClick={() => setDialog('programme')}>
              <Trans>Add a programme</Trans>
            </Button>
            <Button onClick={() => setDialog('pupil')}>
              <Trans>A pupil’s own programme</Trans>
            </Button>
          </>
        )
      }
    >
      <Bar>
        <LabelledSelect
          label={t`Subject`}
          value={subjectId ?? ''}
          choices={school.subjects.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(subject) => onChoose({ subject })}
        />
        {programme && list && (
          <LabelledSelect
            label={t`Programme`}
            value={programme.id}
            choices={list.programmes.map(({ id, name, objectiveIds }) => ({
              value: id,
              label: plural(objectiveIds.filter((one) => !gone.has(one)).length, {
                one: `${name} (# objective)`,
                other: `${name} (# objectives)`,
              }),
            }))}
            onChange={open}
          />
        )}
      </Bar>
      {error && !list && <Alert>{problemWords(error)}</Alert>}
      {nothing && (
        <p className={styles.words}>
          <Trans>
            What each class works through will be here: a choice of objectives in teaching order.{' '}
            <Link to={paths.objectives} params={{ schoolId: school.id }}>
              Add objectives first
            </Link>
            .
          </Trans>
        </p>
      )}
      {list && !programme && !nothing && (
        <div className={styles.start}>
          <p className={styles.words}>
            <Trans>
              What each class works through in {subjectName} will be here: a choice of objectives in teaching order. Add
              the first programme and say which class works in it.
            </Trans>
          </p>
          <Button look="primary" onClick={() => setDialog('programme')}>
            <Trans>Add the first programme</Trans>
          </Button>
        </div>
      )}
      {list && programme && objectives.data && (
        <ProgrammeView
          key={programme.id}
          school={school}
          programme={programme}
          list={list}
          objectives={objectives.data}
          pupils={pupils}
        />
      )}
      {list && subjectId && (
        <OwnProgrammes
          key={subjectId}
          school={school}
          subjectId={subjectId}
          list={list}
          pupils={pupils}
          onOpen={open}
        />
      )}
      {dialog === 'programme' && subjectId && list && (
        <AddProgrammeDialog
          schoolId={school.id}
          subjectId={subjectId}
          programmes={list.programmes}
          objectives={objectives.data}
          onAdded={open}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'pupil' && subjectId && list && (
        <OwnProgrammeDialog
          school={school}
          subjectId={subjectId}
          subjectName={subjectName}
          list={list}
          objectives={objectives.data?.objectives ?? []}
          pupils={pupils}
          adviceOn={adviceOn}
          onGiven={open}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}
