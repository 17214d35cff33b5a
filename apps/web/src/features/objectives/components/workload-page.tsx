import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type EditableObjective, mayDo, type School, type Workload } from '@track/api-contract'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Page } from '../../../ui/page'
import { allObjectivesQueryOptions } from '../api/list-all-objectives'
import { scalesQueryOptions } from '../api/list-scales'
import { workloadQueryOptions } from '../api/read-workload'
import { ReviseDialog } from './revise-dialog'
import styles from './workload-page.module.css'

/** What recording asks of each class, and which objectives tell nobody anything. */
export function WorkloadPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const { data: workload, error } = useQuery(workloadQueryOptions(school.id))
  const { data: objectives } = useQuery(allObjectivesQueryOptions(school.id))
  const { data: scales } = useQuery(scalesQueryOptions(school.id))
  const [retiring, setRetiring] = useState<EditableObjective | null>(null)
  const toSettings = mayDo(school.role, 'change-school') && (
    <Link to={paths.settings} params={{ schoolId: school.id }}>
      <Trans>School settings</Trans>
    </Link>
  )
  const depthOf = new Map(scales?.flatMap(({ codes }) => codes.map(({ id, label }) => [id, label] as const)))
  const objectiveOf = new Map(objectives?.objectives.map((one) => [one.id, one]))
  const subjectOf = new Map(
    objectives?.frameworks.map(({ id, subjectId }) => [
      id,
      school.subjects.find((subject) => subject.id === subjectId)?.name ?? '',
    ]),
  )
  const seldom =
    workload?.seldomChange.flatMap((one) => {
      const objective = objectiveOf.get(one.objectiveId)
      return objective ? [{ ...one, objective }] : []
    }) ?? []

  return (
    <Page title={t`What recording asks`}>
      {error && !workload && <Alert>{problemWords(error)}</Alert>}
      {workload && (
        <>
          <section className={styles.part}>
            <h2>
              <Trans>A week of recording</Trans>
            </h2>
            <p className={styles.words}>
              <Trans>
                One tap is one judgement. A week’s taps are a class’s objectives times its pupils, each looked at{' '}
                {workload.updatesAnObjective} times a year, over {workload.weeks} weeks of school.
              </Trans>{' '}
              {workload.budget === null ? (
                <Trans>The school has set no budget of taps, so nothing is called too much.</Trans>
              ) : (
                <Trans>The school thinks {workload.budget} taps a week are enough.</Trans>
              )}{' '}
              {toSettings && <Trans>Both are the school’s to say: {toSettings}.</Trans>}
            </p>
            {workload.classes.length === 0 ? (
              <p>
                <Trans>
                  Each class will be here with the taps its objectives ask for, once it has pupils and a programme.
                </Trans>
              </p>
            ) : (
              <ClassTable workload={workload} school={school} />
            )}
          </section>

          <section className={styles.part}>
            <h2>
              <Trans>Objectives that never change anything</Trans>
            </h2>
            <p className={styles.words}>
              <Trans>
                Nearly all pupils who were judged in one of these share one depth, so recording it tells nobody
                anything. You may want to keep it all the same: that is yours to say.
              </Trans>
            </p>
            {seldom.length === 0 ? (
              <p>
                <Trans>There are none now. They appear here once enough pupils have been judged.</Trans>
              </p>
            ) : (
              <ul className={styles.seldom}>
                {seldom.map(({ objective, depthId, pupils, of }) => (
                  <li key={objective.id}>
                    <span className={styles.wording}>
                      {objective.wording}
                      <small>{subjectOf.get(objective.frameworkId)}</small>
                    </span>
                    <span className={styles.depth}>
                      <Trans>
                        {depthOf.get(depthId) ?? ''}: {pupils} of {of} pupils
                      </Trans>
                    </span>
                    {mayDo(school.role, 'change-objectives') && (
                      <Button
                        look="quiet"
                        aria-label={t`Retire: ${objective.wording}`}
                        onClick={() => setRetiring(objective)}
                      >
                        <Trans>Retire…</Trans>
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
      {retiring && (
        <ReviseDialog
          school={school}
          objectives={[retiring]}
          retiring
          onDone={() => setRetiring(null)}
          onClose={() => setRetiring(null)}
        />
      )}
    </Page>
  )
}

/** In the order of the classes, whatever they come to: nothing here compares teachers. */
function ClassTable({ workload, school }: { readonly workload: Workload; readonly school: School }) {
  const { t } = useLingui()
  const placeOf = new Map(school.classes.map(({ id }, place) => [id, place]))
  const classes = workload.classes.toSorted((a, b) => (placeOf.get(a.groupId) ?? 0) - (placeOf.get(b.groupId) ?? 0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is moved with the arrow keys
    <section className={styles.scroll} tabIndex={0} aria-label={t`Taps a week`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`Class`}</th>
            <th scope="col">{t`Pupils`}</th>
            <th scope="col">{t`Objectives`}</th>
            <th scope="col">{t`Taps a week`}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ groupId, name, pupils, objectives, tapsAWeek, overBudget }) => (
            <tr key={groupId}>
              <th scope="row">{name}</th>
              <td>{pupils}</td>
              <td>{objectives}</td>
              <td>
                {tapsAWeek}
                {overBudget && workload.budget !== null && (
                  <small>
                    {plural(workload.budget, { one: 'more than # tap', other: 'more than the school’s #' })}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
