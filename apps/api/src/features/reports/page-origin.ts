import type { Page } from '@track/api-contract'
import type { PageOrigin, RulesInWords } from '@track/reports'
import { todayIn } from '../../clock.js'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'

/** Whose page it is, for whom, and what was known on which day of the school: what is said of it where nothing else says so. */
export async function pageOrigin(
  tx: Transaction,
  { definition: { audienceId }, asKnown }: Pick<Page, 'definition' | 'asKnown'>,
): Promise<PageOrigin> {
  const [found] = await tx
    .select({ name: school.name, timeZone: school.timeZone, audiences: school.audiences })
    .from(school)
  if (!found) return {}
  return {
    school: found.name,
    audience: found.audiences.find(({ id }) => id === audienceId)?.name,
    asKnown: todayIn(found.timeZone, () => new Date(asKnown)),
    asKnownAt: new Intl.DateTimeFormat('en-GB', { timeZone: found.timeZone, timeStyle: 'short' }).format(
      new Date(asKnown),
    ),
  }
}

/** The school's rules and what it calls what they ask for, for the lines under a file that say what its numbers mean. */
export async function rulesInWords(tx: Transaction): Promise<RulesInWords> {
  const { rules, scales, sets, measures } = await loadDescriptors(tx)
  const labels = (words: readonly { readonly id: string; readonly label: string }[]) =>
    Object.fromEntries(words.map(({ id, label }) => [id, label]))
  return {
    rules,
    names: {
      measures: Object.fromEntries(measures.map(({ id, name }) => [id, name])),
      descriptors: labels(sets.flatMap(({ descriptors }) => descriptors)),
      depths: labels(scales.flatMap(({ codes }) => codes)),
    },
  }
}
