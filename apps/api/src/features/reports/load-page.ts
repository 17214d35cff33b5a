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
import { type Clock, todayIn } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { describeColumn } from './describe-column.js'
import { faultsOfPage } from './page-faults.js'
import { type PageSources, pageSources } from './page-sources.js'
import { refuseFaults } from './refuse-faults.js'
import { EVERYONE, type GroupRow, type PupilRow } from './reports-repository.js'
import { type TeachingOfPage, teachingOfPage } from './taught-lists.js'

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
  { definition, clock, root }: { definition: PageDefinition; clock: Clock; root?: string },
): Promise<Page> {
  return answerOf(await loadPage(tx, ledger, definition, { clock, root }), { clock })
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
    notes: pageNotes(input, { rows }),
  }
}

/**
 * What the page asks for that the school does not have is refused with its place in the body, where the definition stands at `root`.
 *
 * The definition in the answer asks for the `minimumGroup` of its audience, where that is greater than its own.
 */
export async function loadPage(
  tx: Transaction,
  ledger: Ledger,
  asked: PageDefinition,
  { clock, root = '/definition' }: { readonly clock: Clock; readonly root?: string | undefined },
): Promise<LoadedPage> {
  const sources = await pageSources(tx, ledger)
  refuseFaults(faultsOfPage(asked, sources), { root })
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
    today: todayIn(sources.timeZone, clock),
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
