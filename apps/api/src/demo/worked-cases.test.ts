import { readFileSync } from 'node:fs'
import { isSecure, rankOf, suggestDescriptor } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { plusDays } from '@track/kernel'
import { calculate, judgementsAsOf, progressBetween, scoreChange, statesAsOf } from '@track/markbook'
import { coverageOf, indexTeaching } from '@track/objectives'
import { membersAsAt } from '@track/roster'
import { describe, expect, it } from 'vitest'
import { makeDemoSchool } from './demo-school.js'

const page = readFileSync(new URL('../../../../docs/worked-cases.md', import.meta.url), 'utf8')
const DAYS = ['2026-11-21', '2026-09-01', '2027-08-10', '2027-02-20', '2028-02-29'] as const

describe.each(DAYS)('the worked cases of the demo school on %s', (today) => {
  const demo = makeDemoSchool({ seed: 'larkfield', today })
  const teaching = indexTeaching({ ...demo, taughtFroms: demo.taughtFrom })
  const scale = demo.scales[0]!
  const [first, second, third] = demo.assessmentDates
    .map(({ on }) => on)
    .filter((on) => on <= today)
    .slice(-3) as [CalendarDate, CalendarDate, CalendarDate]
  const began = demo.taughtFrom.map((row) => row.taughtFrom!).toSorted()[0]!
  const subject = (name: string) => demo.subjects.find((one) => one.name === name)!.id
  const group = (name: string) => demo.groups.find((one) => one.name === name)!.id

  /** The pupils of a class in the order of its register who were there when the record began. */
  const register = (name: string) => {
    const members = new Set(membersAsAt(demo.memberships, { groupId: group(name), asOf: today }))
    return demo.pupils.filter(({ id, joinedOn }) => members.has(id) && joinedOn <= began).map(({ id }) => id)
  }
  /** The ranks of what was taught to a pupil in a subject by a day; null where nothing was judged. */
  const ranks = (pupilId: string, { of, className, asOf }: { of: string; className: string; asOf: CalendarDate }) => {
    const taught = teaching.taughtBy({ subjectId: subject(of), pupilId, groupIds: [group(className)], asOf })
    const states = statesAsOf(
      demo.entries.filter((entry) => entry.pupilId === pupilId),
      { asOf, track: 'teacher' },
    )
    return Object.fromEntries(
      taught.map((id) => {
        const state = states[pupilId]?.objectives[id]
        return [id, state === undefined ? null : (rankOf(scale, String(state.value)) ?? null)]
      }),
    )
  }
  const counts = (judged: Record<string, number | null>) =>
    [0, 1, 2, 3].map((rank) => Object.values(judged).filter((one) => one === rank).length)
  const known = (judged: Record<string, number | null>) =>
    Object.fromEntries(Object.entries(judged).flatMap(([id, rank]) => (rank === null ? [] : [[id, rank]])))

  it('E4: the same judgements are secure of what was taught and emerging of the course', () => {
    const [pupilId] = register('5 Oak')
    const judged = ranks(pupilId!, { of: 'French', className: '5 Oak', asOf: third })
    expect(counts(judged)).toEqual([0, 1, 6, 1])
    const course = demo.programmes.find(({ name }) => name === 'French for Years 5 and 6')!
    const objectives = course.objectiveIds.map((id) => {
      const rank = judged[id] ?? null
      return { id, tags: [], taught: id in judged, scaleId: scale.id, rank, secure: rank === null ? null : rank >= 2 }
    })
    const labels = ['Taught so far', 'The whole course'].map((name) => {
      const { setId } = demo.measures.find((measure) => measure.name === name)!
      const set = demo.sets.find(({ id }) => id === setId)!
      const suggestion = suggestDescriptor(set, { objectives })
      return set.descriptors.find(({ id }) => id === suggestion?.descriptorId)?.label
    })
    expect(labels).toEqual(['Secure', 'Emerging'])
  })

  it('E5: in 6 Elm the share secured falls although everybody learned and nobody slipped', () => {
    const pupils = register('6 Elm')
    expect(pupils.length).toBeGreaterThan(20)
    for (const pupilId of pupils) {
      const [before, after] = [second, third].map((asOf) => ranks(pupilId, { of: 'French', className: '6 Elm', asOf }))
      expect([counts(before!), counts(after!)]).toEqual([
        [0, 2, 6, 2],
        [0, 7, 4, 4],
      ])
      expect(progressBetween(known(before!), known(after!))).toMatchObject({ deepened: 2, slipped: 0, startedNew: 5 })
    }
  })

  it('E6: one is secure all year and ends deeper in five of twelve', () => {
    const [pupilId] = register('6 Oak')
    const at = [first, second, third].map((asOf) => counts(ranks(pupilId!, { of: 'French', className: '6 Oak', asOf })))
    expect(at).toEqual([
      [0, 0, 8, 0],
      [0, 0, 8, 2],
      [0, 0, 7, 5],
    ])
  })

  it('E7: a pupil of Year 5 has secured 24 of 28 in Year 2 and then Year 3 maths', () => {
    const own = demo.programmes.find(({ name }) => name === 'Year 2, then Year 3 maths')!
    const pupilId = demo.assignments.find(({ programmeId }) => programmeId === own.id)!.pupilId!
    expect(register('5 Oak')).toContain(pupilId)
    const secured = [first, third].map((asOf) => {
      const judged = Object.values(ranks(pupilId, { of: 'Maths', className: '5 Oak', asOf }))
      return [judged.filter((rank) => rank !== null && rank >= 2).length, judged.length]
    })
    expect(secured).toEqual([
      [4, 6],
      [24, 28],
    ])
  })

  it('E8: two baselines and a third score, both changes within the usual wobble', () => {
    const pupilId = register('6 Oak')[1]!
    const { id, reliability } = demo.measures.find(({ name }) => name === 'Maths test (standardised)')!
    const scores = demo.entries.flatMap((one) => (one.pupilId === pupilId && one.measureId === id ? [one.value] : []))
    expect(scores).toEqual([97, 92, 101])
    for (const from of [97, 92])
      expect(scoreChange({ from, to: 101, reliability: reliability! }).withinUsualWobble).toBe(true)
  })

  it('E16: four judgements of one objective count in the order they were seen, the first entered last', () => {
    const [pupilId] = register('4 Oak')
    const { calculation } = demo.calculations.find(({ subjectId }) => subjectId === subject('Computing'))!
    const frameworks = new Set(demo.frameworks.flatMap((one) => (one.subjectId === subject('Computing') ? one.id : [])))
    const own = new Set(demo.objectives.flatMap((one) => (frameworks.has(one.frameworkId) ? one.id : [])))
    const lines = demo.entries.filter((one) => one.pupilId === pupilId && own.has(one.objectiveId ?? ''))
    const four = lines.filter(({ objectiveId }) => lines.filter((one) => one.objectiveId === objectiveId).length === 4)
    const cell = four.filter(({ objectiveId }) => objectiveId === four.at(-1)!.objectiveId)
    expect(cell.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).at(-1)!.observedOn).toBe(
      cell.map(({ observedOn }) => observedOn).toSorted()[0],
    )
    const seen = judgementsAsOf(cell, { ...cell[0]!, asOf: today }).map(({ value, ...one }) => ({
      ...one,
      rank: rankOf(scale, String(value))!,
    }))
    expect(seen.map(({ rank }) => rank + 1)).toEqual([2, 3, 4, 3])
    expect(calculate(seen, calculation!)).toBe(2)
  })

  it('E22: the split list gives 80 % before and 67 % after, and the replaced objective keeps its judgement', () => {
    const pupilId = register('4 Oak')[1]!
    const [revision] = demo.revisions
    const share = (asOf: CalendarDate) => {
      const judged = Object.values(ranks(pupilId, { of: 'Swimming', className: '4 Oak', asOf }))
      const { length } = judged.filter((rank) => rank !== null && isSecure(scale, scale.codes[rank]!.id))
      return [length, judged.length]
    }
    expect([share(plusDays(revision!.on, -1)), share(today)]).toEqual([
      [4, 5],
      [4, 6],
    ])
    expect(demo.entries.some((one) => one.pupilId === pupilId && one.objectiveId === revision!.replacedIds[0])).toBe(
      true,
    )
  })

  it('has statements with nothing linked to them, words of its own in a supplied list, and words for pupils', () => {
    const promised = demo.frameworks.find(({ name }) => name === 'What we promise families')!.id
    const statementIds = demo.objectives.flatMap((one) => (one.frameworkId === promised ? one.id : []))
    const coverage = coverageOf({ statementIds, links: demo.links, taught: [], securedBy: {} })
    expect(coverage.filter(({ state }) => state === 'not-linked')).toHaveLength(2)
    const supplied = demo.objectives.filter(({ source }) => source !== undefined)
    expect(supplied.filter(({ wording, source }) => wording !== source?.wording)).toHaveLength(2)
    expect(demo.objectives.filter(({ pupilWordings }) => pupilWordings.en?.startsWith('I can '))).toHaveLength(24)
    expect(demo.setChoices).toHaveLength(3)
  })

  it('is what docs/worked-cases.md says: every class, column, programme, list and report named there is in the school', () => {
    const names = new Set(
      [demo.groups, demo.subjects, demo.measures, demo.programmes, demo.frameworks, demo.templates].flatMap((rows) =>
        rows.map(({ name }) => name),
      ),
    )
    const quoted = [...page.matchAll(/“([^”…]+)”/g)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'First on the register')
    const cells = page.split('\n').filter((line) => /^\| E\d/.test(line))
    expect(cells).toHaveLength(7)
    expect([...quoted, ...cells.map((line) => line.split('|')[2]!.trim())].filter((name) => !names.has(name))).toEqual(
      [],
    )
  })
})
