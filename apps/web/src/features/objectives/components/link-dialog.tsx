import { useLingui } from '@lingui/react/macro'
import type { EditableObjective, ObjectiveList, School } from '@track/api-contract'
import type { ObjectiveLink } from '@track/objectives'
import { isRetired } from '@track/objectives'
import { useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Dialog } from '../../../ui/dialog'
import { Finder } from '../../../ui/finder'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddLinks } from '../api/add-links'
import { useRemoveLink } from '../api/remove-link'
import { pathsOf } from '../paths-of'
import styles from './coverage-page.module.css'

/** As many as a finder shows without slowing down. */
const MOST_FOUND = 2000

/** An objective and a statement, joined: found by a few letters of either end. */
export function LinkDialog({
  school,
  objective,
  from,
  lists,
  links,
  onClose,
}: {
  readonly school: School
  readonly objective: EditableObjective
  /** What `objective` is: the statement to be covered, or the school's own that covers one. */
  readonly from: 'statement' | 'own'
  readonly lists: ObjectiveList
  readonly links: readonly ObjectiveLink[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddLinks(school.id)
  const remove = useRemoveLink(school.id)
  const [kind, setKind] = useState('isPartOf')
  const pathOf = pathsOf(lists.strands)
  const nameOf = new Map(lists.frameworks.map(({ id, name }) => [id, name]))
  const linked = new Set(
    links.flatMap(({ originId, targetId }) =>
      originId === objective.id || targetId === objective.id ? [originId, targetId] : [],
    ),
  )
  const among = lists.objectives
    .filter((one) => one.frameworkId !== objective.frameworkId && !linked.has(one.id) && !isRetired(one, school.today))
    .slice(0, MOST_FOUND)
    .map(({ id, code, wording, frameworkId, strandId }) => ({
      id,
      label: code ? `${code} ${wording}` : wording,
      detail: [nameOf.get(frameworkId), pathOf(strandId)].filter(Boolean).join(' › '),
    }))
  const failed = (error: unknown) => show({ text: problemWords(error) })
  const join = (otherId: string) => {
    const [originId, targetId] = from === 'own' ? [objective.id, otherId] : [otherId, objective.id]
    add.mutate(
      { links: [{ originId, kind, targetId }] },
      {
        onSuccess: ({ links: [made] }) => {
          show({
            text: t`Linked`,
            ...(made && { action: { label: t`Undo`, run: () => void remove.mutateAsync(made.id).catch(failed) } }),
          })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={from === 'own' ? t`Link to a statement` : t`Link an objective`} atTop onClose={onClose}>
      {add.error && <Alert>{problemWords(add.error)}</Alert>}
      <p>{objective.wording}</p>
      <LabelledSelect
        label={from === 'own' ? t`This objective` : t`The objective`}
        value={kind}
        choices={[
          { value: 'isPartOf', label: t`is part of the statement` },
          { value: 'exactMatchOf', label: t`says the same` },
          { value: 'isRelatedTo', label: t`has to do with it` },
        ]}
        onChange={setKind}
      />
      <div className={styles.finder}>
        <Finder
          label={from === 'own' ? t`Statement` : t`Objective`}
          none={t`Nothing in another list has words that begin like that.`}
          among={among}
          onChoose={({ id }) => join(id)}
        />
      </div>
    </Dialog>
  )
}
