import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableFramework, School } from '@track/api-contract'
import { parseObjectiveList } from '@track/objectives'
import { useDeferredValue, useMemo, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { useAddPasted } from '../api/add-pasted'
import { useUndoImport } from '../api/undo-import'
import type { OutlinePart } from '../outline'
import { sameNamed } from '../same-named'
import styles from './paste-list-dialog.module.css'
import { StrandSelect } from './strand-select'
import { TreePreview } from './tree-preview'

/** A list from a document or spreadsheet, seen as it would come in before it does: all of it at once, and one undo. */
export function PasteListDialog({
  school,
  framework,
  frameworks,
  outline,
  onAdded,
  onClose,
}: {
  readonly school: School
  readonly framework: EditableFramework
  /** All lists of the subject. */
  readonly frameworks: readonly EditableFramework[]
  readonly outline: readonly OutlinePart[]
  readonly onAdded: (count: number) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddPasted(school.id)
  const undo = useUndoImport(school.id)
  const [text, setText] = useState('')
  const [wordingColumn, setWordingColumn] = useState<number>()
  const [underId, setUnderId] = useState<string | null>(null)
  const written = useDeferredValue(text)
  const { accepted, issues, wordingColumns } = useMemo(
    () => parseObjectiveList(written, { wordingColumn }),
    [written, wordingColumn],
  )
  // The question stays on the page once it is answered, so that the answer can be changed.
  const asked = useMemo(() => parseObjectiveList(written).wordingColumns, [written])
  const under = pathTo(underId, outline)
  const there = useMemo(
    () => new Set(outline.flatMap(({ strand }) => keyOf(pathTo(strand?.id ?? null, outline)))),
    [outline],
  )
  const twins = sameNamed(frameworks, framework)
  const refused = add.data && add.data.importId === undefined ? add.data.issues : []

  const agree = () =>
    add.mutate(
      {
        subjectName: school.subjects.find(({ id }) => id === framework.subjectId)?.name ?? '',
        listName: framework.name,
        objectives: accepted,
        under,
      },
      {
        onSuccess: ({ importId, created }) => {
          if (importId === undefined) return
          // The dialog is gone by then.
          const takeBack = () =>
            undo.mutateAsync(importId).then(
              () => {
                onAdded(0)
                show({ text: t`Taken back: nothing of the paste is left` })
              },
              (error: unknown) => show({ text: problemWords(error) }),
            )
          onAdded(created)
          show({
            text: plural(created, {
              one: `# objective added to ${framework.name}`,
              other: `# objectives added to ${framework.name}`,
            }),
            action: { label: t`Undo`, run: () => void takeBack() },
          })
        },
      },
    )
  return (
    <Dialog title={t`Paste a list into ${framework.name}`} onClose={add.isPending ? undefined : onClose}>
      {add.error && <Alert>{problemWords(add.error)}</Alert>}
      {refused.length > 0 && (
        <Alert>
          <Trans>Nothing was added.</Trans> {refused[0]?.message}
        </Alert>
      )}
      {twins && (
        <Alert>
          <Trans>This subject has another list called {framework.name}. Rename one of them first.</Trans>
        </Alert>
      )}
      <TextArea
        label={t`Objectives, one to a line`}
        hint={t`Lines further in, or numbered below (1.1 below 1), stand under the line above them. A line that ends with a colon is a heading. Columns of a spreadsheet are read too.`}
        rows={6}
        value={text}
        data-first
        onChange={(event) => {
          setText(event.target.value)
          setWordingColumn(undefined)
        }}
      />
      {issues.length > 0 && !wordingColumns && (
        <ul className={styles.issues}>
          {issues.map(({ row, code, message }) => (
            <li key={`${row} ${code}`}>{message}</li>
          ))}
        </ul>
      )}
      {asked && (
        <fieldset className={styles.question}>
          <legend>
            <Trans>Which column holds the objectives?</Trans>
          </legend>
          {asked.map(({ column, example }) => (
            <Checkbox
              key={column}
              type="radio"
              name="wording-column"
              checked={wordingColumn === column}
              onChange={() => setWordingColumn(column)}
            >
              <Trans>
                Column {column}: {example}
              </Trans>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {outline.some(({ strand }) => strand) && (
        <StrandSelect
          label={t`Put them under`}
          none={t`No heading`}
          outline={outline}
          value={underId}
          onChange={setUnderId}
        />
      )}
      {accepted.length > 0 && (
        <TreePreview
          label={t`As it would come in`}
          statements={accepted}
          note={(path) => (there.has(keyOf([...under, ...path])) ? undefined : t`new heading`)}
        />
      )}
      <Buttons>
        <Button look="primary" disabled={accepted.length === 0 || add.isPending || twins} onClick={agree}>
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

function pathTo(strandId: string | null, outline: readonly OutlinePart[]): string[] {
  const strand = strandId === null ? null : outline.find((part) => part.strand?.id === strandId)?.strand
  return strand ? [...pathTo(strand.parentId, outline), strand.name] : []
}

/** Headings are found again in any case, as the import finds them. */
function keyOf(path: readonly string[]): string {
  return JSON.stringify(path.map((name) => name.trim().toLowerCase()))
}
