import type { Page, PageDefinition } from '@track/api-contract'
import { countersOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import {
  calculatePage,
  membershipDates,
  type PageGroup,
  type PageInput,
  type PreparedPage,
  pageGroups,
  pageNotes,
  rowDepths,
} from '@track/reports'
import { isOnRoll, membersAsAt } from '@track/roster'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { describeColumn, faultsOf } from './describe-column.js'
import { loadPageSources, type PageSources } from './page-sources.js'
import type { GroupRow, PupilRow } from './reports-repository.js'
import { type TeachingOfPage, teachingOfPage } from './taught-lists.js'

export { loadSources } from './page-sources.js'

/** Every pupil on roll, asked for like any group. */
export const EVERYONE: GroupRow = { id: 'all', name: 'All', kind: 'school' }

/** A page as asked for, with all that it is calculated from and the names to show it with. */
export interface LoadedPage {
  readonly input: PageInput
  /** What `calculatePage` can go on from. */
  readonly prepared: () => PreparedPage | undefined
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
  return answerOf(await loadPage(tx, ledger, definition), { clock })
}

/** The same of a page that was loaded, for whoever needs what it was calculated from as well. */
export function answerOf({ input, prepared, columns, groups }: LoadedPage, { clock }: { clock: Clock }): Page {
  const { rows } = calculatePage(input, { prepared: prepared() })
  const depths = rowDepths(input.definition)
  return {
    definition: input.definition,
    asKnown: clock().toISOString(),
    columns,
    rows: rows.map((row, place) => ({ ...row, ...groups.get(row.groupId)!, depth: depths[place]! })),
    notes: pageNotes(input),
  }
}

/** The page's definition in the answer asks for the `minimumGroup` of its audience, where that is greater than its own. */
export async function loadPage(tx: Transaction, ledger: Ledger, asked: PageDefinition): Promise<LoadedPage> {
  const sources = await ledger.whileUnchanged('page-sources', () => loadPageSources(tx))
  refuseFaults(asked, sources)
  const definition = { ...asked, minimumGroup: minimumGroupOf(asked, sources) }
  const days = definition.dates.map(({ on }) => on).sort()
  const [firstDay, lastDay] = [days[0]!, days.at(-1)!]
  const membersOf = membersOn(membershipDates(definition), sources)
  // The rows that join several groups are made once, here: else everything that reads the page makes them for itself.
  const groups = pageGroups({
    definition,
    groups: groupsOfPage(definition, sources).map(
      ({ id, name, partOf }): PageGroup => ({ id, name, partOf, members: membersOf(id) }),
    ),
  })
  const kindOf = new Map([EVERYONE, ...sources.groups].map(({ id, kind }) => [id, kind]))
  const teaching = teachingOfPage(sources, definition)
  const input: PageInput = {
    ...sources.columns,
    definition,
    groups,
    taught: teaching.taught(),
    planned: asksOfPlanned(definition, sources) ? teaching.planned() : undefined,
    ledger: ledger.log,
    objectives: sources.objectives,
    audiences: sources.audiences,
    revisions: sources.revisions.filter(({ on }) => on > firstDay && on <= lastDay),
  }
  return {
    input,
    prepared: () =>
      sources.preparedPages(input, { pupilIds: [...sources.pupils.keys()], schedulesOf: teaching.schedulesOf }),
    columns: definition.columns.map((column) => describeColumn(column, sources.columns, lastDay)),
    groups: new Map(groups.map(({ id, name = '' }) => [id, { name, kind: kindOf.get(id) ?? 'combined' }])),
    pupils: sources.pupils,
    otherProgramme: teaching.otherProgramme,
  }
}

/** Whatever the page asks for that the school does not have is refused by the name of the field. */
function refuseFaults(definition: PageDefinition, { columns: sources, audiences, years, groups }: PageSources): void {
  const { columns, dates, groupIds, combined = [], audienceId } = definition
  const refuse = (field: string, message: string) => {
    throw refusal('request/invalid', `${field}: ${message}.`)
  }
  const known = new Set([EVERYONE, ...groups].map(({ id }) => id))
  const made = new Set<string>()
  for (const [index, { id, groupIds: parts }] of combined.entries()) {
    if (known.has(id) || made.has(id))
      refuse(`combined.${index}.id`, 'Another row has this id: give the combined row one of its own')
    made.add(id)
    for (const [part, groupId] of parts.entries())
      if (!known.has(groupId))
        refuse(`combined.${index}.groupIds.${part}`, 'this school has no such group. Choose one of those it has')
  }
  for (const [index, groupId] of groupIds.entries())
    if (!known.has(groupId) && !made.has(groupId))
      refuse(`groupIds.${index}`, 'this school has no such group. Choose one of those it has')
  if (audienceId !== undefined && !audiences.some(({ id }) => id === audienceId))
    refuse('audienceId', 'this school has no such audience. Choose one of those it has')
  for (const [index, { on }] of dates.entries())
    if (years && (on < years.from || on > years.until))
      refuse(
        `dates.${index}.on`,
        `${on} is in no academic year of the calendar, which goes from ${years.from} to ${years.until}. Choose a day in it, or add the year`,
      )
  const firstDay = dates.map(({ on }) => on).sort()[0]!
  for (const [index, column] of columns.entries())
    for (const { at, message } of faultsOf(column, sources, firstDay))
      refuse(`columns.${[index, ...at].join('.')}`, message)
}

function minimumGroupOf({ minimumGroup, audienceId }: PageDefinition, { audiences }: PageSources): number {
  return Math.max(minimumGroup, audiences.find(({ id }) => id === audienceId)?.minimumGroup ?? 0)
}

/**
 * The groups that the page names, as rows or as parts of rows, and the others that make a whole with one of them: a part that is
 * not on the page can still give one away that is.
 */
function groupsOfPage({ groupIds, combined = [] }: PageDefinition, { groups }: PageSources): GroupRow[] {
  const named = new Set([...groupIds, ...combined.flatMap((row) => row.groupIds)])
  const wholes = new Set(groups.flatMap(({ id, partOf }) => (named.has(id) ? (partOf ?? []) : [])))
  return [EVERYONE, ...groups.filter(({ id, partOf }) => named.has(id) || (partOf !== undefined && wholes.has(partOf)))]
}

/** Does a rule of the page ask for a share of what is planned? Else nobody needs to look up all of it. */
function asksOfPlanned({ columns }: PageDefinition, { columns: { rules } }: PageSources): boolean {
  const asked = new Set(columns.flatMap(({ measure }) => (measure.kind === 'on-track' ? measure.ruleId : [])))
  return rules.some(({ id, rule }) => asked.has(id) && countersOf(rule).some(({ basis }) => basis === 'planned'))
}

/** Who belongs to a group on each of these days and is on roll then. */
function membersOn(
  days: readonly CalendarDate[],
  { pupils, membershipsOf }: PageSources,
): (groupId: string) => PageGroup['members'] {
  const onRoll = new Map(
    [...new Set(days)].map((asOf) => [
      asOf,
      new Set([...pupils.values()].filter((pupil) => isOnRoll(pupil, asOf)).map(({ id }) => id)),
    ]),
  )
  return (groupId) => {
    const byDay = new Map(
      [...onRoll].map(([asOf, ids]) => [
        asOf,
        groupId === EVERYONE.id
          ? [...ids]
          : membersAsAt(membershipsOf.get(groupId) ?? [], { groupId, asOf }).filter((id) => ids.has(id)),
      ]),
    )
    return days.map((asOf) => byDay.get(asOf)!)
  }
}
