import { isCalendarDate } from '@track/kernel'
import { canShow } from './column-form'
import { type CombinedRow, combinedOf } from './combined-rows'
import {
  columnKey,
  dateKey,
  EVERYONE,
  LIMITS,
  type PageChoice,
  type PageColumn,
  type PageDate,
  rowsOf,
} from './page-choice'

/**
 * The part of the address that says which page is open, in letters that an address keeps as they are: ids and days, and the words
 * that the school has for its dates and columns; nobody's name. `base` is the version of the saved report that was changed,
 * `print` the page as it will be on paper, `number` the number that is open, `pupil` the pupil opened behind it.
 */
export interface PageSearch {
  readonly groups?: string
  readonly columns?: string
  readonly dates?: string
  readonly membership?: 'as-at-each-date'
  readonly scope?: 'age-related'
  readonly minimum?: number
  readonly audience?: string
  readonly paper?: 'a3'
  readonly base?: string
  readonly print?: true
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
    ...(isBase(search.base) && { base: search.base }),
    ...(search.print === true && { print: true as const }),
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
export function writeChoice({
  groupIds,
  combined,
  columns,
  dates,
  membership,
  scope,
  minimumGroup,
  audienceId,
  paper,
}: PageChoice): PageSearch {
  const labels = new Map(combined.map(({ id, label }) => [id, label]))
  return {
    ...(groupIds.length > 0 && { groups: groupIds.map((id) => withLabel(id, labels.get(id))).join(BETWEEN) }),
    ...(columns.length > 0 && { columns: columns.map(writeColumn).join(BETWEEN) }),
    ...(dates.length > 0 && { dates: dates.map(writeDate).join(BETWEEN) }),
    ...(membership === 'as-at-each-date' && { membership }),
    ...(scope === 'age-related' && { scope }),
    ...(minimumGroup > 0 && { minimum: minimumGroup }),
    ...(audienceId !== undefined && { audience: audienceId }),
    ...(paper === 'a3' && { paper }),
  }
}

export function readNumber({ number }: Written): OpenNumber | undefined {
  const [, groupId, column, date] =
    /^([\w.-]+)\.(\d{1,2})\.(\d{1,2})$/.exec(typeof number === 'string' ? number : '') ?? []
  return groupId && isGroupId(groupId) ? { groupId, column: Number(column), date: Number(date) } : undefined
}

export function writeNumber({ groupId, column, date }: OpenNumber): string {
  return `${groupId}.${column}.${date}`
}

/** An address as somebody wrote it: anything may stand in it. */
type Written = { readonly [Part in keyof PageSearch]?: unknown }

const BETWEEN = '_'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readParts({ groups, columns, dates, membership, scope, minimum, audience, paper }: Written): PageChoice {
  const least = typeof minimum === 'number' ? minimum : 0
  const rows = unique(
    split(groups).flatMap((text) => readRow(text) ?? []),
    ({ id }) => id,
  ).slice(0, LIMITS.groups)
  return {
    ...rowsOf(
      rows.map(({ id }) => id),
      rows.flatMap(({ combined }) => combined ?? []),
    ),
    columns: unique(
      split(columns).flatMap((text) => readColumn(text) ?? []),
      columnKey,
    ).slice(0, LIMITS.columns),
    dates: unique(
      split(dates).flatMap((text) => readDate(text) ?? []),
      dateKey,
    ).slice(0, LIMITS.dates),
    membership: membership === 'as-at-each-date' ? membership : 'current',
    scope: scope === 'age-related' ? scope : 'own-programme',
    minimumGroup: Number.isInteger(least) && least >= 0 && least <= 100 ? least : 0,
    ...(isAudience(audience) && { audienceId: audience }),
    paper: paper === 'a3' ? paper : 'a4',
  }
}

/** A row: a group, or the groups that it is made of and what it is called here, if anything. */
function readRow(text: string): { readonly id: string; readonly combined?: CombinedRow } | undefined {
  const [id, label] = splitLabel(text)
  if (label === undefined) return isGroupId(id) ? { id } : undefined
  const combined = combinedOf(id)
  return combined && label.trim() === label && label !== '' && label.length <= 80
    ? { id, combined: { ...combined, label } }
    : undefined
}

/** A day or a word for one, then what it is called here, if anything. */
function writeDate(date: PageDate): string {
  if (date.kind === 'assessment-date') return `every.${quote(date.name)}`
  return date.kind === 'fixed' ? withLabel(date.on, date.label) : date.kind
}

function readDate(text: string): PageDate | undefined {
  if (text === 'today') return { kind: 'today' }
  if (text.startsWith('every.')) {
    const name = unquote(text.slice('every.'.length))
    return name.length > 0 && name.length <= 80 ? { kind: 'assessment-date', name } : undefined
  }
  const [on, label = ''] = splitLabel(text)
  return isCalendarDate(on) && label.length <= 40 ? { kind: 'fixed', label, on } : undefined
}

function writeColumn(column: PageColumn): string {
  return withLabel(quote(columnKey(column)), column.label)
}

function readColumn(text: string): PageColumn | undefined {
  const [quoted, label] = splitLabel(text)
  const key = unquote(quoted)
  const { change, parts } = readChange(key.split('.'))
  const show = parts[0] === 'count' ? parts.shift() : undefined
  const [what, subject, of, ...more] = parts
  const [subjectId, id] = [readId(subject), readId(of)]
  const measure = subjectId && readMeasure(what, id, more)
  // Written again it must be the same text: anything more or less in it is a mistake.
  const column = measure && {
    subjectId,
    measure,
    ...(show && { show: 'count' as const }),
    ...(change && { change }),
  }
  if (!column || columnKey(column) !== key || !canShow(measure, column)) return undefined
  if (!label) return column
  return label.trim() === label && label.length <= 60 ? { ...column, label } : undefined
}

function readMeasure(
  what: string | undefined,
  id: string | undefined,
  more: readonly string[],
): PageColumn['measure'] | undefined {
  if (what === 'secured') return { kind: 'secured', average: 'per-pupil' }
  if (what === 'pooled') return { kind: 'secured', average: 'pooled' }
  if (what === 'number') return { kind: 'mean-number' }
  const count = PROGRESS.find((one) => one === what)
  if (count) return { kind: 'progress', count }
  if (id === undefined) return undefined
  if (what === 'on-track') return { kind: 'on-track', ruleId: id }
  if (what === 'mean' || what === 'matched') return { kind: 'mean-mark', measureId: id, matched: what === 'matched' }
  if (more.length > 100 || more.some((one) => one.length === 0 || one.length > 200)) return undefined
  if (what === 'described' && more.length > 0) return { kind: 'described', measureId: id, descriptorIds: [...more] }
  const [correspondenceId, categoryId] = more
  if (what === 'category' && correspondenceId && categoryId)
    return { kind: 'category', measureId: id, correspondenceId, categoryId }
  return undefined
}

/** What stands before a measure whose change is asked for, and what comes after it. */
function readChange(parts: string[]): { readonly change?: PageColumn['change']; readonly parts: string[] } {
  const [since, second, third] = parts
  const isPupils = (text: string | undefined): text is 'raw' | 'matched' => text === 'raw' || text === 'matched'
  if ((since === 'since-first-date' || since === 'since-date-before') && isPupils(second)) {
    const kind = since === 'since-first-date' ? 'first-date' : 'date-before'
    return { change: { since: { kind }, pupils: second }, parts: parts.slice(2) }
  }
  const measureId = readId(second)
  if (since === 'since-test' && measureId && isPupils(third))
    return { change: { since: { kind: 'measure', measureId }, pupils: third }, parts: parts.slice(3) }
  return { parts }
}

const PROGRESS = ['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'] as const

function split(text: unknown): string[] {
  return typeof text === 'string' ? text.split(BETWEEN) : []
}

function isGroupId(text: string): boolean {
  return text === EVERYONE || ID.test(text) || combinedOf(text) !== undefined
}

function isAudience(text: unknown): text is string {
  return typeof text === 'string' && text.length > 0 && text.length <= 40 && text.trim() === text
}

function readId(text: unknown): string | undefined {
  return typeof text === 'string' && ID.test(text) ? text : undefined
}

/** Ids and days hold no space, so the first one ends them. */
function withLabel(what: string, label: string | undefined): string {
  return label ? `${what} ${quote(label)}` : what
}

function splitLabel(text: string): [what: string, label?: string] {
  const at = text.indexOf(' ')
  return at < 0 ? [text] : [text.slice(0, at), unquote(text.slice(at + 1))]
}

/** In words of a person's own the letter that stands between two of them is written otherwise. */
function quote(words: string): string {
  return words.replaceAll('*', '*s').replaceAll(BETWEEN, '*u')
}

function unquote(text: string): string {
  return text.replaceAll('*u', BETWEEN).replaceAll('*s', '*')
}

function isBase(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text)
}

/** The first of those that are the same. */
function unique<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)))
}
