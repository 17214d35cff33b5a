/** The parts of the page of words and rules, in their order. */
export const PARTS = ['scales', 'sets', 'columns', 'rules', 'calculation', 'same', 'guard'] as const

export type Part = (typeof PARTS)[number]

/** The part that an address names, else the first. */
export function partOf(name: string | undefined): Part {
  return PARTS.find((part) => part === name) ?? 'scales'
}

/** Where on the page somebody is: a part, and in it what is open ("new" is something new). */
export interface Place {
  readonly part: Part
  readonly id?: string
}
