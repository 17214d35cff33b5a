import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Icon } from '../../../ui/icon'
import type { MarkbookView } from '../markbook-view'
import { useEntryQueue, useEntrySender } from '../use-entries'
import styles from './save-status.module.css'

/** How saving goes, in a few words. The only part of the page that is drawn again while marks travel. */
export function SaveStatus({ view }: { readonly view: MarkbookView }) {
  const { unsent, failures, refused } = useEntryQueue()
  const sender = useEntrySender()
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.status}>
      {refused.length > 0 && (
        <Button look="plain" onClick={() => setOpen(true)}>
          <Plural value={refused.length} one="# mark was not kept" other="# marks were not kept" />
        </Button>
      )}
      {unsent.length === 0 ? (
        <span className={styles.saved}>
          <Icon name="tick" /> <Trans>Saved</Trans>
        </span>
      ) : (
        <span>
          {failures > 0 ? (
            <Plural value={unsent.length} one="# waiting for the network" other="# waiting for the network" />
          ) : (
            <Plural value={unsent.length} one="# waiting" other="# waiting" />
          )}
        </span>
      )}
      {open && (
        <RefusedDialog
          view={view}
          onClose={() => {
            setOpen(false)
            sender.dismissRefused()
          }}
        />
      )}
    </span>
  )
}

function RefusedDialog({ view, onClose }: { readonly view: MarkbookView; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { refused } = useEntryQueue()
  const pupils = new Map(view.pupils.map(({ pupilId, label }) => [pupilId, label]))
  const columns = [...view.columns, ...view.pupils.flatMap(({ own }) => own ?? [])]
  return (
    <Dialog title={t`Not kept`} onClose={onClose}>
      <p>
        <Trans>
          The server could not keep these marks. They are not in the markbook: mark them again if they were right.
        </Trans>
      </p>
      <ul className={styles.refused}>
        {refused.map(({ entry, reason }) => (
          <li key={entry.id}>
            <strong>
              {pupils.get(entry.pupilId) ?? t`A pupil of another class`}
              {', '}
              {columns.find(({ objectiveId }) => objectiveId === entry.objectiveId)?.wording}
            </strong>
            <br />
            {reason}
          </li>
        ))}
      </ul>
      <div>
        <Button look="primary" onClick={onClose}>
          <Trans>I have seen this</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
