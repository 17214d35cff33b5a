import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditableObjective, School } from '@track/api-contract'
import { useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { allObjectivesQueryOptions } from '../api/list-all-objectives'
import { linksQueryOptions } from '../api/list-links'
import { LinkDialog } from './link-dialog'
import { LinkList } from './link-list'
import styles from './objective-editor.module.css'

/** The links of one objective to statements of other lists. Asked for when they are opened. */
export function EditorLinks({ school, objective }: { readonly school: School; readonly objective: EditableObjective }) {
  const links = useQuery(linksQueryOptions(school.id, objective.frameworkId))
  const lists = useQuery(allObjectivesQueryOptions(school.id))
  const [linking, setLinking] = useState(false)
  const error = links.error ?? lists.error
  if (error && !(links.data && lists.data)) return <Alert>{problemWords(error)}</Alert>
  if (!links.data || !lists.data) return null
  const own = links.data.filter(({ originId, targetId }) => originId === objective.id || targetId === objective.id)
  return (
    <div className={styles.links}>
      {own.length === 0 && (
        <p className={styles.quiet}>
          <Trans>None. A link says which statement of another list this covers; nothing needs one.</Trans>
        </p>
      )}
      <LinkList
        school={school}
        objectiveId={objective.id}
        links={own}
        objectiveOf={new Map(lists.data.objectives.map((one) => [one.id, one]))}
      />
      <Button onClick={() => setLinking(true)}>
        <Trans>Link to a statement…</Trans>
      </Button>
      {linking && (
        <LinkDialog
          school={school}
          objective={objective}
          from="own"
          lists={lists.data}
          links={own}
          onClose={() => setLinking(false)}
        />
      )}
    </div>
  )
}
