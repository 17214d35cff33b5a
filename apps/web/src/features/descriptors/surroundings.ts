import type { DescriptorList, School } from '@track/api-contract'
import type { DepthScale, DescriptorSet, Measure, NamesOfReasons } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { historiesOf } from './histories'

/** What a rule may speak of on a day, with the names it has then: columns with their subject before them. */
export interface Surroundings {
  readonly measures: readonly Measure[]
  /** As they stand on the day, the retired ones too. */
  readonly sets: readonly DescriptorSet[]
  readonly scales: readonly DepthScale[]
  readonly names: NamesOfReasons
  readonly asOf: CalendarDate
  /** The sets whose words a column may hold: its own, and those chosen for a group or a pupil. */
  readonly setsOf: (measureId: string) => readonly DescriptorSet[]
}

export function surroundingsOf(
  { sets, scales, measures, setChoices }: DescriptorList,
  { school, asOf }: { readonly school: Pick<School, 'subjects'>; readonly asOf: CalendarDate },
): Surroundings {
  const subjects = new Map(school.subjects.map(({ id, name }) => [id, name]))
  const named = measures.map((measure) => {
    const subject = subjects.get(measure.subjectId)
    return subject === undefined ? measure : { ...measure, name: `${subject}: ${measure.name}` }
  })
  const [setsThen, scalesThen] = [inForce(sets, asOf), inForce(scales, asOf)]
  return {
    measures: named,
    sets: setsThen,
    scales: scalesThen,
    names: {
      measures: Object.fromEntries(named.map(({ id, name }) => [id, name])),
      descriptors: labelsOf(setsThen.flatMap(({ descriptors }) => descriptors)),
      depths: labelsOf(scalesThen.flatMap(({ codes }) => codes)),
    },
    asOf,
    setsOf: (measureId) => {
      const own = measures.find(({ id }) => id === measureId)?.setId
      const chosen = setChoices.filter((choice) => choice.measureId === measureId).map(({ setId }) => setId)
      const ids = new Set([own, ...chosen])
      return setsThen.filter(({ id }) => ids.has(id))
    },
  }
}

function inForce<V extends DepthScale | DescriptorSet>(versions: readonly V[], today: CalendarDate): V[] {
  return historiesOf(versions, { today }).map(({ now }) => now)
}

function labelsOf(words: readonly { readonly id: string; readonly label: string }[]): Record<string, string> {
  return Object.fromEntries(words.map(({ id, label }) => [id, label]))
}
