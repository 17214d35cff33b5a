import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Select, TextField } from '../../../ui/field'
import { type CombinedRow, combinedId, MOST_PARTS } from '../combined-rows'
import { useTextLimit } from '../use-text-limit'
import { ChoiceGroup } from './choice-form'
import styles from './groups-dialog.module.css'

/** One row of several groups: the pupils who are in all of them, or in any of them; with a name of its own where that is shorter. */
export function CombineGroups({
  groups,
  nameOf,
  onAdd,
}: {
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly nameOf: (row: CombinedRow) => string
  /** Adds the row and says where it stands. */
  readonly onAdd: (row: CombinedRow) => string
}) {
  const { t } = useLingui()
  const [take, setTake] = useState<CombinedRow['take']>('any-of')
  const [parts, setParts] = useState<readonly string[]>([])
  const limit = useTextLimit(80, '')
  const [added, setAdded] = useState('')
  const choose = (at: number, id: string) => setParts(id === '' ? parts.toSpliced(at, 1) : parts.toSpliced(at, 1, id))
  const row = { id: combinedId({ take, groupIds: [...parts] }), groupIds: [...parts], take }
  const usual = nameOf(row)
  const add = () => {
    if (parts.length < 2 || limit.error) return
    const called = limit.text.trim()
    setAdded(onAdd({ ...row, ...(called !== '' && called !== usual && { label: called }) }))
    setParts([])
    limit.setText('')
  }
  const places = [...parts, ...(parts.length < Math.min(MOST_PARTS, groups.length) ? [''] : [])]
  return (
    <div className={styles.combine}>
      <ChoiceGroup legend={t`Which pupils`} size="usual">
        <Checkbox type="radio" name="take" checked={take === 'any-of'} onChange={() => setTake('any-of')}>
          {t`Those in any of the groups`}
        </Checkbox>
        <Checkbox type="radio" name="take" checked={take === 'all-of'} onChange={() => setTake('all-of')}>
          {t`Only those in all of them`}
        </Checkbox>
      </ChoiceGroup>
      <div className={styles.parts}>
        {places.map((id, at) => {
          const position = at + 1
          const others = parts.toSpliced(at, 1)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is whatever stands in it
            <div key={at} className={styles.part}>
              {at > 0 && <span aria-hidden="true">{take === 'any-of' ? t`or` : t`and`}</span>}
              <Select
                label={t`Group ${position}`}
                choices={[
                  { value: '', label: at < 2 ? t`Choose a group` : t`No other` },
                  ...groups.flatMap(({ id, name }) => (others.includes(id) ? [] : [{ value: id, label: name }])),
                ]}
                value={id}
                onChange={(next) => choose(at, next)}
              />
            </div>
          )
        })}
      </div>
      {parts.length > 1 && (
        <TextField
          label={t`Name of the row`}
          hint={[t`If left empty: “${usual}”.`, limit.left].filter(Boolean).join(' ')}
          error={limit.error}
          value={limit.text}
          placeholder={usual}
          onChange={(event) => limit.setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      )}
      <Button className={styles.add} onClick={add} disabled={parts.length < 2 || limit.error !== undefined}>
        <Trans>Add this row</Trans>
      </Button>
      <p className={styles.added} role="status">
        {added}
      </p>
    </div>
  )
}
