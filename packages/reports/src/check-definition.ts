import { TrackError } from '@track/kernel'
import type { PageDefinition, PageMeasure } from './page-definition.js'

/** Of every kind of measure: typed so, a kind that is added is missed here. */
const KINDS: Readonly<Record<PageMeasure['kind'], true>> = {
  secured: true,
  'on-track': true,
  'mean-mark': true,
  described: true,
  category: true,
  progress: true,
  'mean-number': true,
}

/** Refuses what no type kept out of a definition that was never parsed, by the field that is wrong, before anything reads it. */
export function checkDefinition(definition: PageDefinition): void {
  for (const field of ['groupIds', 'columns', 'dates'] as const)
    if (!Array.isArray(definition[field]) || definition[field].length === 0)
      throw new TrackError('reports/invalid-definition', `The definition needs at least one of its ${field}`, { field })
  for (const [place, column] of definition.columns.entries()) {
    const kind: unknown = column.measure?.kind
    if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
      throw new TrackError('reports/invalid-definition', 'A column asks for a kind of measure that is not known', {
        field: `columns.${place}.measure.kind`,
      })
  }
}
