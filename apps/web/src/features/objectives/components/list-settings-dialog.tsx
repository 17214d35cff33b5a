import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditableFramework, School } from '@track/api-contract'
import { useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useChangeFramework } from '../api/change-framework'
import { scalesQueryOptions } from '../api/list-scales'

/** What a list is called, who published it, and in which words for depth it is recorded. */
export function ListSettingsDialog({
  school,
  framework,
  onClose,
}: {
  readonly school: School
  readonly framework: EditableFramework
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeFramework(school.id)
  const { data: scales = [] } = useQuery(scalesQueryOptions(school.id))
  const [scaleId, setScaleId] = useState(framework.scaleId)
  // Versions of one scale have one id; the latest names it. What is retired is there only where it is in use.
  const byId = new Map(scales.map((scale) => [scale.id, scale]))
  const choices = [...byId.values()].filter(
    ({ id, retiredOn }) => id === framework.scaleId || !retiredOn || retiredOn > school.today,
  )
  const submit = (textOf: (name: string) => string) => {
    const [name, publisher] = [textOf('name'), textOf('publisher')]
    const next = {
      ...(name !== framework.name && { name }),
      ...(publisher !== (framework.publisher ?? '') && { publisher: publisher || null }),
      ...(scaleId !== framework.scaleId && { scaleId }),
    }
    if (Object.keys(next).length === 0) return onClose()
    const { name: oldName, publisher: oldPublisher = null, scaleId: oldScale } = framework
    change.mutate(
      { framework, change: next },
      {
        onSuccess: (changed) => {
          const before = {
            ...(next.name !== undefined && { name: oldName }),
            ...(next.publisher !== undefined && { publisher: oldPublisher }),
            ...(next.scaleId !== undefined && { scaleId: oldScale }),
          }
          const takeBack = () =>
            change
              .mutateAsync({ framework: changed, change: before })
              .catch((error: unknown) => show({ text: problemWords(error) }))
          show({ text: t`Saved`, action: { label: t`Undo`, run: () => void takeBack() } })
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      title={t`The list itself`}
      verb={t`Save`}
      error={change.error}
      waiting={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t`Name of the list`}
        name="name"
        required
        maxLength={200}
        defaultValue={framework.name}
        autoComplete="off"
        data-first
      />
      <TextField
        label={t`Publisher`}
        hint={t`If it is not the school’s own.`}
        name="publisher"
        maxLength={200}
        defaultValue={framework.publisher ?? ''}
        autoComplete="off"
      />
      {choices.length > 1 && (
        <>
          <LabelledSelect
            label={t`Recorded in the words of`}
            value={scaleId}
            choices={choices.map(({ id, name, codes }) => ({
              value: id,
              label: `${name}: ${codes.map(({ label }) => label).join(', ')}`,
            }))}
            onChange={setScaleId}
          />
          {scaleId !== framework.scaleId && (
            <p>
              <Trans>What was judged stays. A scale without a word that is in use here is refused by name.</Trans>
            </p>
          )}
        </>
      )}
    </FormDialog>
  )
}
