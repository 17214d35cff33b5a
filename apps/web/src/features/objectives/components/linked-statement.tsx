import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective, School } from '@track/api-contract'
import type { ObjectiveLink } from '@track/objectives'
import { Button } from '../../../ui/button'
import styles from './coverage-page.module.css'
import { LinkList } from './link-list'

/** A statement with what is linked to it, each link to be taken away, and room for another. */
export function LinkedStatement({
  school,
  objective,
  links,
  objectiveOf,
  note,
  onLink,
}: {
  readonly school: School
  readonly objective: EditableObjective
  readonly links: readonly ObjectiveLink[]
  readonly objectiveOf: ReadonlyMap<string, EditableObjective>
  readonly note: string | undefined
  /** Undefined for whoever may not link. */
  readonly onLink: (() => void) | undefined
}) {
  const { t } = useLingui()
  return (
    <li className={styles.row}>
      <div className={styles.statement}>
        <span>
          {objective.code && <span className={styles.quiet}>{objective.code} </span>}
          {objective.wording}
        </span>
        {note && <span className={styles.note}>{note}</span>}
        <LinkList school={school} objectiveId={objective.id} links={links} objectiveOf={objectiveOf} />
      </div>
      {onLink && (
        <Button look="quiet" aria-label={t`Link an objective to: ${objective.wording}`} onClick={onLink}>
          <Trans>Link…</Trans>
        </Button>
      )}
    </li>
  )
}
