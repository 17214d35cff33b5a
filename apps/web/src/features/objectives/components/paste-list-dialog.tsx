import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type Framework, type PastedObjective, parseObjectiveList } from '@track/objectives'
import { useDeferredValue, useMemo, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { useAddPasted } from '../api/add-pasted'
import type { OutlinePart } from '../outline'
import styles from './paste-list-dialog.module.css'
import { StrandSelect } from './strand-select'

/** A list from a document or spreadsheet, seen as it would come in before it does. */
export function PasteListDialog({
  schoolId,
  framework,
  outline,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly framework: Framework
  readonly outline: readonly OutlinePart[]
  readonly onAdded: (count: number) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddPasted(schoolId)
  const [text, setText] = useState('')
  const [underId, setUnderId] = useState<string | null>(null)
  const written = useDeferredValue(text)
  const { accepted, issues } = useMemo(() => parseObjectiveList(written), [written])
  const strandIds = useMemo(
    () => new Map(outline.flatMap(({ strand }) => (strand ? [[strand.name, strand.id] as const] : []))),
    [outline],
  )
  const agree = () =>
    add.mutate(
      { frameworkId: framework.id, objectives: accepted, strandIds, underId },
      {
        onSuccess: (count) => {
          show({
            text: plural(count, {
              one: `# objective added to ${framework.name}`,
              other: `# objectives added to ${framework.name}`,
            }),
          })
          onAdded(count)
        },
      },
    )
  return (
    <Dialog title={t`Paste a list into ${framework.name}`} onClose={add.isPending ? undefined : onClose}>
      {add.error && <Alert>{problemWords(add.error)}</Alert>}
      <TextArea
        label={t`Objectives, one to a line`}
        hint={t`A line that ends with a colon is a heading for the lines below it. Numbers and bullets in front are taken off.`}
        rows={6}
        value={text}
        data-first
        onChange={(event) => setText(event.target.value)}
      />
      {outline.some(({ strand }) => strand) && (
        <StrandSelect
          label={t`Put them under`}
          none={t`No heading`}
          outline={outline}
          value={underId}
          onChange={setUnderId}
        />
      )}
      {issues.length > 0 && (
        <ul className={styles.issues}>
          {issues.map(({ row, code, message }) => (
            <li key={`${row} ${code}`}>{message}</li>
          ))}
        </ul>
      )}
      {accepted.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the dialog is moved with the arrow keys
        <section className={styles.preview} tabIndex={0} aria-label={t`As it would come in`}>
          {byHeading(accepted).map(({ strand, objectives }) => (
            <div key={objectives[0]!.row}>
              {strand !== undefined && (
                <h3>
                  {strand}{' '}
                  {!strandIds.has(strand) && (
                    <small>
                      <Trans>new heading</Trans>
                    </small>
                  )}
                </h3>
              )}
              <ul>
                {objectives.map(({ row, wording }) => (
                  <li key={row}>{wording}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      <Buttons>
        <Button look="primary" disabled={accepted.length === 0 || add.isPending} onClick={agree}>
          {add.isPending ? (
            <Trans>Adding…</Trans>
          ) : accepted.length === 0 ? (
            <Trans>Add</Trans>
          ) : (
            plural(accepted.length, { one: 'Add # objective', other: 'Add # objectives' })
          )}
        </Button>
        <Button disabled={add.isPending} onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}

/** Runs of lines under the same heading. */
function byHeading(accepted: readonly PastedObjective[]) {
  const runs: { strand: string | undefined; objectives: PastedObjective[] }[] = []
  for (const objective of accepted) {
    const last = runs.at(-1)
    if (last && last.strand === objective.strand) last.objectives.push(objective)
    else runs.push({ strand: objective.strand, objectives: [objective] })
  }
  return runs
}
