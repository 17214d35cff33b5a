import { addsUp, type PageInput, type PreparedPage, preparePage } from '@track/reports'
import type { TeachingScope } from './taught-lists.js'

/** The pages of a school asked for last, prepared for all its pupils and any dates: see `holdPrepared`. */
export type PreparedPages = (input: PageInput, of: OfSchool) => PreparedPage | undefined

interface OfSchool {
  readonly pupilIds: readonly string[]
  readonly schedulesOf: TeachingScope['schedulesOf']
}

/**
 * Remembers how pages are prepared, which is most of the work of one: by their columns and scope, since rows and dates are no part of it.
 * A page without a ledger, or without a column that adds up, has nothing to prepare.
 *
 * Lives and dies with what else is remembered of the school: scales, rules and lists of another day must not be met in it. The log
 * may grow meanwhile.
 */
export function holdPrepared({ pages = 4 }: { pages?: number } = {}): PreparedPages {
  const held = new Map<string, PreparedPage>()
  return (input, of) => {
    const { scope } = input.definition
    const columns = input.definition.columns.filter((column) => addsUp(input, column))
    if (columns.length === 0 || !input.ledger) return undefined
    const key = JSON.stringify([scope, columns])
    const prepared = held.get(key) ?? prepareForAll(input, { columns, ...of })
    held.delete(key)
    held.set(key, prepared)
    for (const oldest of held.keys()) {
      if (held.size <= pages) break
      held.delete(oldest)
    }
    return prepared
  }
}

function prepareForAll(
  input: PageInput,
  { columns, pupilIds, schedulesOf }: OfSchool & Pick<PageInput['definition'], 'columns'>,
): PreparedPage {
  const [first] = input.definition.dates
  return preparePage({
    ...input,
    ledger: input.ledger!,
    definition: { ...input.definition, groupIds: ['all'], combined: [], columns, dates: [first!] },
    groups: [{ id: 'all', members: [pupilIds] }],
    taught: [...new Set(columns.map(({ subjectId }) => subjectId))].flatMap(schedulesOf),
  })
}
