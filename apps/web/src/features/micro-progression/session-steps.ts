import { plural, t } from '@lingui/core/macro'
import type { Level, SessionState } from '@track/micro-progression'
import { piecesToCheck } from './pieces-to-check'

export type StepId = 'collect' | 'nominate' | 'compare' | 'chart'

/** A step on the way to a chart: whether it is done, and what is missing in words (null when nothing is). */
export interface Step {
  readonly id: StepId
  readonly isDone: boolean
  readonly missing: string | null
}

/**
 * Where a session stands, step by step. Every step can be gone to at any time; the first that is not done comes next.
 */
export function stepsOf(
  state: SessionState,
  {
    levels,
    chartId,
    named,
  }: {
    readonly levels: readonly Level[]
    readonly chartId: string | null
    /** How many typed pieces may hold a name that nobody has looked at. */
    readonly named: number
  },
): readonly Step[] {
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const unseen = piecesToCheck(state).length
  const without = state.nominationsMissing.length
  const bare = levels.filter(({ id }) => !state.exemplars.some(({ levelId }) => levelId === id)).length
  const unsaid = levels.filter(({ id }) => !state.qualifiers.some(({ levelId }) => levelId === id)).length
  const missing: Record<StepId, string | null> = {
    collect:
      live.length < 2
        ? t`at least two responses`
        : unseen > 0
          ? plural(unseen, { one: 'look for a name on # picture', other: 'look for names on # pictures' })
          : named > 0
            ? plural(named, { one: 'look for a name in # typed piece', other: 'look for names in # typed pieces' })
            : null,
    nominate:
      live.length < 2
        ? t`the responses first`
        : without > 0
          ? plural(without, {
              one: '# class has not chosen its lowest and highest',
              other: '# classes have not chosen their lowest and highest',
            })
          : null,
    compare:
      state.phase === 'check'
        ? null
        : state.phase === 'insert' || state.phase === 'extremes'
          ? t`not every response has its place`
          : t`nothing is in order yet`,
    chart:
      bare > 0
        ? plural(bare, { one: '# level has no response', other: '# levels have no response' })
        : unsaid > 0
          ? plural(unsaid, {
              one: '# level does not say what makes it so',
              other: '# levels do not say what makes them so',
            })
          : chartId
            ? null
            : t`it is not published yet`,
  }
  return (['collect', 'nominate', 'compare', 'chart'] as const).map((id) => ({
    id,
    isDone: missing[id] === null,
    missing: missing[id],
  }))
}
