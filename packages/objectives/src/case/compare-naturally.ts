import { compareCodeUnits } from '@track/kernel'

/** As a person numbers a list: "2." before "10.", "1.9" before "1.10"; letters by code unit. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [one, other] = [left[index]!, right[index]!]
    const bothNumbers = /^\d/.test(one) && /^\d/.test(other)
    const order = (bothNumbers ? Number(one) - Number(other) : 0) || compareCodeUnits(one, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function partsOf(text: string): string[] {
  return text.trim().match(/\d+|\D+/g) ?? []
}
