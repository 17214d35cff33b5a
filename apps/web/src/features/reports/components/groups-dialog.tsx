import { Trans, useLingui } from '@lingui/react/macro'
import type { GroupList, School } from '@track/api-contract'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { EVERYONE, groupName, inOrder, isClosed, KINDS, LIMITS } from '../page-choice'
import { ArrangeList } from './arrange-list'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import styles from './groups-dialog.module.css'

/** Which groups of pupils are the rows of the page, and in which order. */
export function GroupsDialog({
  school,
  groups: given,
  chosen,
  onChoose,
  onClose,
}: {
  readonly school: Pick<School, 'today' | 'academicYears'>
  readonly groups: GroupList['groups']
  readonly chosen: readonly string[]
  readonly onChoose: (groupIds: string[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [draft, setDraft] = useState(chosen)
  const groups = given.map((group) => ({ ...group, name: groupName(group, school) }))
  const [closed, open] = [true, false].map((wanted) => groups.filter((group) => isClosed(group, school) === wanted))
  const everyone = { id: EVERYONE, name: t`Whole school` }
  const all = [everyone, ...inOrder(open!), ...inOrder(closed!)]
  const headings = {
    cohort: t`Cohorts`,
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
  const toggle = (id: string) => setDraft(draft.includes(id) ? draft.filter((other) => other !== id) : put(draft, id))
  const check = (group: { readonly id: string; readonly name: string; readonly pupils?: number }) => (
    <Checkbox key={group.id} checked={draft.includes(group.id)} onChange={() => toggle(group.id)}>
      {group.pupils === undefined ? group.name : `${group.name} (${group.pupils})`}
    </Checkbox>
  )

  const { groups: most } = LIMITS
  const problem =
    draft.length === 0
      ? t`Choose at least one group.`
      : draft.length > most
        ? t`A page holds ${most} groups at most: take some out.`
        : undefined
  return (
    <Dialog title={t`Groups`} onClose={onClose}>
      <ChoiceForm submit={t`Show these groups`} problem={problem} onSubmit={() => onChoose([...draft])}>
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
                    setDraft(every ? draft.filter((id) => !ids.includes(id)) : ids.reduce(put, draft))
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
          <details className={styles.order} open={closed!.some(({ id }) => chosen.includes(id))}>
            <summary>
              <Trans>Groups of earlier years</Trans>
            </summary>
            <p className={styles.hint}>
              <Trans>Nobody is in them now. Under “Who counts” choose “Whoever was in the group at each date”.</Trans>
            </p>
            <div className={styles.closed}>{inOrder(closed!).map(({ pupils: _, ...group }) => check(group))}</div>
          </details>
        )}
        {draft.length > 1 && (
          <details className={styles.order}>
            <summary>
              <Trans>Order of the rows</Trans>
            </summary>
            <ArrangeList
              label={t`Order of the rows`}
              entries={draft.map((id) => ({ id, name: all.find((group) => group.id === id)?.name ?? '' }))}
              onChange={setDraft}
            />
          </details>
        )}
      </ChoiceForm>
    </Dialog>
  )
}

/** Groups that make a whole together stand together; each of the others stands by itself. */
function wholesOf(groups: GroupList['groups']): GroupList['groups'][] {
  const wholes = new Map<string, GroupList['groups']>()
  for (const group of groups) {
    const whole = group.partOf ?? group.id
    wholes.set(whole, [...(wholes.get(whole) ?? []), group])
  }
  return [...wholes.values()]
}
