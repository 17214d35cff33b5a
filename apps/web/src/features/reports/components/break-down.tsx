import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { GroupList } from '@track/api-contract'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Select } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { childOf, partsOf, withChildren } from '../combined-rows'
import { inOrder, KINDS } from '../page-choice'
import { wholesOf } from '../wholes-of'
import { ChoiceGroup } from './choice-form'
import styles from './groups-dialog.module.css'

type Groups = GroupList['groups']

/**
 * Breaks rows down by other groups: every cohort by pupil premium and the rest is one press. Which rows are broken down is said first;
 * each tick puts the parts under every one of them, and takes them out again.
 */
export function BreakDown({
  groups,
  rows,
  nameOf,
  onRows,
}: {
  /** The groups that are there now. */
  readonly groups: Groups
  readonly rows: readonly string[]
  readonly nameOf: (row: string) => string
  readonly onRows: (rows: readonly string[]) => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [asked, setAsked] = useState<string>()
  const order = inOrder(groups)
  const keyGroups = order.filter(({ kind }) => kind === 'key-group' || kind === 'ad-hoc')
  const kindOf = new Map(groups.map(({ id, kind }) => [id, kind]))
  const every = {
    cohort: t`every year group`,
    class: t`every class`,
    'teaching-group': t`every teaching group`,
    'key-group': t`every key group`,
    'ad-hoc': t`every other group`,
  }
  const targets = [
    ...KINDS.map((kind) => ({ value: kind, label: every[kind], rows: rows.filter((id) => kindOf.get(id) === kind) })),
    ...rows.map((id) => ({ value: id, label: nameOf(id), rows: [id] })),
  ].filter((one) => one.rows.some((row) => order.some(({ id }) => childOf(row, id))))
  const by = {
    cohort: t`By year group`,
    class: t`By class`,
    'teaching-group': t`By teaching group`,
  }
  const target = targets.find(({ value }) => value === asked) ?? targets[0]
  if (!target) return null

  const wholeOf = new Map(groups.map(({ id, partOf }) => [id, partOf]))
  /**
   * The parts that say something of a row: not what it is made of already, nor the rest of a whole of which it is one part, nor
   * another class of a class.
   */
  const partsFor = (row: string, parts: Groups) =>
    parts.flatMap(({ id, partOf, kind }) => {
      const isOfSameWhole = partsOf(row).some(
        (part) =>
          (partOf !== undefined && wholeOf.get(part) === partOf) ||
          (kindOf.get(part) === kind && (kind === 'cohort' || kind === 'class')),
      )
      return isOfSameWhole || !childOf(row, id) ? [] : [id]
    })
  const childrenOf = (parts: Groups) =>
    target.rows.flatMap((row) => partsFor(row, parts).map((id) => childOf(row, id)!))
  const ids = order.map(({ id }) => id)
  const add = (parts: Groups) =>
    onRows(target.rows.reduce((all, row) => withChildren(all, row, ids, partsFor(row, parts)), rows))
  const remove = (parts: Groups) => {
    const gone = new Set(childrenOf(parts))
    onRows(rows.filter((id) => !gone.has(id)))
  }
  const isIn = (parts: Groups) => {
    const children = childrenOf(parts)
    return children.length > 0 && children.every((id) => rows.includes(id))
  }
  const toggle = (parts: Groups) => {
    const n = childrenOf(parts).filter((id) => rows.includes(id) === isIn(parts)).length
    if (isIn(parts)) {
      remove(parts)
      notices.say(plural(n, { one: '# row taken out', other: '# rows taken out' }))
    } else {
      add(parts)
      notices.say(plural(n, { one: '# row put in', other: '# rows put in' }))
    }
  }
  const wholes = wholesOf(keyGroups).filter((parts) => childrenOf(parts).length > 0)
  const others = (['cohort', 'class', 'teaching-group'] as const).flatMap((kind) => {
    const parts = order.filter((group) => group.kind === kind && childrenOf([group]).length > 0)
    return parts.length > 0 ? [{ kind, parts }] : []
  })
  return (
    <ChoiceGroup
      legend={t`Break down`}
      hint={t`Adds rows under each: under Year 4, its pupils with and without pupil premium.`}
      aside={
        wholes.length > 1 && (
          <Button
            look="quiet"
            aria-label={isIn(keyGroups) ? t`Break down: none` : t`Break down: by all`}
            onClick={() => toggle(keyGroups)}
          >
            {isIn(keyGroups) ? t`None` : t`By all`}
          </Button>
        )
      }
    >
      <div className={styles.which}>
        <Select
          label={t`Which rows to break down`}
          choices={targets.map(({ value, label }) => ({ value, label }))}
          value={target.value}
          onChange={setAsked}
        />{' '}
        <span aria-hidden="true">{t`by`}</span>
      </div>
      {wholes.map((parts) => (
        <Checkbox key={parts[0]!.id} checked={isIn(parts)} onChange={() => toggle(parts)}>
          {parts.map(({ name }) => name).join(', ')}
        </Checkbox>
      ))}
      {others.map(({ kind, parts }) => (
        <details key={kind} className={styles.by}>
          <summary>
            {by[kind]} <span className={styles.hint}>{parts.length}</span>
          </summary>
          <div className={styles.closed}>
            {parts.length > 1 && (
              <Checkbox checked={isIn(parts)} onChange={() => toggle(parts)}>
                {t`All of them`}
              </Checkbox>
            )}
            {parts.map((group) => (
              <Checkbox key={group.id} checked={isIn([group])} onChange={() => toggle([group])}>
                {group.name}
              </Checkbox>
            ))}
          </div>
        </details>
      ))}
    </ChoiceGroup>
  )
}
