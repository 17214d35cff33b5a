import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Dialog } from '../../../ui/dialog'
import type { NamedColumn } from '../named-columns'
import { bareColumn, columnKey, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ArrangeList } from './arrange-list'
import { ChoiceForm } from './choice-form'

/** The columns of the page in order, to be moved and taken out. */
export function ColumnsDialog({
  columns,
  words,
  onChoose,
  onClose,
}: {
  readonly columns: readonly NamedColumn[]
  readonly words: PageWords
  readonly onChoose: (columns: PageColumn[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [draft, setDraft] = useState(columns)
  return (
    <Dialog title={t`Columns`} onClose={onClose}>
      <ChoiceForm submit={t`Show columns`} onSubmit={() => onChoose(draft.map(bareColumn))} onClose={onClose}>
        <ArrangeList
          label={t`Columns`}
          entries={draft.map((column) => ({
            id: columnKey(column),
            name: `${column.subject}, ${words.columnName(column)}`,
          }))}
          onChange={(keys) => setDraft(keys.flatMap((key) => draft.find((column) => columnKey(column) === key) ?? []))}
        />
      </ChoiceForm>
    </Dialog>
  )
}
