import { checkAnonymity, checkPlacement, currentOrder, stateOf } from '@track/micro-progression'
import { describe, expect, it } from 'vitest'
import { makeDemoSchool } from './demo-school.js'

// A Sunday, the first day of the autumn, and a day in the middle of a week.
const DAYS = ['2026-11-22', '2026-09-01', '2027-02-10'] as const

describe.each(DAYS)('the charts of the demo school on %s', (today) => {
  const { charts, pupils } = makeDemoSchool({ seed: 'larkfield', today })
  const [hung, open] = charts.sessions.map(({ id, levels, log }) => ({
    format: 'micro-progression/1' as const,
    id,
    levels: [...levels],
    log: [...log],
  }))
  const { chart } = charts.chart

  it('hang in 4 Oak with five levels, one exemplar of them rewritten, and name nobody', () => {
    expect(chart.levels.map(({ level }) => level.label)).toEqual(['0', '1', '2', '3', '4'])
    expect(chart.levels.flatMap(({ exemplars }) => exemplars.map(({ origin }) => origin))).toContain('rewritten')
    const said = chart.levels.flatMap(({ exemplars, qualifiers }) => [...exemplars, ...qualifiers])
    const texts = said.map(({ text }, place) => ({ where: `${place}`, text: text ?? '' }))
    const roll = pupils.map(({ id, label, forename, surname }) => ({
      id,
      names: [forename ?? '', surname ?? '', label],
    }))
    expect(checkAnonymity({ texts }, roll)).toEqual({ refusals: [], questions: [] })
    expect(stateOf(hung!).phase).toBe('check')
    expect(currentOrder(hung!)).toMatchObject({ unplaced: [] })
  })

  it('show a session in the middle of ordering: twelve pieces of two classes, nominated, some decided', () => {
    const { pieces, nominations, decisions, phase } = stateOf(open!)
    expect(pieces).toHaveLength(12)
    expect(new Set(pieces.map(({ collectionId }) => collectionId)).size).toBe(2)
    expect(nominations).toHaveLength(2)
    expect(decisions.length).toBeGreaterThan(5)
    expect(phase).toBe('insert')
    expect(open!.log.every(({ recordedAt }) => recordedAt! < `${today}T00:00:00.000Z`)).toBe(true)
  })

  it('have pieces held up to them that say what they must, one of which two people see differently', () => {
    const works = new Map(charts.works.map((work) => [work.id, work]))
    for (const placement of charts.placements) {
      expect(checkPlacement(chart, works.get(placement.workId)!, placement)).toEqual([])
    }
    const views = charts.works.map(({ id }) =>
      charts.placements.filter(({ workId }) => workId === id).map(({ by, levelId }) => [by, levelId]),
    )
    expect(views).toContainEqual([
      ['pupil', 'level-3'],
      ['teacher', 'level-2'],
    ])
  })

  it('are the same every time', () => {
    expect(makeDemoSchool({ seed: 'larkfield', today }).charts).toEqual(charts)
  })
})
