import { type Rows, SUBJECTS, VOID, type Workload } from './workload.js'

/** Row numbers of what can ever stand: not superseded, and not a void. What a database keeps in a `live` column. */
export function liveRows({ id, value, supersedes }: Rows): Int32Array {
  const dead = new Set(supersedes)
  return Int32Array.from([...id.keys()].filter((row) => value[row] !== VOID && !dead.has(id[row]!)))
}

/** Live rows in the order of (day, recorded, id): a row's place decides which of two stands. */
export function rankedRows(rows: Rows): Int32Array {
  const { day, recorded, id } = rows
  return liveRows(rows).sort((a, b) => day[a]! - day[b]! || recorded[a]! - recorded[b]! || id[a]! - id[b]!)
}

/** One row for each pupil and objective of the pupil's plan, from the day on which it is taught. */
export function assigned({ pupils, plans, planOf }: Workload) {
  const columns = { pupil: [] as number[], subject: [] as number[], item: [] as number[], from: [] as number[] }
  for (let pupil = 0; pupil < pupils; pupil++)
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const { objectives, taughtFrom } = plans[planOf[pupil * SUBJECTS + subject]!]!
      for (const [place, objective] of objectives.entries()) {
        columns.pupil.push(pupil)
        columns.subject.push(subject)
        columns.item.push(objective)
        columns.from.push(taughtFrom[place]!)
      }
    }
  return columns
}

/** One row for each pupil of each group. */
export function memberships({ groups }: Workload) {
  return {
    group: groups.flatMap((members, group) => members.map(() => group)),
    pupil: groups.flat(),
  }
}
