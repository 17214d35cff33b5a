import { randomBytes } from 'node:crypto'
import { classCode, pupilKey } from '../database/schema.js'
import type { Transaction } from '../database/transaction.js'
import { hashPassword } from '../secrets/password.js'
import { hashToken, makeToken } from '../secrets/token.js'
import type { DemoSchool } from './demo-school.js'
import { makeRandom } from './random.js'

/** Known to everybody, as the password of the staff is: they open notes of invented pupils only, and are said at every start. */
const CLASSES = [
  { className: '4 Oak', code: 'OAK-222-333-444' },
  { className: '2 Elm', code: 'ELM-222-333-444' },
] as const
/** The first five of the sixteen pictures, as they stand. */
const PIN = '0 1 2 3 4'

/** Gives the pupils of two classes a way in that can be told: a code for the class, and the same five pictures for everybody. */
export async function writePupilKeys(tx: Transaction, demo: DemoSchool, seed: string): Promise<void> {
  const schoolId = demo.school.id
  const random = makeRandom(`${seed}/pupil keys`)
  const pinHash = await hashPassword(PIN)
  for (const { className, code } of CLASSES) {
    const groupId = demo.groups.find(({ name }) => name === className)!.id
    await tx.insert(classCode).values({ schoolId, groupId, code })
    const now = demo.memberships.filter((its) => its.groupId === groupId && its.until === null)
    await tx.insert(pupilKey).values(
      now.map(({ pupilId }) => ({
        schoolId,
        pupilId,
        handle: random.uuid(),
        // Their cards and what they seal are as secret as anybody's.
        cardHash: hashToken(makeToken()),
        pinHash,
        pinKind: 'pictures' as const,
        outboxKey: randomBytes(32),
      })),
    )
  }
}

/** How to come in as a pupil: one line, to be shown beside the sign-ins of the staff. */
export function demoPupilSignIn(origin: string): string {
  const codes = CLASSES.map(({ className, code }) => `${code} (${className})`).join(' or ')
  return `Demo pupils: ${origin}/pupil/ with the class code ${codes}; everybody's PIN is the first five pictures in their order`
}
