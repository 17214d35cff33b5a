import { logDeterminantOf } from './covariance-of.js'
import { chanceOf, informationFactorOf, type WeighedModel } from './decisions-model.js'

/** How well a model explains the decisions, whatever the exact qualities: Laplace's approximation of the marginal likelihood. */
export function evidenceOf(model: WeighedModel): number {
  const { pairs, quality, mean, precision, slips } = model
  const { first, second, met, won } = pairs
  let evidence = -logDeterminantOf(informationFactorOf(model)) / 2
  for (let i = 0; i < quality.length; i++) {
    const weight = precision[i] as number
    evidence += (Math.log(weight) - weight * ((quality[i] as number) - (mean[i] as number)) ** 2) / 2
  }
  for (let edge = 0; edge < met.length; edge++) {
    const distance = (quality[first[edge] as number] as number) - (quality[second[edge] as number] as number)
    const [n, wins] = [met[edge] as number, won[edge] as number]
    if (wins > 0) evidence += wins * Math.log(chanceOf(distance, slips))
    if (n > wins) evidence += (n - wins) * Math.log(chanceOf(-distance, slips))
  }
  return evidence
}
