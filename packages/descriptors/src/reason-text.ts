import { rational, roundRational, toPercent } from '@track/kernel'
import type { DeepReadonly } from './deep-readonly.js'
import type { Reason } from './reason.js'

/** The school's names by id: of measures, of words (from every set a rule speaks of) and of depths. A missing one shows its id. */
export interface NamesOfReasons {
  readonly measures?: Readonly<Record<string, string>> | undefined
  readonly descriptors?: Readonly<Record<string, string>> | undefined
  readonly depths?: Readonly<Record<string, string>> | undefined
}

/** Never at the beginning of a line: the number stands before it. */
const PER_CENT = '\u00a0%'

/**
 * A reason in one plain sentence, without a full stop: what there is, then what is needed.
 *
 * The percentage in brackets is rounded for reading, to as many decimals as it takes not to contradict the answer; what was
 * compared is exact. Objectives are those taught so far unless the sentence says "planned" or "assessed". A number and its per cent
 * sign are held together by a no-break space.
 *
 * @example
 * ```ts
 * import { reasonText } from '@track/descriptors'
 *
 * const key = { alternative: 0, basis: 'taught', tags: ['key'], of: 6, assessed: 6 } as const
 * reasonText({ kind: 'secured-percent', met: true, ...key, have: 5, need: 75 })
 * // => '5 of 6 key objectives secured (83\u00a0%), 75\u00a0% needed'
 * reasonText({ kind: 'secured-percent', met: false, ...key, have: 5, need: 100 })
 * // => '5 of 6 key objectives secured (83\u00a0%), all needed'
 * const mark = { kind: 'mark', alternative: 0, measureId: 'm1', need: 100 } as const
 * reasonText({ ...mark, met: null, have: 'A' }, { measures: { m1: 'Spring test' } })
 * // => '“A” in Spring test is not a mark, 100 needed'
 * ```
 */
export function reasonText(reason: DeepReadonly<Reason>, names: NamesOfReasons = {}): string {
  switch (reason.kind) {
    case 'word': {
      const column = nameOf(names.measures, reason.measureId)
      const word = (id: string) => `“${nameOf(names.descriptors, id)}”`
      const have = reason.have === null ? `No word in ${column} yet` : `${word(reason.have)} in ${column}`
      return `${have}, ${listed(reason.need.map(word))} needed`
    }
    case 'mark': {
      const column = nameOf(names.measures, reason.measureId)
      const have =
        reason.have === null
          ? `No mark in ${column} yet`
          : typeof reason.have === 'string'
            ? `“${reason.have}” in ${column} is not a mark`
            : `${reason.have} in ${column}`
      return `${have}, ${reason.need} needed`
    }
    case 'secured-count':
      return objectivesText(reason, { state: 'secured', need: `${reason.need} needed` })
    case 'secured-percent':
      return objectivesText(reason, { state: 'secured', need: percentNeeded(reason.need) })
    case 'depth-percent': {
      const state = `at “${nameOf(names.depths, reason.depthId)}” or deeper`
      return objectivesText(reason, { state, need: percentNeeded(reason.need) })
    }
  }
}

type ObjectivesReason = Extract<DeepReadonly<Reason>, { readonly assessed: number }>

function objectivesText(
  reason: ObjectivesReason,
  { state, need }: { readonly state: string; readonly need: string },
): string {
  const { have, of, assessed, basis, tags } = reason
  const kind = [...(tags.length > 0 ? [listed(tags)] : []), of === 1 || of === 0 ? 'objective' : 'objectives'].join(' ')
  const planned = basis === 'planned' ? `${kind} planned for the year` : kind
  if (of === 0) return `No ${kind} ${basis} yet, ${need}`
  if (have === null) return `The depth asked for is not in the scale, ${need}`
  if (assessed === 0) return `None of ${of} ${planned} assessed yet, ${need}`
  const percent = reason.kind === 'secured-count' ? '' : ` (${percentText(reason, have)}${PER_CENT})`
  return `${have} of ${of} ${basis === 'assessed' ? 'assessed ' : ''}${planned} ${state}${percent}, ${need}`
}

function percentText({ of, need, met }: ObjectivesReason, have: number): number {
  const percent = toPercent(rational(have, of))
  const honest = (places: number) => roundRational(percent, places) >= need === met
  return roundRational(percent, [0, 1, 2, 3].find(honest) ?? 4)
}

function percentNeeded(need: number): string {
  if (need === 0) return 'any share is enough'
  return need === 100 ? 'all needed' : `${need}${PER_CENT} needed`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function nameOf(names: Readonly<Record<string, string>> | undefined, id: string): string {
  return names && Object.hasOwn(names, id) ? names[id]! : id
}
