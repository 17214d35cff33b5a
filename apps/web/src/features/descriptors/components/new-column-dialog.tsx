import { Trans, useLingui } from '@lingui/react/macro'
import type { NewMeasure } from '@track/api-contract'
import type { DescriptorSet } from '@track/descriptors'
import type { Subject } from '@track/objectives'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddMeasure } from '../api/change-columns'
import styles from './columns-part.module.css'
import { MarkFields, readMarkFields } from './mark-fields'

/** A column of words of a set, or of marks. Which of the two it holds never changes. */
export function NewColumnDialog({
  schoolId,
  subject,
  sets,
  onClose,
}: {
  readonly schoolId: string
  readonly subject: Subject
  readonly sets: readonly DescriptorSet[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddMeasure(schoolId)
  const [holds, setHolds] = useState<'words' | 'marks'>(sets.length > 0 ? 'words' : 'marks')
  const [setId, setSetId] = useState(sets[0]?.id ?? '')
  const submit = (textOf: (name: string) => string) => {
    const name = textOf('name')
    const marks = holds === 'marks' ? readMarkFields(textOf) : {}
    const given = Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== null))
    add.mutate({ subjectId: subject.id, name, ...(holds === 'words' ? { setId } : given) } as NewMeasure, {
      onSuccess: () => {
        show({ text: t`“${name}” added to ${subject.name}` })
        onClose()
      },
    })
  }
  return (
    <FormDialog
      title={t`A new column in ${subject.name}`}
      verb={t`Add the column`}
      error={add.error}
      waiting={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t`Name of the column`} name="name" required maxLength={100} autoComplete="off" data-first />
      <fieldset className={styles.holds}>
        <legend>{t`It holds`}</legend>
        <Checkbox
          type="radio"
          name="holds"
          disabled={sets.length === 0}
          checked={holds === 'words'}
          hint={sets.length === 0 ? t`Add a set of words first.` : undefined}
          onChange={() => setHolds('words')}
        >{t`Words`}</Checkbox>
        <Checkbox type="radio" name="holds" checked={holds === 'marks'} onChange={() => setHolds('marks')}>
          {t`Marks of a test`}
        </Checkbox>
      </fieldset>
      {holds === 'words' ? (
        <>
          <LabelledSelect
            label={t`In which words`}
            value={setId}
            choices={sets.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setSetId}
          />
          <p className={styles.quiet}>
            <Trans>Groups and pupils can be described in another set afterwards.</Trans>
          </p>
        </>
      ) : (
        <MarkFields />
      )}
    </FormDialog>
  )
}
