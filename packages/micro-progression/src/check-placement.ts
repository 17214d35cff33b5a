import type { Issue } from '@track/kernel'
import type { Chart } from './chart.js'
import { ERROR_CODES } from './errors.js'
import type { NewPlacement, Work } from './placement.js'

/**
 * Does this placement say what it must: where the piece falls, which qualifiers it meets and which exemplar it is most like?
 *
 * It belongs to this piece, its pupil and its chart; `betweenId` is the very next level up; at least one qualifier is cited, all are
 * of this chart, and one of them is of the levels where it is placed or below; the nearest exemplar hangs on this chart. What a pupil
 * writes about it is checked apart (`checkReflection`), so that it can be written later.
 *
 * @example
 * ```ts
 * import { checkPlacement } from '@track/micro-progression'
 *
 * const exemplar = { pieceId: 'p0', origin: 'rewritten' as const, text: '…', imageId: null, quality: null, standardError: null }
 * const level = { level: { id: '0', label: '0', value: 0 }, exemplars: [exemplar], qualifiers: [{ id: 'q0', text: 'Clear' }], isApart: null }
 * const placement = {
 *   id: 'x', workId: 'w', chartId: 'wall', pupilId: 'ada', by: 'pupil' as const, levelId: '0', betweenId: null, rule: 'hand' as const,
 *   answers: [], probability: null, nearestId: 'p0', qualifierIds: ['q9'],
 * }
 * checkPlacement({ id: 'wall', levels: [level] }, { id: 'w', chartId: 'wall', pupilId: 'ada' }, placement).map(({ code }) => code)
 * // => ['micro-progression/no-qualifier-cited']
 * ```
 */
export function checkPlacement(
  chart: Pick<Chart, 'id' | 'levels'>,
  work: Pick<Work, 'id' | 'chartId' | 'pupilId'>,
  placement: Omit<NewPlacement, 'words'>,
): Issue[] {
  const { levels } = chart
  const place = levels.findIndex(({ level }) => level.id === placement.levelId)
  const isOfThis =
    placement.workId === work.id &&
    placement.pupilId === work.pupilId &&
    placement.chartId === chart.id &&
    work.chartId === chart.id
  const issues: Issue[] = []
  const refuse = (code: keyof typeof ERROR_CODES, field: keyof NewPlacement) =>
    issues.push({ code, field, message: ERROR_CODES[code], severity: 'error' })

  if (!isOfThis) refuse('micro-progression/another-work', 'workId')
  if (place < 0) refuse('micro-progression/unknown-level', 'levelId')
  else {
    if (placement.betweenId !== null && levels[place + 1]?.level.id !== placement.betweenId)
      refuse('micro-progression/not-the-next-level', 'betweenId')
    const met = levels.slice(0, place + (placement.betweenId === null ? 1 : 2)).flatMap(({ qualifiers }) => qualifiers)
    const all = levels.flatMap(({ qualifiers }) => qualifiers)
    const cites = (qualifiers: typeof all, cited: string) => qualifiers.some(({ id }) => id === cited)
    const { qualifierIds } = placement
    if (!qualifierIds.some((cited) => cites(met, cited)) || !qualifierIds.every((cited) => cites(all, cited)))
      refuse('micro-progression/no-qualifier-cited', 'qualifierIds')
  }
  const exemplarIds = new Set(levels.flatMap(({ exemplars }) => exemplars.map(({ pieceId }) => pieceId)))
  if (!exemplarIds.has(placement.nearestId)) refuse('micro-progression/unknown-exemplar', 'nearestId')
  if (!placement.answers.every(({ exemplarId }) => exemplarIds.has(exemplarId)))
    refuse('micro-progression/unknown-exemplar', 'answers')
  return issues
}

/**
 * Has the pupil said what was terrific and the one thing to grow? At least one glow, and exactly one grow.
 *
 * @example
 * ```ts
 * import { checkReflection } from '@track/micro-progression'
 *
 * checkReflection({ glows: ['I drew every step'], grow: 'Say why it works' }) // => []
 * checkReflection({ grow: ' ' }).map(({ code }) => code) // => ['micro-progression/no-glow', 'micro-progression/no-grow']
 * ```
 */
export function checkReflection(words: NewPlacement['words']): Issue[] {
  const issues: Issue[] = []
  const refuse = (code: keyof typeof ERROR_CODES, field: string) =>
    issues.push({ code, field, message: ERROR_CODES[code], severity: 'error' })
  const { glows = [], grow = '' } = words ?? {}
  if (!glows.some((glow) => glow.trim() !== '')) refuse('micro-progression/no-glow', 'glows')
  if (grow.trim() === '') refuse('micro-progression/no-grow', 'grow')
  return issues
}
