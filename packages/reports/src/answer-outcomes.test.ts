import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import {
  autumn,
  category,
  correspondence,
  described,
  judgement,
  mark,
  onTrack,
  scale,
  spring,
  toConditions,
  toInput,
  toRule,
  twice,
  word,
} from '../test/fixtures.js'
import { calculatePage, type PageInput, pupilsBehindCell } from './index.js'

const autumnCell = { groupId: 'all', column: 0, date: 0 }
const numbersOf = (input: PageInput, column = 0) =>
  calculatePage(input).rows[0]!.cells[column]!.map(({ value, n, withoutData }) => [value, n, withoutData])

describe('on track by conditions', () => {
  const underRule = (rule: PageInput['rules'][number]['rule'], more: Partial<PageInput> = {}) =>
    toInput({ rules: [toRule(0, { rule })], ...more, definition: { columns: [onTrack] } })
  const securedOf = (of: 'taught' | 'planned' | 'assessed', percentAtLeast: number, tags: string[] = []) =>
    ({ kind: 'secured-percent', percentAtLeast, of, tags }) as const

  it('reads E4 both ways from the same entries: low coverage of what is planned, competence in what was taught', () => {
    const objectiveIds = Array.from({ length: 24 }, (_, place) => `o${place}`)
    const depths = ['secure', 'secure', 'secure', 'secure', 'secure', 'secure', 'deep', 'emerging']
    const december: Partial<PageInput> = {
      groups: [{ id: 'all', members: twice(['ada']) }],
      taught: [{ subjectId: 'maths', pupilIds: ['ada'], objectiveIds: twice(objectiveIds.slice(0, 8)) }],
      planned: [{ subjectId: 'maths', pupilIds: ['ada'], objectiveIds: twice(objectiveIds) }],
      objectives: objectiveIds.map((id) => ({ id, scaleId: 'depth' })),
      entries: depths.map((depth, place) => judgement('ada', `o${place}`, depth)),
    }
    const isMet = (rule: Parameters<typeof toConditions>[0]) =>
      pupilsBehindCell(underRule(toConditions(rule), december), autumnCell).counted[0]?.onTrack
    expect(isMet(securedOf('taught', 75))).toBe(true)
    expect(isMet(securedOf('taught', 87.5))).toBe(true)
    expect(isMet(securedOf('planned', 34))).toBe(false)
    expect(isMet(securedOf('planned', 29))).toBe(true)
  })

  it('asks all tagged objectives of a pupil, each in their own programme', () => {
    const tagged = ['m1', 'm2', 'm3', 'm4'].map((id) => ({ id, scaleId: 'depth', tags: id === 'm2' ? ['key'] : [] }))
    const input = underRule(toConditions(securedOf('taught', 100, ['key'])), { objectives: tagged })
    expect(pupilsBehindCell(input, autumnCell).counted).toMatchObject([
      {
        pupilId: 'ada',
        onTrack: false,
        numerator: 1,
        denominator: 2,
        reasons: ['0 of 1 key objective secured (0\u00a0%), all needed'],
      },
      { pupilId: 'ben', onTrack: true },
    ])
  })

  it('knows nothing of a pupil whose word, mark or tagged objective is not known, and says so', () => {
    const rule = toConditions(
      { kind: 'mark', measureId: 'test', markAtLeast: 100 },
      { kind: 'word', measureId: 'attainment', descriptorIds: ['expected'] },
    )
    const entries = [mark('ada', 100), word('ada', 'expected'), mark('ben', 'A'), word('ben', 'expected')]
    const opened = pupilsBehindCell(
      underRule(rule, { entries, measures: [{ id: 'attainment', name: 'Attainment' }] }),
      autumnCell,
    )
    expect(opened.counted).toEqual([
      {
        pupilId: 'ada',
        value: 100,
        numerator: null,
        denominator: null,
        onTrack: true,
        reasons: ['100 in test, 100 needed', '“expected” in Attainment, “expected” needed'],
        observedOn: null,
      },
    ])
    expect(opened.notCounted).toEqual([
      {
        pupilId: 'ben',
        reason: 'not-known',
        reasons: ['“A” in test is not a mark, 100 needed', '“expected” in Attainment, “expected” needed'],
      },
    ])
  })

  it('asks how deep, by the scale in force', () => {
    const deep = { kind: 'depth-percent' as const, scaleId: scale.id, depthId: 'deep', of: 'taught' as const, tags: [] }
    expect(numbersOf(underRule(toConditions({ ...deep, percentAtLeast: 50 })))[0]).toEqual([50, 2, 0])
    expect(numbersOf(underRule(toConditions({ ...deep, depthId: 'gone', percentAtLeast: 0 })))[0]).toEqual([null, 0, 2])
  })

  it('keeps autumn as it was when the line moves on 1 January', () => {
    const before = underRule(toConditions(securedOf('taught', 50)))
    const after = {
      ...before,
      rules: [...before.rules, toRule(80, { effectiveFrom: '2026-01-01', recordedAt: '2026-02-01T09:00:00.000Z' })],
    }
    const [autumnBefore, springBefore] = calculatePage(before).rows[0]!.cells[0]!
    const [autumnAfter, springAfter] = calculatePage(after).rows[0]!.cells[0]!
    expect(JSON.stringify(autumnAfter)).toBe(JSON.stringify(autumnBefore))
    expect([springBefore!.value, springAfter!.value]).toEqual([100, 0])
  })

  it('needs the planned lists where a rule asks for them', () => {
    const asked = () => calculatePage(underRule(toConditions(securedOf('planned', 50))))
    expect(asked).toThrow(expect.objectContaining({ code: 'reports/planned-missing' }))
  })
})

describe('words', () => {
  const entries = [word('ada', 'expected'), word('ben', 'unmapped'), word('ben', 'greater', spring)]
  const input = toInput({ definition: { columns: [described, category] }, entries, correspondences: [correspondence] })

  it('counts the pupils who have one of the words, of those who have a word', () => {
    const threeOf = { ...input, groups: [{ id: 'all', members: twice(['ada', 'ben', 'cai']) }] }
    expect(numbersOf(threeOf)).toEqual([
      [50, 2, 1],
      [100, 2, 1],
    ])
    const { counted, notCounted } = pupilsBehindCell(threeOf, autumnCell)
    expect(counted).toEqual([
      { pupilId: 'ada', value: 100, numerator: 1, denominator: 1, word: 'expected', observedOn: autumn },
      { pupilId: 'ben', value: 0, numerator: 0, denominator: 1, word: 'unmapped', observedOn: autumn },
    ])
    expect(notCounted).toEqual([{ pupilId: 'cai', reason: 'no-word' }])
  })

  it('puts words of several sets into the categories of the school, and drops none that stands in no category', () => {
    expect(numbersOf(input, 1)).toEqual([
      [50, 2, 0],
      [50, 2, 0],
    ])
    const alone = { ...category, measure: { ...category.measure, categoryId: 'unmapped' } }
    expect(numbersOf({ ...input, definition: { ...input.definition, columns: [alone] } })[0]).toEqual([50, 2, 0])
  })

  it('does not guess a correspondence', () => {
    const caught = (() => {
      try {
        calculatePage({ ...input, correspondences: [] })
      } catch (error) {
        return error
      }
    })()
    expect(isTrackError(caught) && caught.code).toBe('reports/unknown-correspondence')
  })
})
