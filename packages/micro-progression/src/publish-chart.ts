import type { Instant, Issue } from '@track/kernel'
import type { Chart, Exemplar } from './chart.js'
import { type ChartAdvice, chartCheck } from './chart-check.js'
import type { checkAnonymity, Recognised } from './check-anonymity.js'
import { ERROR_CODES } from './errors.js'
import { checkExemplars, type Rungs } from './levels-of.js'
import type { Level, Qualifier } from './session.js'

/** A piece as a session left it. */
export interface DraftPiece extends Omit<Exemplar, 'pieceId'> {
  readonly id: string
  /** Whether its writer agreed that it may hang on a wall; only a pupil's own piece is asked about. */
  readonly mayHang: boolean
  /** Whether somebody looked that no name can be read on the picture that would be published. */
  readonly isChecked: boolean
}

/** What a session has come to: its scale low to high, the order, and what was chosen to show each level. */
export interface ChartDraft {
  readonly levels: readonly {
    readonly level: Level
    readonly exemplarIds: readonly string[]
    readonly qualifiers: readonly Qualifier[]
  }[]
  readonly rungs: Rungs
  readonly pieces: readonly DraftPiece[]
}

/** What a person has looked at and said yes to before it hangs. */
export interface Confirmations {
  /** Pieces on whose picture the handwriting gives nobody away. */
  readonly handwriting: readonly string[]
  /** A pupil's own paper may hang as the lowest where their own class sees it. */
  readonly lowestOwnClass: boolean
  /** First names that were asked about and are nobody's: the `id` of each question. */
  readonly loneNames: readonly string[]
}

/** What keeps a chart back, and where: a level, a piece, a place in a text. */
export type ChartIssue = Issue & {
  readonly levelId?: string | undefined
  readonly pieceId?: string | undefined
  readonly recognised?: Recognised | undefined
}

/**
 * A chart as it hangs on the wall, or everything that keeps it from hanging.
 *
 * Every level has an exemplar and a qualifier, and the exemplars climb with the levels. A pupil's own piece hangs only with consent and,
 * as the lowest, only if somebody confirmed that their own class may see it; a rewritten or carried piece needs neither. Pictures have
 * been looked at, nobody's name or UPN stands anywhere, and a first name alone was confirmed to be nobody's. Levels that cannot be told
 * apart are advice and keep nothing back. What it says is a copy: the chart never changes, whatever becomes of the session.
 *
 * @example
 * ```ts
 * import { checkAnonymity, publishChart } from '@track/micro-progression'
 *
 * const draft = {
 *   levels: ['0', '1'].map((id) => ({ level: { id, label: id, value: Number(id) }, exemplarIds: [`p${id}`], qualifiers: [{ id: `q${id}`, text: 'Clear' }] })),
 *   rungs: [['p0'], ['p1']],
 *   pieces: ['p0', 'p1'].map((id) => ({ id, origin: 'rewritten' as const, text: '…', imageId: null, quality: null, standardError: null, mayHang: false, isChecked: false })),
 * }
 * const about = {
 *   id: 'wall', sessionId: 's', version: 1, prompt: 'What is a half?', publishedAt: '2026-03-02T15:00:00.000Z',
 *   anonymity: checkAnonymity({ texts: [] }, []), confirmations: { handwriting: [], lowestOwnClass: false, loneNames: [] },
 * }
 * const result = publishChart(draft, about)
 * 'chart' in result && result.chart.levels.map(({ exemplars }) => exemplars[0]?.pieceId) // => ['p0', 'p1']
 * const refused = publishChart({ ...draft, rungs: [['p1'], ['p0']] }, about)
 * 'issues' in refused && refused.issues.map(({ code }) => code) // => ['micro-progression/exemplars-out-of-order']
 * ```
 */
export function publishChart(
  draft: ChartDraft,
  {
    id,
    sessionId,
    version,
    revisesId = null,
    prompt,
    publishedAt,
    anonymity,
    confirmations,
    errorOfGap,
  }: {
    readonly id: string
    readonly sessionId: string
    readonly version: number
    readonly revisesId?: string | null | undefined
    readonly prompt: string
    readonly publishedAt: Instant
    readonly anonymity: ReturnType<typeof checkAnonymity>
    readonly confirmations: Confirmations
    /** The standard error of the gap between two pieces, where it is known better than from two independent estimates. */
    readonly errorOfGap?: ((lowerId: string, upperId: string) => number | null) | undefined
  },
): { readonly chart: Chart; readonly advice: readonly ChartAdvice[] } | { readonly issues: readonly ChartIssue[] } {
  const pieceOf = new Map(draft.pieces.map((piece) => [piece.id, piece]))
  const rungOf = new Map(draft.rungs.flatMap((rung, place) => rung.map((pieceId) => [pieceId, place])))
  const levels = draft.levels.map(({ level, exemplarIds, qualifiers }) => ({
    level,
    qualifiers: [...qualifiers],
    exemplars: exemplarIds
      .flatMap((pieceId) => pieceOf.get(pieceId) ?? [])
      .sort((a, b) => (rungOf.get(a.id) ?? 0) - (rungOf.get(b.id) ?? 0))
      .map(toExemplar),
  }))
  const issues = [
    ...(levels.length < 2 ? [issue('micro-progression/too-few-levels')] : []),
    ...checkLevels(draft),
    ...checkPieces(draft, pieceOf, confirmations),
    ...checkNames(anonymity, confirmations),
  ]
  if (issues.length > 0) return { issues }
  const { neighbours, advice } = chartCheck(levels, { errorOfGap })
  const chart = {
    id,
    sessionId,
    version,
    revisesId,
    prompt,
    levels: levels.map((level, place) => ({ ...level, isApart: neighbours[place - 1]?.isApart ?? null })),
    publishedAt,
  }
  return { chart, advice }
}

function toExemplar({ id, origin, text, imageId, quality, standardError }: DraftPiece): Exemplar {
  return { pieceId: id, origin, text, imageId, quality, standardError }
}

function checkLevels({ levels, rungs }: ChartDraft): ChartIssue[] {
  const missing = levels.flatMap(({ level, exemplarIds, qualifiers }, place) => [
    ...(exemplarIds.length === 0 ? [issue('micro-progression/no-exemplar', { place, levelId: level.id })] : []),
    ...(qualifiers.some(({ text }) => text.trim() !== '')
      ? []
      : [issue('micro-progression/no-qualifier', { place, levelId: level.id })]),
  ])
  const exemplars = levels.map(({ level, exemplarIds }) => ({ levelId: level.id, pieceIds: exemplarIds }))
  const misplaced = checkExemplars(rungs, exemplars).map((each) => ({
    ...each,
    levelId: levels[each.row! - 1]!.level.id,
  }))
  return [...missing, ...misplaced]
}

function checkPieces(
  { levels }: ChartDraft,
  pieceOf: ReadonlyMap<string, DraftPiece>,
  { handwriting, lowestOwnClass }: Confirmations,
): ChartIssue[] {
  return levels.flatMap(({ level, exemplarIds }, place) =>
    exemplarIds.flatMap((pieceId) => {
      const piece = pieceOf.get(pieceId)
      // A piece that is not there is not in the order either, and was said to be missing with the levels.
      if (!piece) return []
      const isOwn = piece.origin === 'pupil'
      const codes: (keyof typeof ERROR_CODES)[] = []
      if (piece.text === null && piece.imageId === null) codes.push('micro-progression/nothing-to-show')
      if (isOwn && !piece.mayHang) codes.push('micro-progression/no-consent')
      if (isOwn && place === 0 && !lowestOwnClass) codes.push('micro-progression/lowest-is-a-pupils')
      if (piece.imageId !== null && !piece.isChecked) codes.push('micro-progression/not-looked-at')
      if (piece.imageId !== null && !handwriting.includes(pieceId)) codes.push('micro-progression/handwriting')
      return codes.map((code) => issue(code, { place, levelId: level.id, pieceId }))
    }),
  )
}

function checkNames(
  { refusals, questions }: ReturnType<typeof checkAnonymity>,
  { loneNames }: Confirmations,
): ChartIssue[] {
  const open = questions.filter((question) => !loneNames.includes(question.id))
  return [...refusals, ...open].map((recognised) => ({
    code: recognised.code,
    field: recognised.where,
    message: recognised.message,
    severity: 'error',
    recognised,
  }))
}

function issue(
  code: keyof typeof ERROR_CODES,
  { place, ...about }: { readonly place?: number; readonly levelId?: string; readonly pieceId?: string } = {},
): ChartIssue {
  const row = place === undefined ? {} : { row: place + 1 }
  return { code, field: 'levels', ...row, ...about, message: ERROR_CODES[code], severity: 'error' }
}
