import type { ChartCheck, NewChart } from '@track/api-contract'
import {
  type Chart,
  type ChartAdvice,
  type ChartDraft,
  type ChartIssue,
  chartCheck,
  checkAnonymity,
  comparisonsOf,
  currentOrder,
  errorOfDifference,
  estimate,
  publishChart,
  type RollEntry,
  type Session,
  type Spot,
  stateOf,
} from '@track/micro-progression'
import type { z } from 'zod'
import type { Transaction } from '../../database/transaction.js'

/** What a chart would be, or what keeps it back; and what a person is asked about it either way. */
export interface CheckedChart {
  readonly chart: Chart | null
  readonly issues: readonly ChartIssue[]
  readonly check: ChartCheck
}

/**
 * Holds a session against what a chart must be: levels with exemplars and qualifiers, consent, pictures looked at, and nobody of the
 * whole roll named in anything that would hang on the wall.
 */
export async function checkChart(
  tx: Transaction,
  session: Session,
  {
    body,
    ...about
  }: Pick<Chart, 'id' | 'version' | 'revisesId' | 'prompt' | 'publishedAt'> & {
    readonly body: z.output<typeof NewChart>
  },
): Promise<CheckedChart> {
  const { draft, errorOfGap } = draftOf(session)
  const anonymity = checkAnonymity({ texts: textsOf(draft, about) }, await loadRoll(tx))
  const { handwriting, lowestOwnClass, notNames } = body
  const result = publishChart(draft, {
    ...about,
    sessionId: session.id,
    anonymity,
    confirmations: { handwriting, lowestOwnClass, loneNames: notNames },
    errorOfGap,
  })
  const issues = 'issues' in result ? result.issues : []
  const shown = new Set(draft.levels.flatMap(({ exemplarIds }) => exemplarIds))
  return {
    chart: 'chart' in result ? result.chart : null,
    issues,
    check: {
      issues: issues.filter(({ code }) => !ASKED.has(code)).map(toSend),
      questions: anonymity.questions
        .filter(({ id }) => !notNames.includes(id))
        .map(({ id, where, start: from, end: to, message }) => ({ id, where, from, to, message })),
      handwriting: draft.pieces
        .filter(({ id, imageId }) => shown.has(id) && imageId !== null && !handwriting.includes(id))
        .map(({ id }) => id),
      lowestOwnClass: issues.some(({ code }) => code === 'micro-progression/lowest-is-a-pupils'),
      advice: 'advice' in result ? [...result.advice] : adviceOn(draft, errorOfGap),
    },
  }
}

/** What a person may say yes to: it is asked for beside what has to be mended. */
const ASKED: ReadonlySet<string> = new Set([
  'micro-progression/first-name',
  'micro-progression/handwriting',
  'micro-progression/lowest-is-a-pupils',
])

type ErrorOfGap = (lowerId: string, upperId: string) => number | null

/** What the session has come to. A piece that nobody compared has no quality. */
function draftOf(session: Session): { readonly draft: ChartDraft; readonly errorOfGap: ErrorOfGap } {
  const state = stateOf(session)
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const comparisons = comparisonsOf(session)
  const anchors = Object.fromEntries(live.flatMap(({ pieceId, anchor }) => (anchor ? [[pieceId, anchor]] : [])))
  const items = live.map(({ pieceId }) => pieceId)
  const estimated = estimate(comparisons, { items, anchors })
  const isKnown = (id: string) => (estimated.appearances[id] ?? 0) > 0 || id in anchors
  const exemplarsOf = new Map(state.exemplars.map(({ levelId, pieceIds }) => [levelId, pieceIds]))
  const qualifiersOf = new Map(state.qualifiers.map(({ levelId, qualifiers }) => [levelId, qualifiers]))
  const draft = {
    levels: session.levels.map((level) => ({
      level,
      exemplarIds: exemplarsOf.get(level.id) ?? [],
      qualifiers: qualifiersOf.get(level.id) ?? [],
    })),
    rungs: currentOrder(session).rungs,
    pieces: live.map(({ pieceId: id, origin, text, imageId, consent, isChecked }) => ({
      id,
      origin,
      text,
      imageId,
      quality: isKnown(id) ? estimated.quality[id]! : null,
      standardError: isKnown(id) ? estimated.standardError[id]! : null,
      mayHang: consent === true,
      isChecked,
    })),
  }
  return { draft, errorOfGap: errorOfDifference(comparisons, { estimate: estimated }) }
}

/** Everything that would be read on the wall, each by where it stands: `prompt`, `level/…`, `qualifier/…`, `piece/…`. */
function textsOf({ levels, pieces }: ChartDraft, { prompt }: { readonly prompt: string }): Spot[] {
  const shown = new Set(levels.flatMap(({ exemplarIds }) => exemplarIds))
  return [
    { where: 'prompt', text: prompt },
    ...levels.flatMap(({ level, qualifiers }) => [
      { where: `level/${level.id}`, text: level.label },
      ...qualifiers.map(({ id, text }) => ({ where: `qualifier/${id}`, text })),
    ]),
    ...pieces.flatMap(({ id, text }) => (shown.has(id) && text !== null ? [{ where: `piece/${id}`, text }] : [])),
  ]
}

function adviceOn({ levels, pieces }: ChartDraft, errorOfGap: ErrorOfGap): ChartAdvice[] {
  const shown = levels.map(({ level, exemplarIds }) => ({
    level,
    exemplars: pieces.filter(({ id }) => exemplarIds.includes(id)).map((piece) => ({ ...piece, pieceId: piece.id })),
  }))
  return chartCheck(shown, { errorOfGap }).advice
}

function toSend({ recognised, ...issue }: ChartIssue): ChartCheck['issues'][number] {
  return { ...issue, ...(recognised && { from: recognised.start, to: recognised.end }) }
}

/** Identifiers that are shorter are figures that anybody might write in an answer. */
const SHORTEST_IDENTIFIER = 6

/** Everybody who is or was on the roll, by every name, UPN and identifier that the school knows them by. */
async function loadRoll(tx: Transaction): Promise<RollEntry[]> {
  const { rows } = await tx.$client.query<RollRow>(
    `select id, label, forename, surname, upn,
       array(select external_id from pupil_identifier where pupil_id = pupil.id and length(external_id) >= $1) as identifiers
     from pupil`,
    [SHORTEST_IDENTIFIER],
  )
  return rows.flatMap(({ id, label, forename, surname, upn, identifiers }) => [
    { id, names: forename && surname ? [forename, surname, label] : namesOf(label), upn },
    ...(forename || surname ? [{ id, names: [forename ?? '', surname ?? ''] }] : []),
    ...identifiers.map((identifier) => ({ id, names: [], upn: identifier })),
  ])
}

interface RollRow {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
  readonly upn: string | null
  readonly identifiers: readonly string[]
}

/** Of a label alone: "Bell, Ada" says which is which, anything else is looked for as it stands. */
function namesOf(label: string): string[] {
  const [surname = '', forename] = label.split(',').map((part) => part.trim())
  return forename ? [forename, surname] : [label]
}
