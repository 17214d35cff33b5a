import type { Issue } from '@track/kernel'
import { type Mapping, readYesNo, type TableColumn, type TableRecord } from '@track/tabular'

/** A column that says which key group a pupil is in: yes or no, or the value itself. */
export interface GroupColumn {
  readonly name: string
  readonly key: string
  readonly by: 'yes-no' | 'value'
}

/** A group that a row puts its pupil in, and the whole that it is part of with its complement or its sisters. */
export interface GroupChoice {
  readonly name: string
  readonly partOf: string
}

/** Above this a column does not name groups: it holds names, numbers or notes. */
const MOST_VALUES = 30

/** The group columns of a mapping: `group:Pupil premium` and `groupValue:SEND`. */
export function groupColumnsOf(mapping: Mapping): GroupColumn[] {
  return Object.entries(mapping).flatMap(([field, key]) => {
    const [, kind, name] = /^(group|groupValue):(.{1,100})$/.exec(field) ?? []
    if (name === undefined || name.trim() === '') return []
    return [{ name: name.trim(), key, by: kind === 'group' ? 'yes-no' : 'value' } as const]
  })
}

/**
 * Columns that school systems are known to give and that reports are asked for by. Others are left for the person to choose:
 * a column of medical notes must not turn into groups by itself.
 */
export function suggestGroupColumns(columns: readonly TableColumn[]): Mapping {
  const chosen = new Map<string, [string, string]>()
  for (const { name, key } of columns) {
    const word = name.toLowerCase().replace(/[^a-z\d]/g, '')
    const field = KNOWN.find(([words]) => words.includes(word))?.[1]
    const group = field?.slice(field.indexOf(':'))
    if (field !== undefined && group !== undefined && !chosen.has(group)) chosen.set(group, [field, key])
  }
  return Object.fromEntries(chosen.values())
}

const KNOWN: readonly (readonly [readonly string[], string])[] = [
  [['pp', 'pupilpremium', 'pupilpremiumeligible'], 'group:Pupil premium'],
  [['fsm', 'freeschoolmeals', 'fsmeligible'], 'group:Free school meals'],
  [['fsm6', 'ever6', 'ever6fsm', 'fsmever6'], 'group:FSM in the last six years'],
  [['eal', 'englishasanadditionallanguage'], 'group:EAL'],
  [['send', 'sen', 'hassend', 'hassen'], 'group:SEND'],
  [['senstatus', 'sendstatus', 'senprovision', 'sencode'], 'groupValue:SEND'],
  [['ehcp', 'ehc', 'ehcplan'], 'group:EHC plan'],
  [['lac', 'cla', 'lookedafter', 'incare'], 'group:Looked after'],
  [['servicechild', 'servicechildren'], 'group:Service children'],
  [['sex', 'gender'], 'groupValue:Sex'],
]

/**
 * The groups each row puts its pupil in. A blank cell says nothing: its pupil is neither in the group nor in its complement.
 */
export function readGroupColumns(
  records: readonly TableRecord<[]>[],
  columns: readonly GroupColumn[],
): { choices: ReadonlyMap<number, readonly GroupChoice[]>; issues: Issue[] } {
  const choices = new Map<number, GroupChoice[]>(records.map(({ row }) => [row, []]))
  const issues: Issue[] = []
  for (const [place, column] of columns.entries()) {
    const twin = columns.find(({ name }, earlier) => earlier < place && name === column.name)
    if (twin !== undefined) issues.push(namedTwice(column, twin))
    const { readable, issue } = checkColumn(records, column)
    if (issue !== undefined) issues.push(issue)
    if (!readable) continue
    for (const { row, rest } of records) {
      const reading = readChoice(rest[column.key] ?? '', column)
      if ('issue' in reading) issues.push({ row, field: column.key, ...reading.issue, severity: 'error' })
      else if (reading.value !== null) choices.get(row)!.push(reading.value)
    }
  }
  return { choices, issues }
}

function checkColumn(
  records: readonly TableRecord<[]>[],
  { key, name, by }: GroupColumn,
): { readable: boolean; issue?: Issue } {
  const [first] = records
  if (first === undefined) return { readable: false }
  if (first.rest[key] === undefined) {
    const message = `No column is left for the group "${name}": choose one that no other field reads`
    return { readable: false, issue: { field: key, code: 'import/no-group-column', message, severity: 'error' } }
  }
  const values = new Set(records.map(({ rest }) => rest[key]!.trim()))
  if (by === 'yes-no' || values.size <= MOST_VALUES) return { readable: true }
  const message = `This column holds ${values.size} different values, too many to be groups: choose another, or leave it out`
  return { readable: false, issue: { field: key, code: 'import/too-many-groups', message, severity: 'error' } }
}

function namedTwice({ key, name }: GroupColumn, twin: GroupColumn): Issue {
  const message = `The columns "${twin.key}" and "${key}" both fill the group "${name}": give one of them another name`
  return { field: key, code: 'import/group-named-twice', message, severity: 'error' }
}

function readChoice(text: string, { name, by }: GroupColumn) {
  if (by === 'yes-no') {
    const answer = readYesNo(text)
    if ('issue' in answer || answer.value === null)
      return answer as { issue: { code: string; message: string } } | { value: null }
    return { value: { name: answer.value ? name : `Not ${withinSentence(name)}`, partOf: name } }
  }
  const value = text.trim()
  if (value.length > 60)
    return { issue: { code: 'import/too-long', message: 'This is too long to name a group: shorten it' } }
  return { value: value === '' ? null : { name: `${name}: ${value}`, partOf: name } }
}

/** "Pupil premium" becomes "pupil premium"; "EAL" stays. */
function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name
}
