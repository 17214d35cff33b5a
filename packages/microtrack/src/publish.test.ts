import { expect, test } from 'vitest'
import { deepFreeze, monday, task } from '../test/acts.js'
import { microtrackOf, publish, type Template } from './index.js'

const { outcome, criteria, tasks, moveOn, questions, ...given } = monday
const template: Template = deepFreeze({ outcomes: [outcome], criteria, tasks, moveOn, questions })

function codesOf(...[more, changed]: [Partial<typeof given>, Partial<Template>?]): unknown {
  const result = publish({ ...template, ...changed }, { ...given, ...more })
  return (
    'issues' in result && result.issues.map(({ code, field, row }) => [code.replace('microtrack/', ''), field, row])
  )
}

test('what is given out is the template as it is now, with its days and pupils (A0-10, A0-15)', () => {
  expect(publish(template, given)).toEqual({ publication: monday, advice: [], orphanCriteria: [] })
})

test('advice and criteria without a task stand beside it and keep nothing back (A0-13, A0-14)', () => {
  const result = publish({ ...template, tasks: template.tasks.slice(0, 2) }, given)
  expect(result).toMatchObject({ publication: { tasks: [{ id: 'wall' }, { id: 'practise' }] } })
  expect(result.orphanCriteria.map(({ id }) => id)).toEqual(['c2'])
  expect(result.advice.map(({ code }) => code)).toEqual(['microtrack/task-count', 'microtrack/orphan-criterion'])
})

test('an unfinished template stays a draft, and says everything that is missing (A0-11, A0-12)', () => {
  expect(codesOf({ pupils: [] }, { outcomes: [], criteria: criteria.slice(0, 1) })).toEqual([
    ['outcome-count', 'outcomes', undefined],
    ['criteria-count', 'criteria', undefined],
    ['no-pupils', 'pupils', undefined],
  ])
})

test('days run forwards; one day is enough, and a week is fine (A0-08)', () => {
  expect(codesOf({ endsOn: '2026-03-01' })).toEqual([['ends-before-it-starts', 'endsOn', undefined]])
  expect(codesOf({ endsOn: '2026-03-06' })).toBe(false)
})

test('each pupil is named once, with a variant that is there', () => {
  const [ada, ben] = given.pupils
  expect(codesOf({ pupils: [ada!, ben!, ada!] })).toEqual([['pupil-twice', 'pupils', 3]])
  expect(codesOf({ variants: [] })).toEqual([['unknown-variant', 'pupils', 2]])
  expect(codesOf({ variants: [...given.variants, ...given.variants] })).toEqual([['id-twice', 'variants', 2]])
})

test('links to what is no longer there are dropped', () => {
  const stale = { ...template, tasks: [...template.tasks, task('late', { criterionIds: ['gone', 'c1'] })] }
  const variants = [{ ...given.variants[0]!, leaveOut: ['gone', 'late'] }]
  expect(publish(stale, { ...given, variants })).toMatchObject({
    publication: { tasks: [...monday.tasks, { id: 'late', criterionIds: ['c1'] }], variants: [{ leaveOut: ['late'] }] },
  })
})

test('every pupil sees the same criteria (A0-37)', () => {
  const result = publish(template, given)
  if ('issues' in result) throw new Error('it was not given out')
  const [adas, bens] = ['ada', 'ben'].map((pupilId) => microtrackOf(result.publication, [], { pupilId }).criteria)
  expect(adas).toEqual(bens)
})
