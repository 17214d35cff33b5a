import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { comparisonsOf, judgeFit, reliabilityOf, type Session, stateOf } from '@track/micro-progression'
import { useMemo } from 'react'
import styles from './certainty.module.css'

/** How far the order can be trusted, in words first; the numbers behind it by their own names for those who want them. */
export function Certainty({ session, me }: { readonly session: Session; readonly me: string }) {
  const { t } = useLingui()
  const { decisions } = useMemo(() => stateOf(session), [session])
  const { reliability, own } = useMemo(() => certaintyOf(session, me), [session, me])
  if (reliability === null) {
    return (
      <p>
        <Trans>This is said once a few responses were compared.</Trans>
      </p>
    )
  }
  const { expectedTau, empiricalBayes, ssr, ssrObservedG, separation, strata, splitHalf, checkPairs, warnings } =
    reliability
  const right = expectedTau === null ? null : Math.round(50 * (1 + expectedTau))
  const numbers: readonly (readonly [string, string, number | null])[] = [
    [
      t`Reliability (empirical Bayes)`,
      t`The share of the differences that is not chance. The number to go by.`,
      empiricalBayes,
    ],
    [t`Expected Kendall’s tau`, t`How much of the order is likely to be right: 1 is all of it.`, expectedTau],
    [t`SSR: 1 − MSE ÷ Var`, t`What published studies most often report.`, ssr],
    [
      t`SSR from the observed G: Var ÷ (Var + MSE)`,
      t`The other formula of the same name; it can be high on coin tosses.`,
      ssrObservedG,
    ],
    [t`Separation (G)`, t`Spread beside error.`, separation],
    [t`Strata (H)`, t`How many levels the comparisons could tell apart.`, strata],
    [
      t`Halves of the judges`,
      t`How far two halves of the team agree, stepped up to the whole team.`,
      splitHalf?.spearmanBrown ?? null,
    ],
    [
      t`Slope of the random pairs`,
      t`1 where the scale is right, below 0.7 where it is stretched.`,
      checkPairs?.slope ?? null,
    ],
  ]
  return (
    <div className={styles.certainty}>
      {right !== null && (
        <p>
          <Plural
            value={decisions.filter(({ counts }) => counts).length}
            one="After # decision, about"
            other="After # decisions, about"
          />{' '}
          <Trans>{right} in 100 pairs of responses are likely to stand the right way round.</Trans>
        </p>
      )}
      {own !== undefined && (
        <p>
          {own.againstOthers === null ? (
            <Trans>Your own answers: this is said after ten of them, and to you alone.</Trans>
          ) : own.isFlagged ? (
            <Trans>
              You see some of these responses quite differently from the others. That is worth a talk: you may see what
              they have missed. Only you are told, and your answers count like everybody’s.
            </Trans>
          ) : (
            <Trans>Your own answers go well with those of the others. Only you are told.</Trans>
          )}
        </p>
      )}
      {warnings
        .filter(({ code }) => code !== 'micro-progression/ssr-inflated')
        .map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
      <details className={styles.numbers}>
        <summary>
          <Trans>About these numbers</Trans>
        </summary>
        <dl>
          {numbers.map(([name, meaning, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={styles.value}>
                {value === null ? t`cannot be told` : value.toFixed(2).replace('-', '−')}
              </dd>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Trans>
            Pairs are chosen by what is known already, and that alone makes both kinds of SSR and the agreement of
            halves look too good. Go by the first two.
          </Trans>
        </p>
      </details>
    </div>
  )
}

function certaintyOf(session: Session, me: string) {
  const comparisons = comparisonsOf(session)
  if (comparisons.length < 3) return { reliability: null, own: undefined }
  const purposes = new Map(stateOf(session).decisions.map((decision) => [decision.decisionId, decision.purpose]))
  const counted = stateOf(session).decisions.filter(({ counts }) => counts)
  const isRandom = (at: number) => purposes.get(counted[at]?.decisionId ?? '') === 'random-check'
  return {
    reliability: reliabilityOf(
      comparisons.filter((_, at) => !isRandom(at)),
      { checkPairs: comparisons.filter((_, at) => isRandom(at)) },
    ),
    own: judgeFit(comparisons).find(({ id }) => id === me),
  }
}
