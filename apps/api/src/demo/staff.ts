import type { DemoClass } from './people.js'
import { makeRandom } from './random.js'

/** Someone who works at the school, and the class they teach if they teach one. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'admin' | 'leader' | 'teacher'
  readonly classId?: string
}

/** Somebody to sign in as. */
export interface SignIn {
  readonly who: string
  readonly email: string
  readonly password: string
}

/** Known to everybody: it opens invented pupils only, and is said at every start. */
export const DEMO_PASSWORD = 'larkfield'

const HEAD = { name: 'Mrs Oyelaran-Pike', email: 'head@demo.school', role: 'admin' } as const
const DEPUTY = { name: 'Mr Tolland', email: 'leader@demo.school', role: 'leader' } as const
const TEACHERS = [
  teacher('Miss Fenwick', 'R Oak'),
  teacher('Mr Sandhar', 'R Elm'),
  teacher('Mrs Ellwood', '1 Oak'),
  teacher('Ms Adjei', '1 Elm'),
  teacher('Mr Penrose', '2 Oak'),
  teacher('Miss Karimi', '2 Elm'),
  teacher('Mrs Thistlewood', '3 Oak'),
  teacher('Mr Bakare', '3 Elm'),
  teacher('Ms Lindqvist', '4 Oak', 'teacher@demo.school'),
  teacher('Mrs Rahmani', '4 Elm'),
  teacher('Mr Cadwell', '5 Oak'),
  teacher('Miss Nowicka', '5 Elm'),
  teacher('Mr Dunmore', '6 Oak'),
  teacher('Mrs Venkat', '6 Elm'),
] as const

/** The head, a leader and a teacher for each class, with the one password for all. */
export function demoStaff(seed: string, classes: readonly DemoClass[]): StaffMember[] {
  const random = makeRandom(`${seed}/staff`)
  const teachers = TEACHERS.map(({ className, ...member }) => ({
    ...member,
    id: random.uuid(),
    classId: classes.find(({ group }) => group.name === className)!.group.id,
  }))
  return [{ ...HEAD, id: random.uuid() }, { ...DEPUTY, id: random.uuid() }, ...teachers]
}

/** The few people worth being, the teacher of 4 Oak first: to be shown whenever the demo starts. */
export function demoSignIns(): SignIn[] {
  const shown = [teacherOf('4 Oak'), teacherOf('2 Elm'), DEPUTY, HEAD]
  return shown.map((member) => {
    const place = 'className' in member ? `teacher of ${member.className}` : member.role
    return { who: `${member.name}, ${place}`, email: member.email, password: DEMO_PASSWORD }
  })
}

function teacher(name: string, className: string, email = `${className.toLowerCase().replace(' ', '.')}@demo.school`) {
  return { name, email, role: 'teacher' as const, className }
}

function teacherOf(name: string) {
  return TEACHERS.find(({ className }) => className === name)!
}
