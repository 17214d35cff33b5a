import { compareCodeUnits } from '@track/kernel'
import type { PupilIdentifier } from './pupil.js'
import { checkUpn } from './upn.js'

/** What a file or another system says of a pupil. Every field may be missing; a `Pupil` fits as it is. */
export interface IncomingPupil {
  readonly label?: string | undefined
  readonly forename?: string | undefined
  readonly surname?: string | undefined
  readonly dateOfBirth?: string | undefined
  readonly upn?: string | undefined
  /** The number it replaced, as a common transfer file gives it. */
  readonly formerUpn?: string | undefined
  readonly identifiers?: readonly PupilIdentifier[] | undefined
}

export interface ExistingPupil extends IncomingPupil {
  readonly id: string
}

/**
 * Who an incoming row is: a pupil we have, a new one, or a question for a person.
 *
 * `same-name`: nothing but the name (and birthday) points to the candidates. `contradiction`: the numbers point to different
 * pupils, or to one whose other numbers differ. `repeated`: another row of the same list seems to be the same pupil.
 */
export type PupilMatch =
  | { readonly status: 'matched'; readonly pupilId: string; readonly by: 'identifier' | 'upn' }
  | { readonly status: 'new' }
  | {
      readonly status: 'ask'
      readonly candidates: readonly string[]
      readonly reason: 'same-name' | 'contradiction' | 'repeated'
    }

/**
 * For each incoming row: which pupil is it? One answer a row, in the order of the rows.
 *
 * 1. The same identifier of the same source, or the same valid UPN (now or formerly), names one pupil and nothing
 *    contradicts it: matched. A temporary UPN may be replaced by a permanent one; two permanent ones that differ contradict, as do
 *    two identifiers of one source.
 * 2. Otherwise the same name with the same date of birth, or with a date missing and no number that contradicts: ask. A name is
 *    never enough to merge. Names compare without accents, capitals, punctuation and order ("Lovelace, Ada").
 * 3. Otherwise new. Two rows that would become the same pupil are both asked about.
 *
 * A UPN that is not valid is no evidence. The order of `existing` does not matter; candidates come in the order of their ids.
 *
 * @example
 * ```ts
 * import { matchPupils } from '@track/roster'
 *
 * const existing = [{ id: 'p1', label: 'Ada Lovelace', dateOfBirth: '2016-12-10', upn: 'B801200005001' }]
 * matchPupils([{ upn: 'b801200005001' }], existing) // => [{ status: 'matched', pupilId: 'p1', by: 'upn' }]
 * matchPupils([{ forename: 'Ada', surname: 'Lovelace', dateOfBirth: '2016-12-10' }], existing) // => [{ status: 'ask', candidates: ['p1'], reason: 'same-name' }]
 * matchPupils([{ label: 'Ben Carver', dateOfBirth: '2016-12-10' }], existing) // => [{ status: 'new' }]
 * ```
 */
export function matchPupils(incoming: readonly IncomingPupil[], existing: readonly ExistingPupil[]): PupilMatch[] {
  const pupils = indexPeople(existing)
  const rows = indexPeople(incoming.map((row, place) => ({ ...row, id: String(place) })))
  const first = rows.people.map((row) => matchOne(row, pupils))

  const claims = new Map<string, number>()
  for (const match of first) {
    if (match.status === 'matched') claims.set(match.pupilId, (claims.get(match.pupilId) ?? 0) + 1)
  }

  return first.map((match, place) => {
    if (match.status === 'matched' && claims.get(match.pupilId)! > 1) return ask([{ id: match.pupilId }], 'repeated')
    if (match.status !== 'new') return match
    const twins = findTwins(rows.people[place]!, rows)
    if (twins.length === 0) return match
    const answers = twins.map((twin) => first[Number(twin.id)]!)
    return ask(
      answers.flatMap((answer) => (answer.status === 'matched' ? [{ id: answer.pupilId }] : [])),
      'repeated',
    )
  })
}

/** A pupil or row (its id is its place) with its numbers and names in the form they are compared in. */
interface Person {
  readonly id: string
  readonly dateOfBirth: string | undefined
  readonly identifiers: readonly PupilIdentifier[]
  readonly identifierKeys: readonly string[]
  readonly upn: string | undefined
  readonly permanentUpn: string | undefined
  readonly formerUpn: string | undefined
  readonly names: readonly string[]
}

interface PeopleIndex {
  readonly people: readonly Person[]
  readonly byIdentifier: ReadonlyMap<string, readonly Person[]>
  readonly byUpn: ReadonlyMap<string, readonly Person[]>
  readonly byName: ReadonlyMap<string, readonly Person[]>
}

function indexPeople(list: readonly ExistingPupil[]): PeopleIndex {
  const people = list.map(toPerson)
  return {
    people,
    byIdentifier: groupByKeys(people, ({ identifierKeys }) => identifierKeys),
    byUpn: groupByKeys(people, ({ upn }) => (upn === undefined ? [] : [upn])),
    byName: groupByKeys(people, ({ names }) => names),
  }
}

function toPerson(pupil: ExistingPupil): Person {
  const upn = validUpn(pupil.upn)
  const identifiers = pupil.identifiers ?? []
  const fullName = [pupil.forename, pupil.surname].filter(Boolean).join(' ')
  return {
    id: pupil.id,
    dateOfBirth: pupil.dateOfBirth,
    identifiers,
    identifierKeys: identifiers.map(({ source, externalId }) => JSON.stringify([source, externalId])),
    upn: upn?.normalised,
    permanentUpn: upn?.temporary ? undefined : upn?.normalised,
    formerUpn: validUpn(pupil.formerUpn)?.normalised,
    names: [...new Set([nameKey(fullName), nameKey(pupil.label ?? '')])].filter((name) => name !== ''),
  }
}

function matchOne(row: Person, pupils: PeopleIndex): PupilMatch {
  const named = namedByNumbers(row, pupils)
  const [pupil] = named.all
  if (pupil) {
    if (named.all.size > 1 || contradict(row, pupil)) return ask([...named.all], 'contradiction')
    return { status: 'matched', pupilId: pupil.id, by: named.byIdentifier.has(pupil) ? 'identifier' : 'upn' }
  }
  const namesakes = findNamesakes(row, pupils)
  return namesakes.length > 0 ? ask(namesakes, 'same-name') : { status: 'new' }
}

function findTwins(row: Person, rows: PeopleIndex): Person[] {
  const alike = new Set([...namedByNumbers(row, rows).all, ...findNamesakes(row, rows)])
  alike.delete(row)
  return [...alike]
}

function namedByNumbers(row: Person, { byIdentifier, byUpn }: PeopleIndex) {
  const found = (index: ReadonlyMap<string, readonly Person[]>, keys: readonly (string | undefined)[]) =>
    new Set(keys.flatMap((key) => (key === undefined ? [] : (index.get(key) ?? []))))
  const identified = found(byIdentifier, row.identifierKeys)
  return { byIdentifier: identified, all: new Set([...identified, ...found(byUpn, [row.upn, row.formerUpn])]) }
}

function findNamesakes(row: Person, { byName }: PeopleIndex): Person[] {
  const namesakes = new Set(row.names.flatMap((name) => byName.get(name) ?? []))
  return [...namesakes].filter((pupil) =>
    row.dateOfBirth === undefined || pupil.dateOfBirth === undefined
      ? !contradict(row, pupil)
      : row.dateOfBirth === pupil.dateOfBirth,
  )
}

/** Do the numbers of two people say that they are not the same? */
function contradict(a: Person, b: Person): boolean {
  const renumbered = a.formerUpn === b.upn || b.formerUpn === a.upn
  if (a.permanentUpn && b.permanentUpn && a.permanentUpn !== b.permanentUpn && !renumbered) return true
  return a.identifiers.some(({ source, externalId }) => {
    const ofSource = b.identifiers.filter((identifier) => identifier.source === source)
    return ofSource.length > 0 && !ofSource.some((identifier) => identifier.externalId === externalId)
  })
}

function validUpn(text: string | undefined) {
  const check = text === undefined ? undefined : checkUpn(text)
  return check?.valid ? check : undefined
}

/** Only ever leads to a question, so it would rather find too much: no accents, capitals, punctuation or order. */
function nameKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).sort(compareCodeUnits).join(' ')
}

function groupByKeys(people: readonly Person[], keysOf: (person: Person) => readonly string[]): Map<string, Person[]> {
  const groups = new Map<string, Person[]>()
  for (const person of people) {
    for (const key of keysOf(person)) {
      const group = groups.get(key)
      if (group) group.push(person)
      else groups.set(key, [person])
    }
  }
  return groups
}

function ask(pupils: readonly { id: string }[], reason: 'same-name' | 'contradiction' | 'repeated'): PupilMatch {
  return { status: 'ask', candidates: [...new Set(pupils.map(({ id }) => id))].sort(compareCodeUnits), reason }
}
