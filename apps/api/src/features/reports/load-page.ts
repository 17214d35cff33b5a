import type { Page, PageDefinition } from '@track/api-contract'
import type { Measure, OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { indexTeaching } from '@track/objectives'
import { membershipDates, type PageGroup, type PageInput, type TaughtList } from '@track/reports'
import { isOnRoll, type Membership, membersAsAt } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { groupsByPupil, loadTeaching, type Teaching } from '../../teaching/load-teaching.js'
import {
  type GroupRow,
  listGroups,
  listMemberships,
  listObjectiveScales,
  listPupilsWithDates,
  listSubjectNames,
  type PupilRow,
} from './reports-repository.js'

/** Every pupil on roll, asked for like any group. */
export const EVERYONE: GroupRow = { id: 'all', name: 'All', kind: 'school' }

/** A page as asked for, with all that it is calculated from and the names to show it with. */
export interface LoadedPage {
  readonly input: PageInput
  readonly columns: Page['columns']
  readonly groups: ReadonlyMap<string, Pick<GroupRow, 'name' | 'kind'>>
  readonly pupils: ReadonlyMap<string, PupilRow>
}

export async function loadPage(tx: Transaction, ledger: Ledger, definition: PageDefinition): Promise<LoadedPage> {
  const groups = [EVERYONE, ...(await listGroups(tx, definition.groupIds))]
  for (const [index, groupId] of definition.groupIds.entries())
    if (!groups.some(({ id }) => id === groupId)) throw unknown(`groupIds.${index}`, 'group')
  const subjects = await listSubjectNames(tx)
  const descriptors = await loadDescriptors(tx)
  const columns = definition.columns.map((column, index) =>
    describeColumn(column, { at: `columns.${index}`, subject: subjects.get(column.subjectId), ...descriptors }),
  )
  const pupils = await listPupilsWithDates(tx)
  const memberships = await listMemberships(
    tx,
    groups.filter((group) => group !== EVERYONE).map(({ id }) => id),
  )
  const teaching = await loadTeaching(tx)
  return {
    input: {
      definition,
      groups: groups.map((group) => ({
        id: group.id,
        partOf: group.partOf,
        members: membersOn(group, { days: membershipDates(definition), memberships, pupils }),
      })),
      taught: taughtLists(teaching, { definition, pupils }),
      entries: ledger.entries,
      objectives: await listObjectiveScales(tx),
      scales: descriptors.scales,
      rules: descriptors.rules,
    },
    columns,
    groups: new Map(groups.map(({ id, name, kind }) => [id, { name, kind }])),
    pupils: new Map(pupils.map((pupil) => [pupil.id, pupil])),
  }
}

function describeColumn(
  column: PageDefinition['columns'][number],
  {
    at,
    subject,
    rules,
    measures,
  }: { at: string; subject: string | undefined; rules: readonly OnTrackRule[]; measures: readonly Measure[] },
): Page['columns'][number] {
  const { measure, subjectId } = column
  if (subject === undefined) throw unknown(`${at}.subjectId`, 'subject')
  switch (measure.kind) {
    case 'secured':
      return { ...column, subject, name: null, unit: 'percent' }
    case 'on-track': {
      const rule = rules.findLast(({ id }) => id === measure.ruleId)
      if (!rule) throw unknown(`${at}.measure.ruleId`, 'on-track rule')
      return { ...column, subject, name: rule.name, unit: 'percent' }
    }
    case 'mean-mark': {
      const known = measures.find(({ id }) => id === measure.measureId)
      if (known?.subjectId !== subjectId) throw unknown(`${at}.measure.measureId`, 'measure of this subject')
      return { ...column, subject, name: known.name, unit: 'mark' }
    }
  }
}

function unknown(field: string, what: string) {
  return refusal('request/invalid', `${field}: this school has no such ${what}. Choose one of those it has.`)
}

/** Who belongs to a group on each of these days and is on roll then. */
function membersOn(
  { id }: GroupRow,
  {
    days,
    memberships,
    pupils,
  }: { days: readonly CalendarDate[]; memberships: readonly Membership[]; pupils: readonly PupilRow[] },
): PageGroup['members'] {
  const byDay = new Map<CalendarDate, string[]>()
  for (const asOf of new Set(days)) {
    const onRoll = pupils.filter((pupil) => isOnRoll(pupil, asOf)).map((pupil) => pupil.id)
    const inGroup = id === EVERYONE.id ? onRoll : membersAsAt(memberships, { groupId: id, asOf })
    const known = new Set(onRoll)
    byDay.set(
      asOf,
      inGroup.filter((pupilId) => known.has(pupilId)),
    )
  }
  return days.map((asOf) => byDay.get(asOf)!)
}

/** What each pupil had been taught by each date, with pupils who were taught the same put together. */
function taughtLists(
  teaching: Teaching,
  { definition, pupils }: { definition: PageDefinition; pupils: readonly PupilRow[] },
): TaughtList[] {
  const { taughtBy } = indexTeaching(teaching)
  const days = definition.dates.map(({ on }) => on)
  const groupsOn = days.map((asOf) => groupsByPupil(teaching, { asOf }))
  const subjectIds = new Set(definition.columns.map(({ subjectId }) => subjectId))

  return [...subjectIds].flatMap((subjectId) => {
    const lists = new Map<string, TaughtList & { pupilIds: string[] }>()
    for (const { id: pupilId } of pupils) {
      const objectiveIds = days.map((asOf, date) =>
        taughtBy({ pupilId, groupIds: groupsOn[date]!.get(pupilId) ?? [], subjectId, asOf }),
      )
      const key = objectiveIds.map((ids) => ids.join()).join(';')
      const list = lists.get(key)
      if (list) list.pupilIds.push(pupilId)
      else lists.set(key, { subjectId, pupilIds: [pupilId], objectiveIds })
    }
    return [...lists.values()]
  })
}
