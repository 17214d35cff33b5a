import type { MessageDescriptor } from '@lingui/core'
import { i18n } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { DepthScale, Descriptor, DescriptorSet } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { formatDate } from '../../lib/format-date'
import { MEANINGS, SET_KINDS } from './set-words'

type Today = { readonly today: CalendarDate }
type Word = Readonly<Descriptor>

/** What a version of a scale changed from the one before, each thing in plain words. */
export function changesOfScale(before: DepthScale, after: DepthScale, today: Today): string[] {
  const label = (scale: DepthScale) => scale.codes.find(({ id }) => id === scale.secureFrom)?.label ?? ''
  const [now, then] = [label(after), label(before)]
  return [
    ...changesOfName(before, after),
    ...changesOfWords(before.codes, after.codes, { ordered: true }),
    ...(before.secureFrom === after.secureFrom ? [] : [t`Counts as secured from “${now}” on, before from “${then}”`]),
    ...changesOfRetirement(before, after, today),
  ]
}

/** The same of a set of words. */
export function changesOfSet(before: DescriptorSet, after: DescriptorSet, today: Today): string[] {
  const kind = i18n._(SET_KINDS[after.kind])
  const meaning = i18n._(MEANINGS[after.meaning].name)
  return [
    ...changesOfName(before, after),
    ...(before.kind === after.kind ? [] : [t`Is about: ${kind}`]),
    ...(before.meaning === after.meaning ? [] : [t`Is read as: ${meaning}`]),
    ...(before.ordered === after.ordered
      ? []
      : [after.ordered ? t`The words have an order` : t`The words have no order`]),
    ...changesOfWords(before.descriptors, after.descriptors, after),
    ...(same(before.suggestions, after.suggestions) ? [] : [changeOfSuggestions(before, after)]),
    ...changesOfRetirement(before, after, today),
  ]
}

function changesOfName(before: { readonly name: string }, after: { readonly name: string }): string[] {
  return before.name === after.name ? [] : [t`Is called “${after.name}”, before “${before.name}”`]
}

function changesOfWords(
  before: readonly Word[],
  after: readonly Word[],
  { ordered }: { readonly ordered: boolean },
): string[] {
  const old = new Map(before.map((word) => [word.id, word]))
  const renamed = after.flatMap((word) => {
    const then = old.get(word.id)
    if (!then) return [t`“${word.label}” is new`]
    const looks = LOOKS.flatMap(([field, name]) => (then[field] === word[field] ? [] : [i18n._(name)])).join(', ')
    return [
      ...(then.label === word.label ? [] : [t`“${then.label}” is now “${word.label}”`]),
      ...(looks === '' ? [] : [t`“${word.label}” has another ${looks}`]),
    ]
  })
  const orderOf = (words: readonly Word[], others: readonly Word[]) =>
    words.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id)
  const moved = ordered && !same(orderOf(before, after), orderOf(after, before))
  const order = after.map(({ label }) => label).join(', ')
  return moved ? [...renamed, t`In another order: ${order}`] : renamed
}

function changeOfSuggestions(before: DescriptorSet, after: DescriptorSet): string {
  if (after.suggestions.length === 0) return t`Suggests no word any more`
  return before.suggestions.length === 0 ? t`Suggests words by a rule` : t`Suggests words by another rule`
}

function changesOfRetirement(
  before: { readonly retiredOn?: CalendarDate | undefined },
  after: { readonly retiredOn?: CalendarDate | undefined },
  today: Today,
): string[] {
  if (before.retiredOn === after.retiredOn) return []
  if (after.retiredOn === undefined) return [t`Is offered again`]
  const day = formatDate(after.retiredOn, today)
  return [t`Is not offered from ${day}`]
}

const LOOKS: readonly (readonly [keyof Word, MessageDescriptor])[] = [
  ['shortCode', msg`short code`],
  ['colour', msg`colour`],
  ['symbol', msg`symbol`],
  ['description', msg`description`],
  ['number', msg`number`],
]

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
