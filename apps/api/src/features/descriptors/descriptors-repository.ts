import type { DepthScale, Measure, OnTrackRule } from '@track/descriptors'
import { depthScale, measure, onTrackRule } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** Adds a version; the moment it was recorded is the database's. */
export async function insertScale(
  tx: Transaction,
  schoolId: string,
  { id, name, codes, secureFrom, effectiveFrom }: Omit<DepthScale, 'recordedAt'>,
): Promise<DepthScale> {
  const [row] = await tx
    .insert(depthScale)
    .values({ schoolId, id, name, codes, secureFrom, effectiveFrom })
    .returning({ recordedAt: depthScale.recordedAt })
  return { id, name, codes, secureFrom, effectiveFrom, recordedAt: row!.recordedAt }
}

export async function insertRule(
  tx: Transaction,
  schoolId: string,
  { id, name, rule, effectiveFrom }: Omit<OnTrackRule, 'recordedAt'>,
): Promise<OnTrackRule> {
  const [row] = await tx
    .insert(onTrackRule)
    .values({ schoolId, id, name, rule, effectiveFrom })
    .returning({ recordedAt: onTrackRule.recordedAt })
  return { id, name, rule, effectiveFrom, recordedAt: row!.recordedAt }
}

export async function insertMeasure(tx: Transaction, schoolId: string, row: Measure): Promise<void> {
  await tx.insert(measure).values({ schoolId, ...row })
}
