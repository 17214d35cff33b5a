import type { CalendarDate, Issue } from '@track/kernel'
import {
  type Change,
  changesBetween,
  checkUpn,
  type Group,
  type Membership,
  matchPupils,
  moveWithin,
  type Pupil,
  type PupilMatch,
  YEAR_GROUPS,
  yearGroupName,
} from '@track/roster'
import type { ImportPlan, RowOutcome } from '../../import/import-result.js'
import type { GroupChoice } from './group-columns.js'
import type { PupilRecord } from './pupil-fields.js'

/** What the school has before the import. */
export interface KnownRoster {
  readonly pupils: readonly Pupil[]
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
}

/** What is to be written, and what to tell the person. */
export interface PupilImportPlan extends ImportPlan {
  readonly newPupils: readonly Pupil[]
  readonly changedPupils: readonly Pupil[]
  readonly newGroups: readonly Group[]
  readonly memberships: readonly Change<Membership>[]
}

interface PlanOptions {
  readonly source: string
  /** The name of the file's column of UPNs. */
  readonly upnColumn: string
  readonly today: CalendarDate
  readonly yearStart: CalendarDate
  /** The key groups of each row. */
  readonly choices: ReadonlyMap<number, readonly GroupChoice[]>
  readonly newId: () => string
}

/**
 * Who each row is, and what it changes: pupils, their groups and since when.
 *
 * A pupil is known by identifier or UPN (`matchPupils`); a name alone is a question, and its row is refused with the way to answer
 * it. Blank cells change nothing. The order of the rows decides nothing but the order of what is made.
 */
export function planPupilImport(
  records: readonly PupilRecord[],
  roster: KnownRoster,
  options: PlanOptions,
): PupilImportPlan {
  const issues: Issue[] = []
  const outcomes = new Map<number, RowOutcome>()
  const [newPupils, changedPupils]: [Pupil[], Pupil[]] = [[], []]
  const pupilById = new Map(roster.pupils.map((pupil) => [pupil.id, pupil]))
  const upnOwners = new Map(roster.pupils.flatMap(({ id, upn }) => (upn === undefined ? [] : [[upn, id]])))
  const groups = openGroups(roster, options)

  const { plausible, overused } = setApart(records)
  issues.push(...overused.map(nameOverused))
  const matches = matchPupils(
    plausible.map((record) => incomingOf(record, options)),
    roster.pupils,
  )
  for (const [place, record] of plausible.entries()) {
    const match = matches[place]!
    if (match.status === 'ask') {
      issues.push(question(record, match))
      continue
    }
    const existing = match.status === 'matched' ? pupilById.get(match.pupilId) : undefined
    const pupil = existing === undefined ? newPupil(record, options) : withRow(existing, record, options)
    if (pupil === undefined) {
      issues.push(nothingToCallThem(record))
      continue
    }
    if (pupil.upn !== undefined) {
      const owner = upnOwners.get(pupil.upn)
      if (owner !== undefined && owner !== pupil.id) {
        issues.push(upnTaken(record, options))
        continue
      }
      upnOwners.set(pupil.upn, pupil.id)
    }
    if (record.values.upn !== null && !checkUpn(record.values.upn).valid) issues.push(wrongCheckLetter(record, options))
    if (pupil.leftOn !== undefined && pupil.leftOn < options.today) issues.push(hasLeft(record))

    const moved = groups.place(record, pupil)
    if (existing === undefined) newPupils.push(pupil)
    else if (pupil !== existing) changedPupils.push(pupil)
    outcomes.set(record.row, existing === undefined ? 'created' : pupil !== existing || moved ? 'updated' : 'unchanged')
  }
  const made = groups.made.map(({ kind, name }) => ({ kind: kind as 'class' | 'cohort' | 'key-group', name }))
  return {
    outcomes,
    made,
    issues,
    newPupils,
    changedPupils,
    newGroups: groups.made,
    memberships: groups.changes(),
  }
}

/** Namesakes are compared with each other, so a column of one word ten thousand times must not get that far. */
const MOST_NAMESAKES = 200

function setApart(records: readonly PupilRecord[]) {
  const nameOf = ({ values }: PupilRecord) =>
    (values.label ?? fullName(values) ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const uses = new Map<string, number>()
  for (const record of records) uses.set(nameOf(record), (uses.get(nameOf(record)) ?? 0) + 1)
  const isOverused = (record: PupilRecord) => nameOf(record) !== '' && uses.get(nameOf(record))! > MOST_NAMESAKES
  return { plausible: records.filter((record) => !isOverused(record)), overused: records.filter(isOverused) }
}

function incomingOf({ values }: PupilRecord, { source }: PlanOptions) {
  const externalId = externalIdOf(values)
  return {
    label: values.label ?? undefined,
    forename: values.forename ?? undefined,
    surname: values.surname ?? undefined,
    dateOfBirth: values.dateOfBirth ?? undefined,
    upn: values.upn ?? undefined,
    formerUpn: values.formerUpn ?? undefined,
    identifiers: externalId === undefined ? [] : [{ source, externalId }],
  }
}

function externalIdOf({ externalId, externalIdWithin }: PupilRecord['values']): string | undefined {
  if (externalId === null) return undefined
  return externalIdWithin === null ? externalId : `${externalIdWithin}/${externalId}`
}

function newPupil(record: PupilRecord, { source, newId }: PlanOptions): Pupil | undefined {
  const { values } = record
  const externalId = externalIdOf(values)
  // Inside one school nobody needs the school's part of an identifier.
  const label = values.label ?? fullName(values) ?? (values.externalId && `Pupil ${values.externalId}`) ?? values.upn
  if (!label) return undefined
  return {
    id: newId(),
    label,
    ...stated(values),
    identifiers: externalId === undefined ? [] : [{ source, externalId }],
  }
}

/** The pupil with what the row says, or the very same pupil if it says nothing new. */
function withRow(pupil: Pupil, { values }: PupilRecord, { source }: PlanOptions): Pupil {
  const next: Pupil = { ...pupil, ...stated(values) }
  // A label that was made of the name follows the name; one that somebody chose stays.
  const named = pupil.label === fullName(pupil) ? fullName(next) : undefined
  next.label = values.label ?? named ?? pupil.label
  const externalId = externalIdOf(values)
  const known = pupil.identifiers.some((known) => known.source === source && known.externalId === externalId)
  if (externalId !== undefined && !known) next.identifiers = [...pupil.identifiers, { source, externalId }]
  const keys = Object.keys(next) as (keyof Pupil)[]
  return keys.every((key) => next[key] === pupil[key]) ? pupil : next
}

function stated({ forename, surname, dateOfBirth, yearGroup, upn, joinedOn }: PupilRecord['values']) {
  return {
    ...(forename !== null && { forename }),
    ...(surname !== null && { surname }),
    ...(dateOfBirth !== null && { dateOfBirth }),
    ...(yearGroup !== null && { registeredYear: yearGroup }),
    ...(upn !== null && { upn }),
    ...(joinedOn !== null && { joinedOn }),
  }
}

function fullName(name: {
  forename?: string | null | undefined
  surname?: string | null | undefined
}): string | undefined {
  return [name.forename, name.surname].filter(Boolean).join(' ') || undefined
}

/** The groups there are and those that the rows need, with who is in them. */
function openGroups(roster: KnownRoster, { today, yearStart, choices, newId }: PlanOptions) {
  const made: Group[] = []
  const lasting = roster.groups.filter(({ endsOn }) => endsOn === undefined || endsOn >= today)
  const byName = new Map(lasting.toSorted(todaysLast(today)).map((group) => [groupKey(group), group]))
  const byId = new Map(roster.groups.map((group) => [group.id, group]))
  const membershipsOf = new Map<string, Membership[]>()
  for (const membership of roster.memberships) {
    const ofPupil = membershipsOf.get(membership.pupilId)
    if (ofPupil) ofPupil.push(membership)
    else membershipsOf.set(membership.pupilId, [membership])
  }
  const touched = new Map<string, readonly Membership[]>()

  const groupOf = (wanted: Omit<Group, 'id'>): Group => {
    const known = byName.get(groupKey(wanted))
    if (known) return known
    const group = { id: newId(), ...wanted }
    byName.set(groupKey(group), group)
    byId.set(group.id, group)
    made.push(group)
    return group
  }
  const place = ({ row, values }: PupilRecord, pupil: Pupil): boolean => {
    const wanted = [
      values.class === null ? [] : { kind: 'class' as const, name: values.class, position: 0 },
      values.yearGroup === null ? [] : cohortOf(values.yearGroup),
      (choices.get(row) ?? []).map((choice) => ({ kind: 'key-group' as const, position: 0, ...choice })),
    ].flat()
    const before = membershipsOf.get(pupil.id) ?? []
    // Whoever was never in a group of the family is in it from the start: a school that enters its classes in October means September.
    const firstDay = pupil.joinedOn !== undefined && pupil.joinedOn > yearStart ? pupil.joinedOn : yearStart
    let after = before
    for (const group of wanted.map(groupOf)) {
      const isOfFamily = ({ groupId }: Membership) => isSister(byId.get(groupId), group)
      const family = after.filter(isOfFamily)
      const earliest = family.length === 0 ? firstDay : latest(firstDay, today)
      const on = latest(earliest, group.startsOn ?? earliest)
      const moved = moveWithin(family, { pupilId: pupil.id, groupId: group.id, on, until: group.endsOn ?? null })
      after = [...after.filter((membership) => !isOfFamily(membership)), ...moved]
    }
    membershipsOf.set(pupil.id, after)
    if (!touched.has(pupil.id)) touched.set(pupil.id, before)
    return membershipChanges(before, after).length > 0
  }
  const changes = () =>
    membershipChanges(
      [...touched.values()].flat(),
      [...touched.keys()].flatMap((pupilId) => membershipsOf.get(pupilId) ?? []),
    )
  return { made, changes, place }
}

function membershipChanges(before: readonly Membership[], after: readonly Membership[]): readonly Change<Membership>[] {
  const of = (memberships: readonly Membership[]) => ({ pupils: [], groups: [], memberships, registeredYears: [] })
  return changesBetween(of(before), of(after)).memberships
}

/** Of groups of one name, such as this year's class and the next, the one of today comes last. */
function todaysLast(today: CalendarDate) {
  const isOpen = ({ startsOn = today, endsOn = today }: Group) => startsOn <= today && today <= endsOn
  return (a: Group, b: Group) => Number(isOpen(a)) - Number(isOpen(b))
}

function latest(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}

/** Groups of which a pupil is in one at a time: classes, registered years, the parts of one whole. */
function isSister(group: Group | undefined, other: Group): boolean {
  if (group === undefined || group.kind !== other.kind) return false
  if (group.id === other.id || group.kind === 'class' || group.kind === 'cohort') return true
  return other.partOf !== undefined && (group.partOf ?? group.name) === other.partOf
}

function cohortOf(year: NonNullable<PupilRecord['values']['yearGroup']>): Omit<Group, 'id'> {
  return { kind: 'cohort', name: yearGroupName(year), position: YEAR_GROUPS.indexOf(year) }
}

function groupKey({ kind, name }: Pick<Group, 'kind' | 'name'>): string {
  return `${kind} ${name.trim().toLowerCase()}`
}

function question({ row }: PupilRecord, { reason }: PupilMatch & { status: 'ask' }): Issue {
  return { row, code: `import/${reason}`, message: QUESTIONS[reason], severity: 'error' }
}

const QUESTIONS = {
  'same-name':
    'A pupil of this name is here already, and nothing else says whether it is the same one: give the pupil who is here their UPN or identifier, then import again (the same number joins them, another keeps them apart)',
  contradiction:
    'The UPN and the identifier of this row belong to different pupils, or to one whose other number differs: correct the row, or the pupil who is here',
  repeated:
    'Another row of this file seems to be the same pupil: leave one of them out, or give each a UPN or identifier of their own',
} as const

function nameOverused({ row }: PupilRecord): Issue {
  const message = `More than ${MOST_NAMESAKES} rows have this name: choose the column that holds the names`
  return { row, code: 'import/name-overused', message, severity: 'error' }
}

function nothingToCallThem({ row }: PupilRecord): Issue {
  const message = 'This row has no name, identifier or UPN: fill in one of them'
  return { row, code: 'import/nameless', message, severity: 'error' }
}

function upnTaken({ row }: PupilRecord, { upnColumn: field }: PlanOptions): Issue {
  const message = 'Another pupil has this UPN: correct the one that is wrong'
  return { row, field, code: 'import/upn-taken', message, severity: 'error' }
}

function wrongCheckLetter({ row }: PupilRecord, { upnColumn: field }: PlanOptions): Issue {
  const message = 'The first letter of this UPN does not fit its digits: look for one that is mistyped'
  return { row, field, code: 'import/upn-check-letter', message, severity: 'warning' }
}

function hasLeft({ row }: PupilRecord): Issue {
  const message = 'This pupil has left, so no list shows them: if they are back, take away the day they left'
  return { row, code: 'import/has-left', message, severity: 'warning' }
}
