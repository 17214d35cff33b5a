import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective, School } from '@track/api-contract'
import { type Revision, revisionKind, revisionsBetween } from '@track/objectives'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { useChangeObjective } from '../api/change-objective'
import { useUndoRevision } from '../api/undo-revision'
import styles from './revision-list.module.css'

/** What gave way to what in a list and from which day, the latest first, each to be taken back while nothing depends on it. */
export function RevisionList({
  school,
  revisions,
  objectives,
  mayEdit = true,
}: {
  readonly school: School
  readonly revisions: readonly Revision[]
  readonly objectives: readonly EditableObjective[]
  readonly mayEdit?: boolean
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const undo = useUndoRevision(school.id)
  const wordingOf = new Map(objectives.map(({ id, wording }) => [id, wording]))
  const change = useChangeObjective(school.id)
  const revised = new Set(revisions.flatMap(({ replacedIds }) => replacedIds))
  /** Retired one by one, in their own editor. */
  const retired = objectives
    .filter(({ id, retiredOn }) => retiredOn && !revised.has(id))
    .sort((a, b) => (a.retiredOn! > b.retiredOn! ? -1 : 1))
  const count = revisions.length + retired.length
  if (count === 0) return null
  const kinds = { split: t`Split`, merge: t`Merged`, replace: t`Replaced`, retire: t`Retired` }
  const words = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => (
        <li key={id}>{wordingOf.get(id)}</li>
      ))}
    </ul>
  )
  const takeBack = (id: string) =>
    undo.mutateAsync(id).then(
      () => show({ text: t`Taken back: the list is as it was` }),
      (error: unknown) => show({ text: problemWords(error) }),
    )
  const bringBack = (objective: EditableObjective) =>
    change.mutate(
      { objective, change: { retiredOn: null } },
      {
        onSuccess: () => show({ text: t`Taken back: the list is as it was` }),
        onError: (error) => show({ text: problemWords(error) }),
      },
    )
  return (
    <details className={styles.changes}>
      <summary>{plural(count, { one: '# change of this list', other: '# changes of this list' })}</summary>
      <p className={styles.quiet}>
        <Trans>
          Pages of days before a change count what was offered then, whenever they are looked at. Judgements stay with
          the objective they were made of.
        </Trans>
      </p>
      <ol className={styles.list}>
        {revisionsBetween(revisions, { after: null, until: '9999-12-31' })
          .toReversed()
          .map((revision) => {
            const day = formatDate(revision.on, school)
            return (
              <li key={revision.id}>
                <div className={styles.head}>
                  <span>
                    <strong>{kinds[revisionKind(revision)]}</strong>{' '}
                    <span className={styles.quiet}>
                      <Trans>from {day}</Trans>
                    </span>
                  </span>
                  {mayEdit && (
                    <Button
                      look="quiet"
                      disabled={undo.isPending}
                      aria-label={t`Take back the change from ${day}: ${wordingOf.get(revision.replacedIds[0]!) ?? ''}`}
                      onClick={() => void takeBack(revision.id)}
                    >
                      <Trans>Take back</Trans>
                    </Button>
                  )}
                </div>
                <div className={styles.replaced}>{words(revision.replacedIds)}</div>
                {revision.addedIds.length > 0 && <div className={styles.added}>{words(revision.addedIds)}</div>}
              </li>
            )
          })}
        {retired.map((objective) => {
          const day = formatDate(objective.retiredOn!, school)
          return (
            <li key={objective.id}>
              <div className={styles.head}>
                <span>
                  <strong>{kinds.retire}</strong>{' '}
                  <span className={styles.quiet}>
                    <Trans>from {day}</Trans>
                  </span>
                </span>
                {mayEdit && (
                  <Button
                    look="quiet"
                    disabled={change.isPending}
                    aria-label={t`Take back the change from ${day}: ${objective.wording}`}
                    onClick={() => bringBack(objective)}
                  >
                    <Trans>Take back</Trans>
                  </Button>
                )}
              </div>
              <div className={styles.replaced}>{words([objective.id])}</div>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
