import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { GroupList, School } from '@track/api-contract'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { type CombinedRow, combinedName, isWithin, nameUnder, nesting, rowNames } from '../combined-rows'
import { EVERYONE, groupName, inOrder, isClosed, KINDS, LIMITS, type PageChoice, rowsOf } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { wholesOf } from '../wholes-of'
import { ArrangeList } from './arrange-list'
import { BreakDown } from './break-down'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import { CombineGroups } from './combine-groups'
import styles from './groups-dialog.module.css'

type Rows = Pick<PageChoice, 'groupIds' | 'combined'>

/** Which groups of pupils are the rows of the page: each by itself, broken down by others, or several as one; and in which order. */
export function GroupsDialog({
  school,
  groups: given,
  chosen,
  words,
  onChoose,
  onClose,
}: {
  readonly school: Pick<School, 'today' | 'academicYears'>
  readonly groups: GroupList['groups']
  readonly chosen: Rows
  readonly words: PageWords
  readonly onChoose: (rows: Rows) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [draft, setDraft] = useState(chosen.groupIds)
  /** What rows of several groups are called by a person. */
  const [labelled, setLabelled] = useState(chosen.combined)
  const groups = given.map((group) => ({ ...group, name: groupName(group, school) }))
  const [closed, open] = [true, false].map((wanted) => groups.filter((group) => isClosed(group, school) === wanted))
  const everyone = { id: EVERYONE, name: t`Whole school` }
  const all = [everyone, ...inOrder(open!), ...inOrder(closed!)]
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const nameOf = rowNames({ nameOf: (id) => names.get(id), either: words.either }, labelled)
  const headings = {
    cohort: t`Year groups`,
    class: t`Classes`,
    'teaching-group': t`Teaching groups`,
    'key-group': t`Key groups`,
    'ad-hoc': t`Other groups`,
  }

  /** A group that is put in stands where the school has it, however the others were arranged. */
  const put = (ids: readonly string[], id: string): readonly string[] => {
    if (ids.includes(id)) return ids
    const places = new Map(all.map((group, place) => [group.id, place]))
    const before = ids.findIndex((other) => places.get(other)! > places.get(id)!)
    return ids.toSpliced(before < 0 ? ids.length : before, 0, id)
  }
  /** With a group goes what stands under it. */
  const without = (ids: readonly string[], gone: readonly string[]) => {
    const places = nesting(rowsOf(ids, labelled))
    const isGone = (at: number): boolean =>
      gone.includes(ids[at]!) || (places[at]!.under !== null && isGone(places[at]!.under!))
    return ids.filter((_, at) => !isGone(at))
  }
  const toggle = (id: string) => setDraft(draft.includes(id) ? without(draft, [id]) : put(draft, id))
  const combine = (row: CombinedRow) => {
    setLabelled([...labelled.filter(({ id }) => id !== row.id), row])
    const under = draft.findLastIndex((id) => isWithin(row.id, id))
    if (!draft.includes(row.id)) setDraft(draft.toSpliced(under < 0 ? draft.length : under + 1, 0, row.id))
    const name = combinedName(row, { nameOf: (id) => names.get(id), either: words.either })
    if (draft.includes(row.id)) return t`${name} is among the rows already.`
    const above = under < 0 ? draft.at(-1) : draft[under]
    const place = above && nameOf(above)
    return place
      ? t`Added: ${name}, after ${place}. “Show groups” shows it.`
      : t`Added: ${name}. “Show groups” shows it.`
  }
  const check = (group: { readonly id: string; readonly name: string; readonly pupils?: number }) => (
    <Checkbox key={group.id} checked={draft.includes(group.id)} onChange={() => toggle(group.id)}>
      {group.pupils === undefined ? group.name : `${group.name} (${group.pupils})`}
    </Checkbox>
  )

  const listed = nesting(rowsOf(draft, labelled)).map(({ under, depth }, at) => {
    const id = draft[at]!
    const { before, shown } = nameUnder(nameOf(id), under === null ? undefined : nameOf(draft[under]!))
    return { id, name: shown, before, depth }
  })
  const { groups: most } = LIMITS
  const problem =
    draft.length === 0
      ? t`Choose at least one group.`
      : draft.length > most
        ? t`A page holds ${most} rows at most, and these are ${draft.length}: take some out.`
        : undefined
  return (
    <Dialog title={t`Groups`} onClose={onClose}>
      <ChoiceForm
        submit={t`Show groups`}
        problem={problem}
        onSubmit={() => onChoose(rowsOf(draft, labelled))}
        onClose={onClose}
      >
        {check(everyone)}
        {KINDS.map((kind) => {
          const ofKind = inOrder(open!).filter((group) => group.kind === kind)
          if (ofKind.length === 0) return null
          const every = ofKind.every(({ id }) => draft.includes(id))
          const heading = headings[kind]
          return (
            <ChoiceGroup
              key={kind}
              legend={heading}
              aside={
                <Button
                  look="quiet"
                  aria-label={every ? t`${heading}: none` : t`${heading}: all`}
                  onClick={() => {
                    const ids = ofKind.map(({ id }) => id)
                    setDraft(every ? without(draft, ids) : ids.reduce(put, draft))
                  }}
                >
                  {every ? t`None` : t`All`}
                </Button>
              }
            >
              {wholesOf(ofKind).map((parts) => (
                <div key={parts[0]!.id}>{parts.map(check)}</div>
              ))}
            </ChoiceGroup>
          )
        })}
        {closed!.length > 0 && (
          <details className={styles.order} open={closed!.some(({ id }) => chosen.groupIds.includes(id))}>
            <summary>
              <Trans>Groups of earlier years</Trans>
            </summary>
            <p className={styles.hint}>
              <Trans>Nobody is in them now. Under “Who counts” choose “Whoever was in the group at each date”.</Trans>
            </p>
            <div className={styles.closed}>{inOrder(closed!).map(({ pupils: _, ...group }) => check(group))}</div>
          </details>
        )}
        <BreakDown groups={open!} rows={draft} nameOf={nameOf} onRows={setDraft} />
        <details className={styles.order}>
          <summary>
            <Trans>Combine groups into one row</Trans>
          </summary>
          <CombineGroups
            groups={all.filter(({ id }) => id !== EVERYONE)}
            nameOf={(row) => combinedName(row, { nameOf: (id) => names.get(id), either: words.either })}
            onAdd={combine}
          />
        </details>
        {draft.length > 1 && (
          <details className={styles.order}>
            <summary>
              <Plural value={draft.length} one="Order of the rows" other="Order of the # rows" />
            </summary>
            <ArrangeList label={t`Order of the rows`} entries={listed} onChange={setDraft} />
          </details>
        )}
      </ChoiceForm>
    </Dialog>
  )
}
