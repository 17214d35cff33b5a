import type { DemoClass } from './people.js'
import { makeRandom } from './random.js'

/** Someone who works at the school, and the class they teach if they teach one. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'admin' | 'leader' | 'teacher'
  readonly classId?: string
  readonly year?: number
  readonly form?: number
}

const HEAD = 'Mrs Oyelaran-Pike'
const DEPUTY = 'Mr Tolland'
const TEACHERS = [
  'Miss Fenwick',
  'Mr Sandhar',
  'Mrs Ellwood',
  'Ms Adjei',
  'Mr Penrose',
  'Miss Karimi',
  'Mrs Thistlewood',
  'Mr Bakare',
  'Ms Lindqvist',
  'Mrs Rahmani',
  'Mr Cadwell',
  'Miss Nowicka',
  'Mr Dunmore',
  'Mrs Venkat',
] as const

/**
 * The head, a leader and a teacher for each class. The teacher of 4 Oak signs in as `teacher@demo.school`; the others by their
 * class, such as `r.elm@demo.school`.
 */
export function demoStaff(seed: string, classes: readonly DemoClass[]): StaffMember[] {
  const random = makeRandom(`${seed}/staff`)
  return [
    { id: random.uuid(), name: HEAD, email: 'head@demo.school', role: 'admin' },
    { id: random.uuid(), name: DEPUTY, email: 'leader@demo.school', role: 'leader' },
    ...classes.map(({ group, year, form }, index) => ({
      id: random.uuid(),
      name: TEACHERS[index]!,
      email: `${group.name === '4 Oak' ? 'teacher' : group.name.toLowerCase().replace(' ', '.')}@demo.school`,
      role: 'teacher' as const,
      classId: group.id,
      year,
      form,
    })),
  ]
}
