import type { DescriptorList, School } from '@track/api-contract'

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

/** What every part of the page is given: the school and its policy, what of it is open, and where to go from there. */
export interface PartProps {
  readonly school: School
  readonly descriptors: DescriptorList
  readonly id: string | undefined
  readonly onDone: (place: Place) => void
  readonly onClose: (place: Place) => void
}
