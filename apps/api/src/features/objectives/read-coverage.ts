import type { Coverage } from '@track/api-contract'
import { isSecure, scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { statesOn } from '@track/markbook'
import { coverageOf, indexTeaching } from '@track/objectives'
import { isOnRoll, membersAsAt } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadObjectives } from '../../teaching/load-objectives.js'
import { groupsByPupil, loadTeaching } from '../../teaching/load-teaching.js'
import { listLinks } from './links-repository.js'
import { listObjectives } from './objectives-repository.js'
import { listMembershipsOf, listPupilDays } from './pupils-repository.js'

/** Which statements of a framework the school's own objectives cover, for everybody or for one group, as of a day. */
export async function readCoverage(
  tx: Transaction,
  ledger: Ledger,
  { frameworkId, groupId, asOf }: { frameworkId: string; groupId: string; asOf: CalendarDate },
): Promise<Coverage> {
  const { frameworks, objectives } = await listObjectives(tx, { frameworkId, asOf })
  if (frameworks.length === 0) throw refusal('request/not-found')
  const statementIds = objectives.map(({ id }) => id)
  const links = await listLinks(tx, frameworkId)
  const ends = links.flatMap(({ originId, targetId }) => (targetId === null ? [] : [originId, targetId]))
  const linked = await loadObjectives(tx, { ids: [...new Set(ends)], asOf })

  const pupilIds = await pupilsOf(tx, { groupId, asOf })
  const teaching = await loadTeaching(tx)
  const { taughtBy } = indexTeaching(teaching)
  const groupsOf = groupsByPupil(teaching, { asOf })
  const subjectIds = [...new Set(teaching.programmes.map(({ subjectId }) => subjectId))]
  const taught = new Set(
    pupilIds.flatMap((pupilId) =>
      subjectIds.flatMap((subjectId) =>
        taughtBy({ pupilId, groupIds: groupsOf.get(pupilId) ?? [], subjectId, asOf }).filter((id) => linked.has(id)),
      ),
    ),
  )

  const { scales } = await loadDescriptors(tx)
  const scaleOf = new Map(
    [...new Set([...linked.values()].map(({ scaleId }) => scaleId))].map((scaleId) => [
      scaleId,
      scaleAsOf(scales, { scaleId, asOf }),
    ]),
  )
  const { stateOf } = statesOn(ledger.log, { dates: [asOf] })
  const securedBy: Record<string, number> = {}
  for (const objectiveId of taught) {
    const scale = scaleOf.get(linked.get(objectiveId)!.scaleId)
    const secured = pupilIds.filter((pupilId) => {
      const depth = stateOf(pupilId, objectiveId, 0)
      return scale && depth !== null && isSecure(scale, depth)
    })
    if (secured.length > 0) securedBy[objectiveId] = secured.length
  }
  return {
    frameworkId,
    asOf,
    of: pupilIds.length,
    statements: coverageOf({ statementIds, links, taught, securedBy }).map(({ linkedIds, ...statement }) => ({
      ...statement,
      linkedIds: [...linkedIds],
    })),
  }
}

/** Who is on roll on the day, of a group or of the whole school. */
async function pupilsOf(
  tx: Transaction,
  { groupId, asOf }: { groupId: string; asOf: CalendarDate },
): Promise<string[]> {
  const onRoll = (await listPupilDays(tx)).filter((pupil) => isOnRoll(pupil, asOf)).map(({ id }) => id)
  if (groupId === 'all') return onRoll
  const memberships = await listMembershipsOf(tx, groupId)
  if (memberships === undefined) throw refusal('request/not-found')
  const members = new Set(membersAsAt(memberships, { groupId, asOf }))
  return onRoll.filter((id) => members.has(id))
}
