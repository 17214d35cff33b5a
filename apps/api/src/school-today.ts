import type { CalendarDate } from '@track/kernel'
import { type Clock, todayIn } from './clock.js'
import { school } from './database/schema.js'
import type { Transaction } from './database/transaction.js'
import { refusal } from './problem.js'

/** The day it is in the school that the transaction is in. */
export async function schoolToday(tx: Transaction, clock: Clock): Promise<CalendarDate> {
  const [found] = await tx.select({ timeZone: school.timeZone }).from(school)
  if (found === undefined) throw refusal('request/not-found')
  return todayIn(found.timeZone, clock)
}
