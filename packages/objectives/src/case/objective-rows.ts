import { orderObjectives } from '../order-objectives.js'
import { joinCell } from './cell-list.js'
import type { OwnFramework } from './own-framework.js'

/** A table to be written, its headings apart. */
export interface ObjectiveTable {
  readonly columns: string[]
  readonly rows: string[][]
}

/**
 * A framework's objectives as a flat table that an import gives back as it was: one row an objective, in reading order.
 *
 * The strand is the path of headings ("Number > Fractions"), several tags or years are divided by semicolons; both as `joinCell` writes
 * them, so that `splitCell` gives them back whatever is in them. Pupil wordings in English stand in "Pupil wording", each other language
 * in a column of its own ("Pupil wording (cy)"). Retired objectives are there, with their dates. Headings that nothing stands under have no row.
 *
 * @example
 * ```ts
 * import { objectiveRows } from '@track/objectives/case'
 *
 * const table = objectiveRows({
 *   framework: { name: 'Our maths' },
 *   subject: { name: 'Mathematics' },
 *   strands: [{ id: 'n', frameworkId: 'f', parentId: null, name: 'Number', position: 0 }],
 *   objectives: [
 *     {
 *       id: 'o1', frameworkId: 'f', strandId: 'n', wording: 'Add tenths', pupilWordings: {}, tags: ['core'], yearGroups: ['4', '5'],
 *       position: 0, offeredFrom: null, retiredOn: null,
 *     },
 *   ],
 * })
 * table.columns.slice(0, 5) // => ['Subject', 'Framework', 'Strand', 'Code', 'Objective']
 * table.rows[0]?.slice(0, 5) // => ['Mathematics', 'Our maths', 'Number', '', 'Add tenths']
 * ```
 */
export function objectiveRows({
  framework,
  subject,
  strands,
  objectives,
}: {
  readonly framework: Pick<OwnFramework['framework'], 'name'>
  readonly subject: Pick<OwnFramework['subject'], 'name'>
  readonly strands: Readonly<OwnFramework['strands']>
  readonly objectives: Readonly<OwnFramework['objectives']>
}): ObjectiveTable {
  const byId = new Map(strands.map((strand) => [strand.id, strand]))
  const pathOf = (strandId: string | null): string[] => {
    const strand = strandId === null ? undefined : byId.get(strandId)
    return strand === undefined ? [] : [...pathOf(strand.parentId), strand.name]
  }
  // Throws on strands that stand under themselves, before a path is followed round and round.
  const ordered = orderObjectives(objectives, strands)
  const others = [...new Set(objectives.flatMap(({ pupilWordings }) => Object.keys(pupilWordings)))]
    .filter((language) => language !== 'en')
    .sort()
  return {
    columns: [
      'Subject',
      'Framework',
      'Strand',
      'Code',
      'Objective',
      'Pupil wording',
      ...others.map((language) => `Pupil wording (${language})`),
      'Tags',
      'Year groups',
      'Offered from',
      'Retired on',
      'Identifier',
    ],
    rows: ordered.map((objective) => [
      subject.name,
      framework.name,
      joinCell(pathOf(objective.strandId), ' > '),
      objective.code ?? '',
      objective.wording,
      objective.pupilWordings.en ?? '',
      ...others.map((language) => objective.pupilWordings[language] ?? ''),
      joinCell(objective.tags, '; '),
      joinCell(objective.yearGroups, '; '),
      objective.offeredFrom ?? '',
      objective.retiredOn ?? '',
      objective.id,
    ]),
  }
}
