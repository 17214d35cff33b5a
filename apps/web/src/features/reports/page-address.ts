import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { columnKey, EVERYONE, LIMITS, type PageChoice, type PageColumn } from './page-choice'

/**
 * The part of the address that says which page is open, in letters that an address keeps as they are: ids and days, no names.
 * `number` is the number that is open, `pupil` the pupil opened behind it.
 */
export interface PageSearch {
  readonly groups?: string
  readonly columns?: string
  readonly dates?: string
  readonly membership?: 'as-at-each-date'
  readonly minimum?: number
  readonly number?: string
  readonly pupil?: string
}

/** Which of the page's numbers is open: positions count from 0. */
export interface OpenNumber {
  readonly groupId: string
  readonly column: number
  readonly date: number
}

/** The address as far as it can be read: whatever else stands in it is left out. */
export function readSearch(search: Written): PageSearch {
  const number = readNumber(search)
  const pupil = number && readId(search.pupil)
  return {
    ...writeChoice(readParts(search)),
    ...(number && { number: writeNumber(number) }),
    ...(pupil && { pupil }),
  }
}

/** The page that an address names, or undefined when it names no whole one. */
export function readChoice(search: PageSearch): PageChoice | undefined {
  const choice = readParts(search)
  return choice.groupIds.length > 0 && choice.columns.length > 0 && choice.dates.length > 0 ? choice : undefined
}

/** The address of a page, with nothing open on it. */
export function writeChoice({ groupIds, columns, dates, membership, minimumGroup }: PageChoice): PageSearch {
  return {
    ...(groupIds.length > 0 && { groups: groupIds.join(BETWEEN) }),
    ...(columns.length > 0 && { columns: columns.map(columnKey).join(BETWEEN) }),
    ...(dates.length > 0 && { dates: dates.join(BETWEEN) }),
    ...(membership === 'as-at-each-date' && { membership }),
    ...(minimumGroup > 0 && { minimum: minimumGroup }),
  }
}

export function readNumber({ number }: Written): OpenNumber | undefined {
  const [, groupId, column, date] =
    /^([\w-]+)\.(\d{1,2})\.(\d{1,2})$/.exec(typeof number === 'string' ? number : '') ?? []
  return groupId && isGroupId(groupId) ? { groupId, column: Number(column), date: Number(date) } : undefined
}

export function writeNumber({ groupId, column, date }: OpenNumber): string {
  return `${groupId}.${column}.${date}`
}

/** An address as somebody wrote it: anything may stand in it. */
type Written = { readonly [Part in keyof PageSearch]?: unknown }

const BETWEEN = '_'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readParts({ groups, columns, dates, membership, minimum }: Written): PageChoice {
  const least = typeof minimum === 'number' ? minimum : 0
  return {
    groupIds: unique(split(groups).filter(isGroupId)).slice(0, LIMITS.groups),
    columns: unique(split(columns))
      .flatMap((text) => readColumn(text) ?? [])
      .slice(0, LIMITS.columns),
    dates: unique(split(dates).filter(isCalendarDate)).sort().slice(0, LIMITS.dates) as CalendarDate[],
    membership: membership === 'as-at-each-date' ? membership : 'current',
    minimumGroup: Number.isInteger(least) && least >= 0 && least <= 100 ? least : 0,
  }
}

function readColumn(text: string): PageColumn | undefined {
  const [what, subject, of] = text.split('.')
  const [subjectId, id] = [readId(subject), readId(of)]
  const measure = subjectId && readMeasure(what, id)
  // Written again it must be the same text: anything more or less in it is a mistake.
  const column = measure && { subjectId, measure }
  return column && columnKey(column) === text ? column : undefined
}

function readMeasure(what: string | undefined, id: string | undefined): PageColumn['measure'] | undefined {
  if (what === 'secured') return { kind: 'secured', average: 'per-pupil' }
  if (what === 'pooled') return { kind: 'secured', average: 'pooled' }
  if (id === undefined) return undefined
  if (what === 'on-track') return { kind: 'on-track', ruleId: id }
  if (what === 'mean' || what === 'matched') return { kind: 'mean-mark', measureId: id, matched: what === 'matched' }
  return undefined
}

function split(text: unknown): string[] {
  return typeof text === 'string' ? text.split(BETWEEN) : []
}

function isGroupId(text: string): boolean {
  return text === EVERYONE || ID.test(text)
}

function readId(text: unknown): string | undefined {
  return typeof text === 'string' && ID.test(text) ? text : undefined
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
