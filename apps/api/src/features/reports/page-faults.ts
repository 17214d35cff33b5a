import type { PageDefinition } from '@track/api-contract'
import { invalidBody } from '../../invalid-body.js'
import { faultsOf } from './describe-column.js'
import type { PageSources } from './page-sources.js'
import { EVERYONE } from './reports-repository.js'

/** What is wrong with a definition: the field, from the definition on, and what to do about it. */
interface PageFault {
  readonly at: readonly (string | number)[]
  readonly message: string
}

/** Refuses a page that asks for what the school does not have. `root` is where the definition stands in the body. */
export function refuseFaults(
  definition: PageDefinition,
  sources: Pick<PageSources, 'columns' | 'audiences' | 'years' | 'groups'>,
  { root }: { readonly root: string },
): void {
  const faults = [...rowFaults(definition, sources), ...otherFaults(definition, sources)]
  if (faults.length === 0) return
  throw invalidBody(
    faults.map(({ at, message }) => ({ pointer: `${root}/${at.join('/')}`, code: 'request/not-found', message })),
  )
}

const NO_SUCH_GROUP = 'This school has no such group: choose one of those it has'

function rowFaults(
  { groupIds, combined = [] }: PageDefinition,
  { groups }: Pick<PageSources, 'groups'>,
): readonly PageFault[] {
  const known = new Set([EVERYONE, ...groups].map(({ id }) => id))
  const made = combined.map(({ id }) => id)
  return [
    ...combined.flatMap(({ id, groupIds: parts }, index): PageFault[] => [
      ...(known.has(id) || made.indexOf(id) < index
        ? [{ at: ['combined', index, 'id'], message: 'Another row has this id: give the combined row one of its own' }]
        : []),
      ...parts.flatMap((part, place) =>
        known.has(part) ? [] : [{ at: ['combined', index, 'groupIds', place], message: NO_SUCH_GROUP }],
      ),
    ]),
    ...groupIds.flatMap((id, index): PageFault[] =>
      known.has(id) || made.includes(id) ? [] : [{ at: ['groupIds', index], message: NO_SUCH_GROUP }],
    ),
  ]
}

function otherFaults(
  { columns, dates, audienceId }: PageDefinition,
  { columns: sources, audiences, years }: Pick<PageSources, 'columns' | 'audiences' | 'years'>,
): readonly PageFault[] {
  const firstDay = dates.map(({ on }) => on).sort()[0]!
  return [
    ...(audienceId === undefined || audiences.some(({ id }) => id === audienceId)
      ? []
      : [
          {
            at: ['audienceId'],
            message: 'This school has no such audience: choose one of those in its settings',
          },
        ]),
    ...dates.flatMap(({ on }, index): PageFault[] => {
      if (!years || (on >= years.from && on <= years.until)) return []
      const message = `${on} is in no academic year of the calendar, which goes from ${years.from} to ${years.until}: choose a day in it, or add the year`
      return [{ at: ['dates', index, 'on'], message }]
    }),
    ...columns.flatMap((column, index) =>
      faultsOf(column, sources, firstDay).map(({ at, message }) => ({ at: ['columns', index, ...at], message })),
    ),
  ]
}
