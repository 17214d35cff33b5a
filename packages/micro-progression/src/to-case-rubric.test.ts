import { expect, test } from 'vitest'
import * as z from 'zod'
import { sharedData } from '../../../shared-data.js'
import { chartOf, wall } from '../test/e17.js'
import { toCaseRubric } from './index.js'

const uri = 'https://school.example/rubrics/wall'
const levelsIn = (rubric: ReturnType<typeof toCaseRubric>) => rubric.CFRubricCriteria[0]!.CFRubricCriterionLevels

test('a chart is a rubric of one criterion with its levels low to high (PRO-4)', () => {
  const rubric = toCaseRubric(wall, { uri })
  expect(rubric).toMatchObject({ uri, title: wall.prompt, lastChangeDateTime: wall.publishedAt })
  expect(rubric.CFRubricCriteria).toHaveLength(1)
  expect(
    levelsIn(rubric).map(({ position, quality, score, description, feedback }) => [
      position,
      quality,
      score,
      description,
      feedback,
    ]),
  ).toEqual([
    [1, '0', 0, 'Qualifier of 0', 'Qualifier of 1'],
    [2, '1', 1, 'Qualifier of 1', 'Qualifier of 2'],
    [3, '2', 2, 'Qualifier of 2', 'Qualifier of 3'],
    [4, '3', 3, 'Qualifier of 3', 'Qualifier of 4'],
    [5, '4', 4, 'Qualifier of 4', undefined],
  ])
})

test('a scale of words has no scores, and several qualifiers are a line each', () => {
  const levels = chartOf(['a', 'b']).levels.map((each) => ({
    ...each,
    level: { ...each.level, value: null },
    qualifiers: [...each.qualifiers, { id: 'more', text: 'And says why' }],
  }))
  const [lowest] = levelsIn(toCaseRubric({ ...wall, levels }, { uri }))
  expect(lowest).not.toHaveProperty('score')
  expect(lowest!.description).toBe('Qualifier of 0\nAnd says why')
})

test('the same chart always gives the same rubric, and no two things share an identifier', () => {
  const rubric = toCaseRubric(wall, { uri })
  expect(toCaseRubric(JSON.parse(JSON.stringify(wall)), { uri })).toEqual(rubric)
  const another = toCaseRubric({ ...wall, id: 'wall2' }, { uri })
  const identifiers = [rubric, another].flatMap((each) => [
    each.identifier,
    each.CFRubricCriteria[0]!.identifier,
    ...levelsIn(each).map(({ identifier }) => identifier),
  ])
  expect(new Set(identifiers).size).toBe(14)
  for (const identifier of identifiers)
    expect(identifier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(rubric.identifier).toBe('458a6cd5-faeb-8983-90e1-ae4a02fbc198')
})

test('nothing of the papers goes along, nor who wrote them (A1-13)', () => {
  expect(JSON.stringify(toCaseRubric(wall, { uri }))).not.toMatch(/A copy|r04|pupil/)
})

/** The file does not say which JSON Schema it is in. */
const DRAFT_7 = 'http://json-schema.org/draft-07/schema#'

const schema = sharedData('case/schema-case-v1p0-cfpackage.json')

test.runIf(schema)('the official schema of CASE accepts it', () => {
  const { definitions } = JSON.parse(schema!.toString('utf8'))
  const Rubric = z.fromJSONSchema({ $schema: DRAFT_7, ...definitions.CFRubric, definitions })
  const rubric = toCaseRubric(wall, { uri })
  expect(Rubric.safeParse(rubric).error).toBeUndefined()
  expect(Rubric.safeParse({ ...rubric, identifier: 'wall' }).success).toBe(false)
  expect(Rubric.safeParse({ ...rubric, author: 'Bea' }).success).toBe(false)
})
