import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Coverage, type EditableObjective, mayDo, type ObjectiveList, type School } from '@track/api-contract'
import { useMemo, useState } from 'react'
import { paths } from '../../../app/paths'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { problemWords } from '../../../lib/problem-words'
import { remembered } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { buttonClass } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Page } from '../../../ui/page'
import { allObjectivesQueryOptions } from '../api/list-all-objectives'
import { linksQueryOptions } from '../api/list-links'
import { coverageQueryOptions } from '../api/read-coverage'
import { listNameOf } from '../list-name'
import { pathsOf } from '../paths-of'
import styles from './coverage-page.module.css'
import { LinkDialog } from './link-dialog'
import { LinkedStatement } from './linked-statement'

type State = Coverage['statements'][number]['state']

/** What is not covered comes first. */
const STATES = ['not-linked', 'not-taught', 'not-secured', 'secured'] as const satisfies readonly State[]

/** Which statements of a list, such as a national one, the school's own objectives cover, and which not yet. */
export function CoveragePage({
  school,
  frameworkId,
  groupId = 'all',
  onChoose,
}: {
  readonly school: School
  readonly frameworkId: string | undefined
  readonly groupId: string | undefined
  readonly onChoose: (chosen: { readonly list: string; readonly group?: string }) => void
}) {
  const { t } = useLingui()
  const lists = useQuery(allObjectivesQueryOptions(school.id))
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const frameworks = lists.data?.frameworks ?? []
  // The list of statements to be covered is as a rule somebody else's.
  const framework =
    frameworks.find(({ id }) => id === frameworkId) ??
    frameworks.find(({ publisher }) => publisher !== undefined) ??
    frameworks.find(({ subjectId }) => subjectId === remembered('subject')) ??
    frameworks[0]
  const coverage = useQuery({
    ...coverageQueryOptions(school.id, { frameworkId: framework?.id ?? '', groupId }),
    enabled: framework !== undefined,
  })
  const choose = (next: { readonly list?: string; readonly group?: string }) => {
    const group = next.group ?? groupId
    onChoose({ list: next.list ?? framework?.id ?? '', ...(group !== 'all' && { group }) })
  }
  const error = lists.error ?? coverage.error
  return (
    <Page
      title={t`Covered and not yet covered`}
      actions={
        <Link
          to={paths.objectives}
          params={{ schoolId: school.id }}
          activeOptions={{ exact: true }}
          className={buttonClass()}
        >
          <Trans>To the objectives</Trans>
        </Link>
      }
    >
      {framework && (
        <Bar>
          <LabelledSelect
            label={t`Statements of`}
            value={framework.id}
            choices={frameworks.map((one) => ({ value: one.id, label: listNameOf(one, school) }))}
            onChange={(list) => choose({ list })}
          />
          <LabelledSelect
            label={t`Taught to`}
            value={groupId}
            choices={[
              { value: 'all', label: t`Everybody` },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(group) => choose({ group })}
          />
        </Bar>
      )}
      {error && !coverage.data && <Alert>{problemWords(error)}</Alert>}
      {lists.data && !framework && (
        <div className={styles.start}>
          <p>
            <Trans>
              A list of statements, such as the national curriculum, will be compared with your own objectives here.
              Import one first. Nothing in Track needs it.
            </Trans>
          </p>
          <Link to={paths.importObjectives} params={{ schoolId: school.id }} className={buttonClass('primary')}>
            <Trans>Import from a file</Trans>
          </Link>
        </div>
      )}
      {coverage.data && lists.data && framework && (
        <Statements key={framework.id} school={school} coverage={coverage.data} lists={lists.data} />
      )}
    </Page>
  )
}

function Statements({
  school,
  coverage,
  lists,
}: {
  readonly school: School
  readonly coverage: Coverage
  readonly lists: ObjectiveList
}) {
  const { t } = useLingui()
  const { data: links = [] } = useQuery(linksQueryOptions(school.id, coverage.frameworkId))
  const [linking, setLinking] = useState<EditableObjective | null>(null)
  const objectiveOf = useMemo(() => new Map(lists.objectives.map((one) => [one.id, one])), [lists])
  const pathOf = useMemo(() => pathsOf(lists.strands), [lists])
  const mayEdit = mayDo(school.role, 'change-objectives')
  /** Statements under their headings, each heading said once. */
  const byPath = (some: Coverage['statements']) => {
    const groups = new Map<string, { objective: EditableObjective; pupils: number }[]>()
    for (const { objectiveId, pupils } of some) {
      const objective = objectiveOf.get(objectiveId)
      if (!objective) continue
      const path = pathOf(objective.strandId)
      groups.set(path, [...(groups.get(path) ?? []), { objective, pupils }])
    }
    return [...groups].map(([path, statements]) => ({ path, statements }))
  }
  const { of, statements } = coverage
  const heads = {
    'not-linked': t`Nothing is linked to it yet`,
    'not-taught': t`Linked, and not taught yet`,
    'not-secured': t`Taught, and nobody is secure yet`,
    secured: t`Somebody is secure`,
  } as const satisfies Record<State, string>

  if (statements.length === 0)
    return (
      <p>
        <Trans>This list is empty: its statements will be here.</Trans>
      </p>
    )
  return (
    <>
      {statements.every(({ state }) => state === 'not-linked') && (
        <p className={styles.words}>
          <Trans>
            None of these statements is linked to an objective of your own yet. Links are optional: they answer “what
            have we not covered?” and change nothing else. Link the first one below.
          </Trans>
        </p>
      )}
      <dl className={styles.counts}>
        {STATES.map((state) => (
          <div key={state}>
            <dt>{heads[state]}</dt>
            <dd>{statements.filter((one) => one.state === state).length}</dd>
          </div>
        ))}
      </dl>
      {STATES.map((state) => {
        const ofState = statements.filter((one) => one.state === state)
        if (ofState.length === 0) return null
        return (
          <section key={state} className={styles.part}>
            <h2>
              {heads[state]}{' '}
              <span className={styles.quiet}>
                {plural(ofState.length, { one: '# statement', other: '# statements' })}
              </span>
            </h2>
            {byPath(ofState).map(({ path, statements: under }) => (
              <div key={path} className={styles.group}>
                {path && <h3>{path}</h3>}
                <ul className={styles.rows}>
                  {under.map(({ objective, pupils }) => (
                    <LinkedStatement
                      key={objective.id}
                      school={school}
                      objective={objective}
                      links={links.filter(
                        ({ originId, targetId }) => originId === objective.id || targetId === objective.id,
                      )}
                      objectiveOf={objectiveOf}
                      note={state === 'secured' ? t`${pupils} of ${of} pupils secure` : undefined}
                      onLink={mayEdit ? () => setLinking(objective) : undefined}
                    />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        )
      })}
      {linking && (
        <LinkDialog
          school={school}
          objective={linking}
          from="statement"
          lists={lists}
          links={links}
          onClose={() => setLinking(null)}
        />
      )}
    </>
  )
}
