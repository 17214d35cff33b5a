import type { CalendarDate, Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import type { Strand } from './framework.js'
import { inShort } from './in-short.js'
import type { Objective, PupilWordings } from './objective.js'
import { orderObjectives } from './order-objectives.js'
import type { Programme, ProgrammeSpell } from './programme.js'
import type { ProgrammeContent } from './programme-days.js'

/** What takes the place of the replaced: the caller makes the id. */
export interface AddedObjective {
  readonly id: string
  readonly wording: string
  readonly code?: string | undefined
  readonly pupilWordings?: Readonly<PupilWordings> | undefined
  readonly tags?: readonly string[] | undefined
}

/** What a revision writes, besides itself. */
export interface RevisionPlan {
  readonly retired: readonly { readonly id: string; readonly retiredOn: CalendarDate }[]
  readonly added: readonly Objective[]
  /** Objectives of the same heading that make room. */
  readonly moved: readonly { readonly id: string; readonly position: number }[]
  /** The programmes that hold a replaced objective, each with the new ones right behind the first. */
  readonly programmes: readonly {
    readonly id: string
    readonly objectiveIds: string[]
    readonly spells: ProgrammeSpell[]
  }[]
}

/** As the schemas of wording and programme allow. */
const [WORDING_LENGTH, PROGRAMME_LENGTH] = [2000, 500]

/**
 * What is written when objectives are split, merged, replaced or retired from a day on; nothing that was judged before changes.
 *
 * The replaced are retired on the day. The new ones are offered from it, stand where the first of the replaced stands (as a teacher
 * reads the list) and belong to the year groups of all that they replace. Every programme that holds a replaced objective holds the
 * new ones from the day, right behind it; the replaced stays in the programme, and counts on the days before. No judgement is copied.
 *
 * `accepted` is null when something is in the way, and `issues` says what: `row` counts within `replacedIds` or `added`.
 *
 * @example
 * ```ts
 * import { planRevision } from '@track/objectives'
 *
 * const o5 = {
 *   id: 'O5', frameworkId: 'maths', strandId: null, wording: 'Tell the time', pupilWordings: {}, tags: [], yearGroups: ['3'],
 *   position: 5, offeredFrom: null, retiredOn: null,
 * }
 * const school = { objectives: [o5], strands: [], programmes: [{ id: 'year-3', objectiveIds: ['O4', 'O5'] }] }
 * const added = [
 *   { id: 'O5a', wording: 'Tell the time on a clock face' },
 *   { id: 'O5b', wording: 'Tell the time on a digital clock' },
 * ]
 * const { accepted } = planRevision(school, { frameworkId: 'maths', on: '2026-02-01', replacedIds: ['O5'], added })
 * accepted?.retired // => [{ id: 'O5', retiredOn: '2026-02-01' }]
 * accepted?.added.map(({ position, yearGroups }) => ({ position, yearGroups }))
 * // => [{ position: 6, yearGroups: ['3'] }, { position: 7, yearGroups: ['3'] }]
 * accepted?.programmes[0]?.objectiveIds // => ['O4', 'O5', 'O5a', 'O5b']
 * ```
 */
export function planRevision(
  {
    objectives,
    programmes,
    strands,
  }: {
    readonly objectives: readonly Readonly<Objective>[]
    readonly programmes: readonly (Pick<Programme, 'id'> & ProgrammeContent)[]
    readonly strands: readonly Pick<Strand, 'id' | 'parentId' | 'position'>[]
  },
  revision: {
    readonly frameworkId: string
    readonly on: CalendarDate
    readonly replacedIds: readonly string[]
    readonly added: readonly AddedObjective[]
  },
): { accepted: RevisionPlan | null; issues: Issue[] } {
  const { frameworkId, on, added } = revision
  const replacedIds = [...new Set(revision.replacedIds)]
  const known = new Map(objectives.map((objective) => [objective.id, objective]))
  const holding = programmes.filter(({ objectiveIds }) => replacedIds.some((id) => objectiveIds.includes(id)))
  const issues = [
    ...replacedIds.flatMap((id, index) => whyNotReplaced(known.get(id), { row: index + 1, frameworkId, on }) ?? []),
    ...added.flatMap(({ wording }, index) => whyNotAdded(wording, index + 1) ?? []),
    ...holding
      .filter(({ objectiveIds }) => objectiveIds.length + added.length > PROGRAMME_LENGTH)
      .slice(0, 1)
      .map(() =>
        issue('objectives/programme-full', 'added', 'A programme holds 500 objectives at most: take some out first'),
      ),
  ]
  const ofFramework = objectives.filter((objective) => objective.frameworkId === frameworkId)
  const replaced = orderObjectives(ofFramework, strands).filter(({ id }) => replacedIds.includes(id))
  const first = replaced[0]
  if (issues.length > 0 || !first) return { accepted: null, issues }

  const beside = ofFramework.filter(({ strandId }) => strandId === first.strandId)
  const behind = orderObjectives(beside, []).slice(orderObjectives(beside, []).indexOf(first) + 1)
  const room = added.length === 0 ? 0 : added.length + (behind[0]?.position === first.position ? 1 : 0)
  return {
    accepted: {
      retired: replaced.map(({ id }) => ({ id, retiredOn: on })),
      added: added.map(({ code, pupilWordings = {}, tags = [], ...one }, index) => ({
        id: one.id,
        frameworkId,
        strandId: first.strandId,
        ...(code !== undefined && { code }),
        wording: one.wording,
        pupilWordings: { ...pupilWordings },
        tags: [...tags],
        yearGroups: [...new Set(replaced.flatMap(({ yearGroups }) => yearGroups))],
        position: first.position + 1 + index,
        offeredFrom: on,
        retiredOn: null,
      })),
      moved: room === 0 ? [] : behind.map(({ id, position }) => ({ id, position: position + room })),
      programmes:
        added.length === 0
          ? []
          : holding.map(({ id, objectiveIds, spells = [] }) => ({
              id,
              objectiveIds: objectiveIds.toSpliced(
                objectiveIds.findIndex((one) => replacedIds.includes(one)) + 1,
                0,
                ...added.map((one) => one.id),
              ),
              spells: [...spells, ...added.map((one) => ({ objectiveId: one.id, fromOn: on, untilOn: null }))],
            })),
    },
    issues,
  }
}

function whyNotReplaced(
  objective: Readonly<Objective> | undefined,
  { row, frameworkId, on }: { readonly row: number; readonly frameworkId: string; readonly on: CalendarDate },
): Issue | null {
  const refuse = (code: keyof typeof ERROR_CODES, message: string) => issue(code, 'replacedIds', message, row)
  if (!objective) return refuse('objectives/unknown-objective', `Objective ${row} to replace is not there any more`)
  const name = `“${inShort(objective.wording)}”`
  if (objective.frameworkId !== frameworkId) {
    return refuse('objectives/foreign-framework', `${name} belongs to another list: revise it there`)
  }
  if (objective.retiredOn !== null) {
    return refuse('objectives/already-retired', `${name} is retired from ${objective.retiredOn}: offer it again first`)
  }
  if (objective.offeredFrom !== null && on < objective.offeredFrom) {
    const message = `${name} is there only from ${objective.offeredFrom}: choose that day or a later one`
    return refuse('objectives/before-it-was-offered', message)
  }
  return null
}

function whyNotAdded(wording: string, row: number): Issue | null {
  if (wording.trim() === '')
    return issue('objectives/no-wording', 'added', `New objective ${row} has no words: write them`, row)
  if (wording.length <= WORDING_LENGTH) return null
  const message = `New objective ${row} is longer than 2,000 characters: shorten it`
  return issue('objectives/wording-too-long', 'added', message, row)
}

function issue(code: keyof typeof ERROR_CODES, field: string, message: string, row?: number): Issue {
  return { ...(row !== undefined && { row }), field, code, message: `${message}.`, severity: 'error' }
}
