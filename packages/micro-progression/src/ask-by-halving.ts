import { optimalTree } from './optimal-tree.js'
import { isBetweenLevels, resultOf, sharesOf } from './placing-result.js'
import type { Asked, Placing } from './placing-state.js'

/** Asks about the middle of the levels still open (or, where a class is known, about what is expected to end soonest). */
export function askByHalving(placing: Placing): Asked {
  const { chart, answers, maxQuestions } = placing
  const { levels } = chart
  let [low, high] = [0, levels.length - 1]
  for (const { levelId, answer } of answers) {
    const at = levels.findIndex(({ level }) => level.id === levelId)
    if (answer !== 'not-yet') low = Math.max(low, at)
    if (answer === 'not-yet') high = Math.min(high, at - 1)
    if (answer === 'same') high = Math.min(high, at)
  }
  if (low >= high || answers.length >= maxQuestions) {
    const exemplars = levels[low]!.exemplars
    const same = answers.find(({ answer, levelId }) => answer === 'same' && levelId === levels[low]!.level.id)
    // What could still be asked when the questions ran out is between.
    const isBetween = high > low || isBetweenLevels(placing, low)
    const nearestId = same?.exemplarId ?? exemplars[0]!.pieceId
    return resultOf(placing, { low, isBetween, nearestId, probability: null })
  }
  const shares = sharesOf(placing)
  const middle = Math.ceil((low + high) / 2)
  const at = shares ? (optimalTree(shares, { low, high, depth: maxQuestions - answers.length }) ?? middle) : middle
  const { level, exemplars } = levels[at]!
  return { exemplarId: exemplars[0]!.pieceId, levelId: level.id }
}
