import type { CalendarDate } from '@track/kernel'
import { indexTeaching } from '@track/objectives'
import type { PageObjective, PageRevision } from '@track/reports'
import type { Membership } from '@track/roster'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadTeaching, type Teaching } from '../../teaching/load-teaching.js'
import { teachingClasses } from '../../teaching/teaching-classes.js'
import type { ColumnSources } from './describe-column.js'
import { holdPrepared, type PreparedPages } from './prepared-pages.js'
import {
  type GroupRow,
  listAllGroups,
  listAllMemberships,
  listPageObjectives,
  listPupilsWithDates,
  listRevisions,
  listSchoolYears,
  listSubjectNames,
  type PupilRow,
} from './reports-repository.js'
import { renewedIndex, type TeachingScope, type TeachingSources } from './taught-lists.js'
import { taughtSchedules } from './taught-schedules.js'

/**
 * All of a school that pages are made of beside its log, read whole and arranged for many questions. It is remembered for as long as
 * nothing of it changes (`Ledger.whileUnchanged`): whatever else is read here needs its table in the list of migration 0024.
 */
export interface PageSources extends TeachingSources {
  readonly columns: ColumnSources
  readonly audiences: readonly { readonly id: string; readonly name: string; readonly minimumGroup: number }[]
  /** In which the school's days begin. */
  readonly timeZone: string
  /** The first day of the school's academic years, and the last of the summer after them; null before it has any. */
  readonly years: { readonly from: CalendarDate; readonly until: CalendarDate } | null
  readonly groups: readonly GroupRow[]
  readonly membershipsOf: ReadonlyMap<string, readonly Membership[]>
  readonly pupils: ReadonlyMap<string, PupilRow>
  readonly objectives: readonly PageObjective[]
  readonly revisions: readonly PageRevision[]
  readonly preparedPages: PreparedPages
}

/** The sources of the school whose ledger this is. */
export function pageSources(tx: Transaction, ledger: Ledger): Promise<PageSources> {
  return ledger.whileUnchanged('page-sources', () => loadPageSources(tx))
}

export async function loadPageSources(tx: Transaction): Promise<PageSources> {
  const columns = await loadColumnSources(tx)
  const [found] = await tx.select({ audiences: school.audiences, timeZone: school.timeZone }).from(school)
  const teaching = await loadTeaching(tx)
  const pupils = new Map((await listPupilsWithDates(tx)).map((pupil) => [pupil.id, pupil]))
  return {
    columns,
    audiences: found?.audiences ?? [],
    timeZone: found?.timeZone ?? 'UTC',
    years: await listSchoolYears(tx),
    groups: await listAllGroups(tx),
    membershipsOf: byGroup(await listAllMemberships(tx)),
    pupils,
    objectives: await listPageObjectives(tx),
    revisions: await listRevisions(tx),
    preparedPages: holdPrepared(),
    teaching,
    own: scopeOf(teaching, [...pupils.keys()]),
    ofClasses: scopeOf(
      {
        ...teaching,
        assignments: teaching.assignments.filter(({ pupilId }) => pupilId === null),
        taughtFroms: teaching.taughtFroms.filter(({ pupilId }) => pupilId === null),
      },
      [...pupils.keys()],
    ),
  }
}

function scopeOf(teaching: Teaching, pupilIds: readonly string[]): TeachingScope {
  const classesOf = teachingClasses(teaching, { pupilIds })
  const indexOn = renewedIndex(() => indexTeaching(teaching))
  return { classesOf, indexOn, schedulesOf: taughtSchedules(teaching, { classesOf, index: () => indexOn([]) }) }
}

async function loadColumnSources(tx: Transaction): Promise<ColumnSources> {
  const [found] = await tx.select({ depthNumbers: school.depthNumbers }).from(school)
  return {
    ...(await loadDescriptors(tx)),
    subjects: await listSubjectNames(tx),
    depthNumbers: found?.depthNumbers ?? false,
  }
}

function byGroup(memberships: readonly Membership[]): Map<string, Membership[]> {
  const byId = new Map<string, Membership[]>()
  for (const row of memberships) {
    const ofGroup = byId.get(row.groupId)
    if (ofGroup) ofGroup.push(row)
    else byId.set(row.groupId, [row])
  }
  return byId
}
