/** Pearson's correlation of two lists; null where one of them does not vary. */
export function pearsonOf(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  let [both, own, other] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] as number) - meanX
    const dy = (y[i] as number) - meanY
    both += dx * dy
    own += dx * dx
    other += dy * dy
  }
  return own > 0 && other > 0 ? both / Math.sqrt(own * other) : null
}

/** Spearman's correlation: Pearson's of the ranks, equal values sharing theirs. */
export function spearmanOf(x: readonly number[], y: readonly number[]): number | null {
  return pearsonOf(ranksOf(x), ranksOf(y))
}

/** Kendall's tau-b: pairs in the same order less pairs in the opposite one, corrected for ties. */
export function kendallOf(x: readonly number[], y: readonly number[]): number | null {
  let [agreed, inX, inY] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign((x[i] as number) - (x[j] as number))
      const dy = Math.sign((y[i] as number) - (y[j] as number))
      agreed += dx * dy
      inX += dx * dx
      inY += dy * dy
    }
  }
  return inX > 0 && inY > 0 ? agreed / Math.sqrt(inX * inY) : null
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => (values[i] as number) - (values[j] as number))
  const ranks = new Array<number>(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to += 1
    for (let at = from; at <= to; at++) ranks[order[at] as number] = (from + to) / 2
    from = to + 1
  }
  return ranks
}
