import type { Issue } from '@track/kernel'
import { planClassMove } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { loadRoster, writeRosterChanges } from './roster-changes-repository.js'
import { hasAll } from './roster-repository.js'

/** Puts pupils into a class from a day, or refuses with what does not fit. Lock the roster first. */
export async function moveIntoClass(
  tx: Transaction,
  schoolId: string,
  move: Parameters<typeof planClassMove>[1],
): Promise<void> {
  if (!(await hasAll(tx, { pupilIds: move.pupilIds, groupIds: [move.toClassId] }))) throw refusal('request/not-found')
  const { changes, issues } = planClassMove(await loadRoster(tx, { pupilIds: move.pupilIds }), move)
  refuseIssues(issues)
  await writeRosterChanges(tx, schoolId, changes)
}

/** An issue of a plan, told as a fault of the body that asked for it: its `row` counts in the list that is its `field`. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length === 0) return
  throw invalidBody(
    issues.map(({ row, field, code, message }) => ({
      pointer: row === undefined ? `/${field}` : `/${field}/${row - 1}`,
      code,
      message,
    })),
  )
}
