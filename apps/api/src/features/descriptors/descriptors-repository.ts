import type { CalculationChoice } from '@track/api-contract'
import type { Correspondence, DepthScale, DescriptorSet, Measure, OnTrackRule, SetChoice } from '@track/descriptors'
import { eq } from 'drizzle-orm'
import { v7 as makeId } from 'uuid'
import {
  calculationChoice,
  correspondence,
  depthScale,
  descriptorSet,
  measure,
  onTrackRule,
  setChoice,
} from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** Adds a version; the moment it was recorded is the database's. */
export async function insertScale(
  tx: Transaction,
  schoolId: string,
  scale: Omit<DepthScale, 'recordedAt'>,
): Promise<DepthScale> {
  const [row] = await tx
    .insert(depthScale)
    .values({ schoolId, ...scale })
    .returning({ recordedAt: depthScale.recordedAt })
  return { ...scale, recordedAt: row!.recordedAt }
}

export async function insertRule(
  tx: Transaction,
  schoolId: string,
  rule: Omit<OnTrackRule, 'recordedAt'>,
): Promise<OnTrackRule> {
  const [row] = await tx
    .insert(onTrackRule)
    .values({ schoolId, ...rule })
    .returning({ recordedAt: onTrackRule.recordedAt })
  return { ...rule, recordedAt: row!.recordedAt }
}

export async function insertSet(
  tx: Transaction,
  schoolId: string,
  set: Omit<DescriptorSet, 'recordedAt'>,
): Promise<DescriptorSet> {
  const [row] = await tx
    .insert(descriptorSet)
    .values({ schoolId, ...set })
    .returning({ recordedAt: descriptorSet.recordedAt })
  return { ...set, recordedAt: row!.recordedAt }
}

export async function insertSetChoice(
  tx: Transaction,
  schoolId: string,
  choice: Omit<SetChoice, 'recordedAt'>,
): Promise<void> {
  await tx.insert(setChoice).values({ schoolId, id: makeId(), ...choice })
}

export async function insertCalculation(
  tx: Transaction,
  schoolId: string,
  choice: Omit<CalculationChoice, 'recordedAt'>,
): Promise<CalculationChoice> {
  const [row] = await tx
    .insert(calculationChoice)
    .values({ schoolId, id: makeId(), ...choice })
    .returning({ recordedAt: calculationChoice.recordedAt })
  return { ...choice, recordedAt: row!.recordedAt }
}

export async function insertMeasure(tx: Transaction, schoolId: string, row: Measure): Promise<void> {
  await tx.insert(measure).values({ schoolId, ...row })
}

/** Writes a whole measure in the place of the one of this id. */
export async function updateMeasure(tx: Transaction, { id, ...row }: Measure): Promise<void> {
  const { minimum = null, maximum = null, setId = null, reliability = null, standardDeviation = null, ...rest } = row
  await tx
    .update(measure)
    .set({ ...rest, minimum, maximum, setId, reliability, standardDeviation })
    .where(eq(measure.id, id))
}

/** Keeps other changes of this measure waiting until the transaction is over. */
export async function lockMeasure(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from measure where id = $1 for no key update', [id])
}

export async function insertCorrespondence(tx: Transaction, schoolId: string, row: Correspondence): Promise<void> {
  await tx.insert(correspondence).values({ schoolId, ...row })
}

export async function updateCorrespondence(tx: Transaction, { id, ...row }: Correspondence): Promise<void> {
  await tx.update(correspondence).set(row).where(eq(correspondence.id, id))
}

export async function deleteCorrespondence(tx: Transaction, id: string): Promise<void> {
  await tx.delete(correspondence).where(eq(correspondence.id, id))
}

/** Keeps other changes of this correspondence waiting until the transaction is over. */
export async function lockCorrespondence(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from correspondence where id = $1 for update', [id])
}
