import { type Conditions, descriptorSetAsOf, type NamesOfReasons, scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { PageInput } from './page-input.js'

/** The school's names by id for the words of a rule, as they are in force on a day: of measures, words and depths. */
export function namesOn(
  { measures = [], sets = [], scales, asKnown }: Pick<PageInput, 'measures' | 'sets' | 'scales' | 'asKnown'>,
  { rule, asOf }: { readonly rule: Conditions; readonly asOf: CalendarDate },
): Required<NamesOfReasons> {
  const setsOn = [...new Set(sets.map(({ id }) => id))].flatMap(
    (setId) => descriptorSetAsOf(sets, { setId, asOf, asKnown }) ?? [],
  )
  // Two scales may call different depths by one id, so only those that the rule speaks of.
  const scalesOn = scalesOf(rule).flatMap((scaleId) => scaleAsOf(scales, { scaleId, asOf, asKnown }) ?? [])
  return {
    measures: Object.fromEntries(measures.map(({ id, name }) => [id, name])),
    descriptors: labelsOf(setsOn.flatMap(({ descriptors }) => descriptors)),
    depths: labelsOf(scalesOn.flatMap(({ codes }) => codes)),
  }
}

function scalesOf({ anyOf }: Conditions): string[] {
  return anyOf.flatMap(({ allOf }) => allOf.flatMap((condition) => ('scaleId' in condition ? condition.scaleId : [])))
}

function labelsOf(words: readonly { readonly id: string; readonly label: string }[]): Record<string, string> {
  return Object.fromEntries(words.map(({ id, label }) => [id, label]))
}
