import type { Page, PageDefinition } from '@track/api-contract'
import { countersOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { calculatePage, membershipDates, type PageGroup, type PageInput, pageNotes } from '@track/reports'
import { isOnRoll, type Membership, membersAsAt } from '@track/roster'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { type ColumnSources, describeColumn, faultsOf } from './describe-column.js'
import {
  type GroupRow,
  listGroups,
  listMemberships,
  listPageObjectives,
  listPupilsWithDates,
  listRevisions,
  listSubjectNames,
  type PupilRow,
  showsDepthNumbers,
} from './reports-repository.js'
import { type TeachingOfPage, teachingOfPage } from './taught-lists.js'

/** Every pupil on roll, asked for like any group. */
export const EVERYONE: GroupRow = { id: 'all', name: 'All', kind: 'school' }

/** A page as asked for, with all that it is calculated from and the names to show it with. */
export interface LoadedPage {
  readonly input: PageInput
  readonly columns: Page['columns']
  readonly groups: ReadonlyMap<string, Pick<GroupRow, 'name' | 'kind'>>
  readonly pupils: ReadonlyMap<string, PupilRow>
  readonly otherProgramme: TeachingOfPage['otherProgramme']
}

/** A page as it is answered: its numbers, what they are called, and what has to be known to read them. */
export async function answerPage(
  tx: Transaction,
  ledger: Ledger,
  { definition, clock }: { definition: PageDefinition; clock: Clock },
): Promise<Page> {
  const { input, columns, groups } = await loadPage(tx, ledger, definition)
  const { rows } = calculatePage(input)
  return {
    definition,
    asKnown: clock().toISOString(),
    columns,
    rows: rows.map((row) => ({ ...row, ...groups.get(row.groupId)! })),
    notes: pageNotes(input),
  }
}

export async function loadPage(tx: Transaction, ledger: Ledger, definition: PageDefinition): Promise<LoadedPage> {
  const groups = [EVERYONE, ...(await listGroups(tx, definition.groupIds))]
  for (const [index, groupId] of definition.groupIds.entries())
    if (!groups.some(({ id }) => id === groupId))
      throw refusal('request/invalid', `groupIds.${index}: this school has no such group. Choose one of those it has.`)
  const sources = await loadSources(tx)
  const days = definition.dates.map(({ on }) => on).sort()
  for (const [index, column] of definition.columns.entries())
    for (const { at, message } of faultsOf(column, sources, days[0]!))
      throw refusal('request/invalid', `columns.${[index, ...at].join('.')}: ${message}.`)

  const pupils = await listPupilsWithDates(tx)
  const memberships = await listMemberships(
    tx,
    groups.filter((group) => group !== EVERYONE).map(({ id }) => id),
  )
  const teaching = teachingOfPage(await loadTeaching(tx), { definition, pupilIds: pupils.map(({ id }) => id) })
  return {
    input: {
      ...sources,
      definition,
      groups: groups.map((group) => ({
        id: group.id,
        partOf: group.partOf,
        members: membersOn(group, { days: membershipDates(definition), memberships, pupils }),
      })),
      taught: teaching.taught(),
      planned: asksOfPlanned(definition, sources) ? teaching.planned() : undefined,
      entries: ledger.entries,
      objectives: await listPageObjectives(tx),
      revisions: await listRevisions(tx, { after: days[0]!, until: days.at(-1)! }),
    },
    columns: definition.columns.map((column) => describeColumn(column, sources, days.at(-1)!)),
    groups: new Map(groups.map(({ id, name, kind }) => [id, { name, kind }])),
    pupils: new Map(pupils.map((pupil) => [pupil.id, pupil])),
    otherProgramme: teaching.otherProgramme,
  }
}

export async function loadSources(tx: Transaction): Promise<ColumnSources> {
  return {
    ...(await loadDescriptors(tx)),
    subjects: await listSubjectNames(tx),
    depthNumbers: await showsDepthNumbers(tx),
  }
}

/** Does a rule of the page ask for a share of what is planned? Else nobody needs to look up all of it. */
function asksOfPlanned({ columns }: PageDefinition, { rules }: ColumnSources): boolean {
  const asked = new Set(columns.flatMap(({ measure }) => (measure.kind === 'on-track' ? measure.ruleId : [])))
  return rules.some(({ id, rule }) => asked.has(id) && countersOf(rule).some(({ basis }) => basis === 'planned'))
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
