import { compareCodeUnits } from '@track/kernel'
import type { CalculatedPage } from '../calculate-page.js'
import type { PageInput } from '../page-input.js'
import type { PageNote } from '../page-note.js'
import { sayDay } from '../say-day.js'
import { calculationNotes } from './calculation-notes.js'
import { listChanges } from './list-changes.js'
import { meaningNotes } from './meaning-notes.js'
import { type NotedInput, periodOf, remembering } from './noted-input.js'
import { programmeChanges } from './programme-changes.js'
import { roundedChanges } from './rounded-changes.js'
import { ruleChanges } from './rule-changes.js'
import { scaleChanges } from './scale-changes.js'

/** What the age-related view does, wherever it is printed. */
export const AGE_RELATED =
  'Age-related view: every pupil is read against the programme of their class, also one who works in another programme.'

/**
 * What has to stand under a page, because its numbers cannot be read without it: see `PageNote` for the kinds, which come in this
 * order: dates to come, changes that rounding makes look wrong, which only the `rows` of the calculated page tell, scope, meaning, calculation, and then what changed between the first and the last date, by day.
 *
 * A change counts from its own day: earlier dates keep the rule, scale and list of theirs. Only what a column reads is told, and
 * nothing of any pupil.
 *
 * @example
 * ```ts
 * import { pageNotes } from '@track/reports'
 *
 * const rule = (percentAtLeast: number) =>
 *   ({ anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast, of: 'taught' as const, tags: [] }] }] })
 * const version = { id: 'rule', name: 'On track', recordedAt: '2025-12-01T09:00:00.000Z' } as const
 * const notes = pageNotes({
 *   definition: {
 *     groupIds: ['all'],
 *     columns: [{ subjectId: 'maths', measure: { kind: 'on-track', ruleId: 'rule' } }],
 *     dates: [{ label: 'Autumn', on: '2025-12-12' }, { label: 'Spring', on: '2026-03-27' }],
 *     membership: 'current',
 *     scope: 'own-programme',
 *     minimumGroup: 0,
 *   },
 *   groups: [{ id: 'all', members: [[], []] }],
 *   taught: [],
 *   objectives: [],
 *   scales: [],
 *   rules: [
 *     { ...version, rule: rule(75), effectiveFrom: '2025-09-01' },
 *     { ...version, rule: rule(80), effectiveFrom: '2026-01-01' },
 *   ],
 * })
 * notes.map(({ text }) => text) // => ['“On track” is 75 % until 31 December 2025 and 80 % from 1 January 2026.']
 * ```
 */
export function pageNotes(
  page: Omit<PageInput, 'entries'>,
  { rows = [] }: { readonly rows?: CalculatedPage['rows'] | undefined } = {},
): PageNote[] {
  const input = remembering(page)
  const period = periodOf(input)
  const changes = [
    ...ruleChanges(input, period),
    ...scaleChanges(input, period),
    ...listChanges(input, period),
    ...programmeChanges(input),
  ]
  return [
    ...datesToCome(input),
    ...roundedChanges(input, rows),
    ...scopeNotes(input),
    ...meaningNotes(input, period),
    ...calculationNotes(input, period),
    ...changes.sort((a, b) => compareCodeUnits(a.on ?? '', b.on ?? '')),
  ]
}

function datesToCome({ definition: { dates }, today }: NotedInput): PageNote[] {
  const days = dates.flatMap(({ on }) => (today !== undefined && on > today ? [on] : [])).sort()
  const [first, ...more] = days.map(sayDay)
  if (first === undefined) return []
  const text =
    more.length === 0
      ? `${first} has not come yet: it has no numbers until then, and no changes.`
      : `${[first, ...more.slice(0, -1)].join(', ')} and ${more.at(-1)} have not come yet: they have no numbers until then, and no changes.`
  return [{ kind: 'date-to-come', text, on: days.at(-1)!, columns: [], ids: [] }]
}

function scopeNotes({ definition: { scope } }: NotedInput): PageNote[] {
  return scope === 'age-related' ? [{ kind: 'scope', text: AGE_RELATED, columns: [], ids: [] }] : []
}
