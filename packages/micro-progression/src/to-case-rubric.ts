import type { Chart } from './chart.js'
import { uuidFrom } from './uuid-from.js'

/** A rubric as 1EdTech CASE 1.0 and 1.1 know it: one criterion, and its levels low to high. */
export interface CaseRubric {
  readonly identifier: string
  readonly uri: string
  readonly title: string
  readonly lastChangeDateTime: string
  readonly CFRubricCriteria: readonly {
    readonly identifier: string
    readonly uri: string
    readonly description: string
    readonly weight: number
    readonly position: number
    readonly rubricId: string
    readonly lastChangeDateTime: string
    readonly CFRubricCriterionLevels: readonly {
      readonly identifier: string
      readonly uri: string
      readonly description: string
      readonly quality: string
      readonly score?: number
      readonly feedback?: string
      readonly position: number
      readonly rubricCriterionId: string
      readonly lastChangeDateTime: string
    }[]
  }[]
}

/**
 * The chart as a CASE rubric, to be read by other programs.
 *
 * A level's quality is its label, its description the qualifiers, a line each, its score the value where the scale has numbers, its
 * feedback the qualifiers of the level above: what to go for next. `uri` is where the rubric is found; its parts are found below it.
 * Exemplars stay here: CASE has no place for them. The same chart always gives the same rubric.
 *
 * @example
 * ```ts
 * import { toCaseRubric } from '@track/micro-progression'
 *
 * const level = (id: string, text: string) => ({ level: { id, label: id, value: null }, exemplars: [], qualifiers: [{ id: text, text }], isApart: null })
 * const chart = { id: 'wall', prompt: 'What is a half?', publishedAt: '2026-03-02T15:00:00.000Z', levels: [level('Emerging', 'Draws it'), level('Secure', 'Says why')] }
 * const [criterion] = toCaseRubric(chart, { uri: 'https://school.example/rubrics/wall' }).CFRubricCriteria
 * criterion!.CFRubricCriterionLevels.map(({ quality, description, feedback }) => [quality, description, feedback])
 * // => [['Emerging', 'Draws it', 'Says why'], ['Secure', 'Says why', undefined]]
 * ```
 */
export function toCaseRubric(
  { id, prompt, levels, publishedAt }: Pick<Chart, 'id' | 'prompt' | 'levels' | 'publishedAt'>,
  { uri }: { readonly uri: string },
): CaseRubric {
  const rubricId = uuidFrom(id)
  const criterionId = uuidFrom(`${id} criterion`)
  const criterionUri = `${uri}/criteria/${criterionId}`
  const described = levels.map(({ qualifiers }) => qualifiers.map(({ text }) => text).join('\n'))
  const lastChangeDateTime = publishedAt
  return {
    identifier: rubricId,
    uri,
    title: prompt,
    lastChangeDateTime,
    CFRubricCriteria: [
      {
        identifier: criterionId,
        uri: criterionUri,
        description: prompt,
        weight: 1,
        position: 1,
        rubricId,
        lastChangeDateTime,
        CFRubricCriterionLevels: levels.map(({ level }, place) => {
          const identifier = uuidFrom(JSON.stringify([id, level.id]))
          const next = described[place + 1]
          return {
            identifier,
            uri: `${criterionUri}/levels/${identifier}`,
            description: described[place]!,
            quality: level.label,
            ...(level.value !== null && { score: level.value }),
            ...(next !== undefined && { feedback: next }),
            position: place + 1,
            rubricCriterionId: criterionId,
            lastChangeDateTime,
          }
        }),
      },
    ],
  }
}
