import type { PastedObjective } from '@track/objectives'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** As many as one request takes. */
const AT_ONCE = 1000

interface Pasted {
  readonly frameworkId: string
  readonly objectives: readonly PastedObjective[]
  /** The headings there are, by name. */
  readonly strandIds: ReadonlyMap<string, string>
  /** Where lines without a heading of their own go. */
  readonly underId: string | null
}

/** Adds a pasted list: headings that are not there yet first, then the objectives in their order. */
export const useAddPasted = (schoolId: string) =>
  useSchoolChange(schoolId, async ({ frameworkId, objectives, strandIds, underId }: Pasted) => {
    const params = { schoolId }
    const ids = new Map(strandIds)
    for (const { strand: name } of objectives) {
      if (name === undefined || ids.has(name)) continue
      const { id } = await api.addStrand({ params, body: { frameworkId, parentId: underId, name } })
      ids.set(name, id)
    }
    const added = objectives.map(({ strand, wording }) => ({
      frameworkId,
      strandId: strand === undefined ? underId : ids.get(strand)!,
      wording,
    }))
    for (let start = 0; start < added.length; start += AT_ONCE)
      await api.addObjectives({ params, body: { objectives: added.slice(start, start + AT_ONCE) } })
    return added.length
  })
