import type { Page } from '@track/api-contract'
import type { PageOrigin } from '@track/reports'
import { todayIn } from '../../clock.js'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

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
  }
}
