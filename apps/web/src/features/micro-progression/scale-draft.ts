import { t } from '@lingui/core/macro'
import type { Level } from '@track/micro-progression'

export const MIN_LEVELS = 2
export const MAX_LEVELS = 12

/** The labels of a scale as they are typed, low to high. */
export type ScaleDraft = readonly string[]

/** 0 to 4, which is what most charts have. */
export const DEFAULT_SCALE: ScaleDraft = numbered(5, 0)

/** "0", "1", … as many as asked for. */
export function numbered(count: number, start: number): ScaleDraft {
  return Array.from({ length: count }, (_, place) => String(start + place))
}

/** The same scale longer or shorter at its upper end; a scale of numbers goes on counting, words leave a blank to fill in. */
export function resized(labels: ScaleDraft, count: number): ScaleDraft {
  const length = Math.min(MAX_LEVELS, Math.max(MIN_LEVELS, count))
  if (length <= labels.length) return labels.slice(0, length)
  const last = numberIn(labels.at(-1) ?? '')
  const more = Array.from({ length: length - labels.length }, (_, place) =>
    last === null ? '' : String(last + place + 1),
  )
  return [...labels, ...more]
}

/** The same scale counted from another number; words stay as they are. */
export function startedAt(labels: ScaleDraft, start: number): ScaleDraft {
  return labels.map((label, place) => (numberIn(label) === null ? label : String(start + place)))
}

/** What is wrong with a scale, in words; null when it can be used. */
export function scaleProblem(labels: ScaleDraft): string | null {
  const trimmed = labels.map((label) => label.trim())
  const blank = trimmed.indexOf('')
  if (blank >= 0) return t`Step ${blank + 1} has no label: write a number, a word or a sign.`
  const twice = trimmed.find((label, place) => trimmed.indexOf(label) !== place)
  if (twice !== undefined) return t`“${twice}” is there twice: each step needs a label of its own.`
  return null
}

/** The scale as a session keeps it. A label that is a number is one; a word has no number. */
export function levelsFrom(labels: ScaleDraft, makeId: () => string): Level[] {
  return labels.map((label) => ({ id: makeId(), label: label.trim(), value: numberIn(label) }))
}

function numberIn(label: string): number | null {
  const text = label.trim()
  return /^-?\d+([.]\d+)?$/.test(text) ? Number(text) : null
}
