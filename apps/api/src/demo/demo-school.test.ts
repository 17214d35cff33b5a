import { PageTemplate } from '@track/api-contract'
import {
  Correspondence,
  DepthScale,
  DescriptorSet,
  isOnTrack,
  isSecure,
  Measure,
  OnTrackRule,
  onTrackRuleAsOf,
  SetChoice,
} from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import { checkEntry, Entry, statesAsOf } from '@track/markbook'
import {
  Framework,
  indexTeaching,
  Objective,
  ObjectiveLink,
  ObjectiveWording,
  Programme,
  ProgrammeAssignment,
  Revision,
  Strand,
  Subject,
  TaughtFrom,
} from '@track/objectives'
import { resolveTemplate } from '@track/reports'
import { checkUpn, Group, Membership, membersAsAt, Pupil, yearGroupOf } from '@track/roster'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DemoSchool, makeDemoSchool } from './demo-school.js'

const SEED = 'larkfield'
/** A half-term in, the first day of a year, a day in the summer holiday, a Sunday, a leap day. */
const DAYS = ['2026-11-21', '2026-09-01', '2027-08-10', '2027-01-31', '2028-02-29'] as const

describe.each(DAYS)('the demo school on %s', (today) => {
  const demo = makeDemoSchool({ seed: SEED, today })
  const pupils = new Map(demo.pupils.map((pupil) => [pupil.id, pupil]))

  it('is a primary of 420 in 14 classes of 30, 60 to a year', () => {
    expect(demo.pupils).toHaveLength(420)
    const classes = demo.groups.filter(({ kind }) => kind === 'class')
    expect(classes.map(({ name }) => name)).toEqual(
      ['R', '1', '2', '3', '4', '5', '6'].flatMap((year) => [`${year} Oak`, `${year} Elm`]),
    )
    for (const { id } of classes) expect(membersAsAt(demo.memberships, { groupId: id, asOf: today })).toHaveLength(30)
    const cohorts = demo.groups.filter(({ kind }) => kind === 'cohort')
    expect(cohorts).toHaveLength(7)
    for (const { id } of cohorts) expect(membersAsAt(demo.memberships, { groupId: id, asOf: today })).toHaveLength(60)
  })

  it('has reports that ask only for what it has, by dates that come back every year', () => {
    const ids = new Set(
      ['all', demo.groups, demo.subjects, demo.rules, demo.measures].flatMap((all) =>
        typeof all === 'string' ? all : all.map(({ id }) => id),
      ),
    )
    for (const { template, purpose } of demo.templates) {
      expect(purpose).not.toBe('')
      const { definition, issues } = resolveTemplate(template, { ...demo, today })
      expect(issues.filter(({ code }) => code !== 'reports/date-of-earlier-year')).toEqual([])
      expect(definition.dates.length).toBeGreaterThanOrEqual(2)
      const asked = template.columns.flatMap(({ subjectId, measure }) => [subjectId, ...idsIn(measure)])
      const { combined = [], groupIds } = template
      const made = new Set(combined.map(({ id }) => id))
      const rows = [...groupIds.filter((id) => !made.has(id)), ...combined.flatMap((row) => row.groupIds)]
      expect([...rows, ...asked].filter((id) => !ids.has(id))).toEqual([])
    }
  })

  it('has rows of the shapes that the packages state', () => {
    for (const [schema, rows] of [
      [Pupil, demo.pupils],
      [Group, demo.groups],
      [Membership, demo.memberships],
      [Subject, demo.subjects],
      [Framework, demo.frameworks],
      [Strand, demo.strands],
      [Objective, demo.objectives],
      [ObjectiveWording, demo.wordings],
      [Programme, demo.programmes],
      [ProgrammeAssignment, demo.assignments],
      [TaughtFrom, demo.taughtFrom],
      [DepthScale, demo.scales],
      [OnTrackRule, demo.rules],
      [Measure, demo.measures],
      [DescriptorSet, demo.sets],
      [SetChoice, demo.setChoices],
      [Correspondence, demo.correspondences],
      [ObjectiveLink, demo.links],
      [Revision, demo.revisions],
      [Entry, demo.entries],
      [PageTemplate, demo.templates.map(({ template }) => template)],
    ] as const) {
      expect(z.array(schema).parse(rows)).toEqual(rows)
    }
  })

  it('gives everything a different identifier, in the shape of a UUID', () => {
    const ids = [
      demo.school,
      ...demo.terms,
      ...demo.assessmentDates,
      ...demo.staff,
      ...demo.pupils,
      ...demo.groups,
      ...demo.subjects,
      ...demo.frameworks,
      ...demo.strands,
      ...demo.objectives,
      ...demo.programmes,
      ...demo.measures,
      ...demo.scales,
      demo.rules[0]!,
      ...demo.entries,
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(ids.filter((id) => !uuid.test(id))).toEqual([])
  })

  it('splits its wholes without gap or overlap on every day that somebody joined or moved', () => {
    const wholes = ['Pupil premium', 'SEND', 'EAL', 'Sex'].map(
      (whole) => new Set(demo.groups.filter(({ partOf }) => partOf === whole).map(({ id }) => id)),
    )
    expect(wholes.map(({ size }) => size)).toEqual([2, 3, 2, 2])
    const turningPoints = new Set(demo.memberships.flatMap(({ from }) => [from, plusDays(from, -1)]))
    for (const asOf of [...turningPoints, today]) {
      const onRoll = demo.pupils.filter(({ joinedOn }) => joinedOn <= asOf).length
      for (const ids of wholes) {
        const inForce = demo.memberships.filter(
          ({ groupId, from, until }) => ids.has(groupId) && from <= asOf && (until === null || asOf <= until),
        )
        expect(inForce).toHaveLength(onRoll)
        expect(new Set(inForce.map(({ pupilId }) => pupilId)).size).toBe(onRoll)
      }
    }
  })

  it('has the shares of a school that could exist', () => {
    const size = (name: string) => {
      const { id } = demo.groups.find((group) => group.name === name)!
      return membersAsAt(demo.memberships, { groupId: id, asOf: today }).length / 420
    }
    expect(Math.abs(size('Pupil premium') - 0.24)).toBeLessThan(0.06)
    expect(Math.abs(size('SEN support (K)') - 0.13)).toBeLessThan(0.05)
    expect(Math.abs(size('EHC plan (E)') - 0.04)).toBeLessThan(0.03)
    expect(Math.abs(size('EAL') - 0.2)).toBeLessThan(0.06)
    expect(Math.abs(size('Girls') - 0.5)).toBeLessThan(0.08)
  })

  it('names pupils so that no two are alike, with valid numbers and birthdays that fit the year, but for one deferred child', () => {
    expect(new Set(demo.pupils.map(({ label }) => label)).size).toBe(420)
    expect(new Set(demo.pupils.map(({ upn }) => upn)).size).toBe(420)
    for (const { upn } of demo.pupils) expect(checkUpn(upn!)).toMatchObject({ valid: true, temporary: false })
    const academicYearStartsIn = Number(demo.terms.at(-1)!.academicYear.slice(0, 4))
    const differing = demo.pupils.filter(
      ({ dateOfBirth, registeredYear }) =>
        yearGroupOf({ dateOfBirth: dateOfBirth!, academicYearStartsIn }) !== registeredYear,
    )
    expect(differing.map(({ dateOfBirth, registeredYear }) => [registeredYear, dateOfBirth!.slice(5)])).toEqual([
      ['2', '07-19'],
    ])
  })

  it('keeps a log that the markbook accepts line by line', () => {
    const objectives = new Set(demo.objectives.map(({ id }) => id))
    const measures = new Map(demo.measures.map((measure) => [measure.id, measure]))
    const staff = new Set(demo.staff.map(({ id }) => id))
    const words = new Set(demo.sets.flatMap(({ descriptors }) => descriptors.map((word) => word.id)))
    const depths = new Set(demo.scales[0]!.codes.map(({ id }) => id))
    const known = new Map<string, Entry>()
    const wrong: { readonly id: string; readonly why: string }[] = []
    const check = (id: string, why: string, holds: boolean) => holds || wrong.push({ id, why })
    let last = ''
    for (const entry of demo.entries) {
      const { id, pupilId, objectiveId, measureId, value, observedOn, recordedAt, supersedes } = entry
      const target = supersedes === undefined ? undefined : known.get(supersedes)
      check(id, 'refused by the markbook', checkEntry(entry, { target, today }).length === 0)
      check(id, 'before the pupil joined', observedOn >= pupils.get(pupilId)!.joinedOn)
      check(id, 'recorded before the line above', recordedAt >= last)
      check(id, 'recorded today or later', recordedAt < `${today}T`)
      check(id, 'recorded before it was seen', observedOn <= recordedAt.slice(0, 10))
      check(id, 'by nobody on the staff', staff.has(entry.recordedBy))
      if (objectiveId !== null) {
        check(id, 'of no objective', objectives.has(objectiveId))
        check(id, 'of no depth', value === null || depths.has(String(value)))
      } else {
        const { minimum, maximum, codes, setId } = measures.get(measureId!)!
        if (setId !== undefined) {
          check(id, 'of no word', words.has(String(value)))
          last = recordedAt
          known.set(id, entry)
          continue
        }
        const fits = typeof value === 'number' ? value >= minimum! && value <= maximum! : codes.includes(value!)
        check(id, 'outside the measure', fits)
      }
      last = recordedAt
      known.set(id, entry)
    }
    expect(wrong).toEqual([])
  })

  it('judges nothing before it was taught, and pupils only on what their own programme holds', () => {
    const classOf = new Map(
      demo.groups
        .filter(({ kind }) => kind === 'class')
        .flatMap(({ id }) =>
          demo.memberships.filter(({ groupId }) => groupId === id).map(({ pupilId }) => [pupilId, id]),
        ),
    )
    const taught = new Map(
      demo.taughtFrom.map((row) => [`${row.pupilId ?? row.groupId} ${row.objectiveId}`, row.taughtFrom!]),
    )
    const tooEarly = demo.entries.filter(({ pupilId, objectiveId, observedOn }) => {
      if (objectiveId === null) return false
      const dates = [taught.get(`${pupilId} ${objectiveId}`), taught.get(`${classOf.get(pupilId)} ${objectiveId}`)]
      return !dates.some((date) => date !== undefined && date <= observedOn)
    })
    expect(tooEarly).toEqual([])
  })

  it('has three assessment dates behind it, each with judgements and tests', () => {
    const past = demo.assessmentDates.filter(({ on }) => on <= today)
    expect(past.length).toBeGreaterThanOrEqual(3)
    for (const { on } of past) {
      const near = demo.entries.filter(({ observedOn }) => observedOn <= on && observedOn > plusDays(on, -35))
      expect(near.filter(({ objectiveId }) => objectiveId !== null).length).toBeGreaterThan(1000)
      expect(near.filter(({ measureId }) => measureId !== null).length).toBeGreaterThan(500)
    }
  })

  it('has the size of a primary and every kind of line', () => {
    expect(demo.entries.length).toBeGreaterThan(50_000)
    expect(demo.entries.length).toBeLessThan(126_000)
    const corrections = demo.entries.filter(({ supersedes, value }) => supersedes !== undefined && value !== null)
    const voids = demo.entries.filter(({ supersedes, value }) => supersedes !== undefined && value === null)
    const late = demo.entries.filter(({ observedOn, recordedAt }) => recordedAt.slice(0, 10) > plusDays(observedOn, 1))
    expect(corrections.length).toBeGreaterThan(100)
    expect(voids.length).toBeGreaterThan(20)
    expect(late.length).toBeGreaterThan(500)
  })

  it('has test scores as tests have them', () => {
    const marks = demo.entries.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
    const deviation = Math.sqrt(marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0) / marks.length)
    expect(Math.abs(mean - 100)).toBeLessThan(3)
    expect(Math.abs(deviation - 15)).toBeLessThan(2.5)
    expect(demo.entries.some(({ measureId, value }) => measureId !== null && value === 'A')).toBe(true)
  })

  it('lets one pupil in twenty work in a programme of their own', () => {
    const own = new Set(demo.assignments.flatMap(({ pupilId }) => pupilId ?? []))
    expect([21, 22]).toContain(own.size)
    for (const pupilId of own) {
      expect(demo.taughtFrom.some((row) => row.pupilId === pupilId)).toBe(true)
    }
  })

  it('gives every class maths to mark: its newest objective is not finished', () => {
    for (const group of demo.groups.filter(({ kind }) => kind === 'class')) {
      const maths = currentProgramme(demo, { groupId: group.id, subject: 'Maths' })
      const newest = demo.taughtFrom
        .filter((row) => row.groupId === group.id && maths.objectiveIds.includes(row.objectiveId))
        .sort((a, b) => (a.taughtFrom! < b.taughtFrom! ? 1 : -1))[0]!
      const members = new Set(membersAsAt(demo.memberships, { groupId: group.id, asOf: today }))
      const marked = new Set(
        demo.entries.flatMap((entry) =>
          entry.objectiveId === newest.objectiveId && members.has(entry.pupilId) ? [entry.pupilId] : [],
        ),
      )
      expect(marked.size).toBeLessThan(24)
      if (newest.taughtFrom! < today) expect(marked.size).toBeGreaterThan(5)
    }
  })
})

describe('what the packages find in the demo school', () => {
  const today = '2026-11-21'
  const demo = makeDemoSchool({ seed: SEED, today })
  const teaching = indexTeaching({ ...demo, taughtFroms: demo.taughtFrom })
  const scale = demo.scales[0]!
  const maths = demo.subjects.find(({ name }) => name === 'Maths')!.id
  const classes = demo.groups.filter(({ kind }) => kind === 'class')
  const ownPupils = new Set(
    demo.assignments.flatMap(({ pupilId, subjectId }) => (subjectId === maths ? (pupilId ?? []) : [])),
  )

  const dates: CalendarDate[] = [...demo.assessmentDates.map(({ on }) => on).filter((on) => on < today), today]
  const pages = dates.map((asOf) => {
    const states = statesAsOf(demo.entries, { asOf, track: 'teacher' })
    const rule = onTrackRuleAsOf(demo.rules, { ruleId: demo.rules[0]!.id, asOf })!
    return demo.pupils.flatMap(({ id, registeredYear }) => {
      const classId = classes.find((group) =>
        membersAsAt(demo.memberships, { groupId: group.id, asOf }).includes(id),
      )?.id
      if (classId === undefined) return []
      const taught = teaching.taughtBy({ subjectId: maths, pupilId: id, groupIds: [classId], asOf })
      const known = taught.flatMap((objectiveId) => states[id]?.objectives[objectiveId] ?? [])
      if (known.length === 0) return []
      const secured = known.filter(({ value }) => isSecure(scale, String(value))).length
      const onTrack = isOnTrack(rule, {
        objectives: taught.map((objectiveId) => {
          const state = states[id]?.objectives[objectiveId]
          const secure = state === undefined ? null : (isSecure(scale, String(state.value)) ?? null)
          return { id: objectiveId, tags: [], taught: true, scaleId: scale.id, rank: null, secure }
        }),
      })
      return [{ id, classId, registeredYear, percent: (100 * secured) / taught.length, onTrack }]
    })
  })
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

  it('counts pupils on track the same by class, by cohort and in the school', () => {
    for (const page of pages) {
      const onTrack = page.filter((row) => row.onTrack)
      const sumOver = (keys: readonly (string | undefined)[], of: (row: (typeof page)[number]) => string | undefined) =>
        keys.reduce((sum, key) => sum + onTrack.filter((row) => of(row) === key).length, 0)
      expect(onTrack.length).toBeGreaterThan(100)
      expect(onTrack.length).toBeLessThan(page.length)
      expect(
        sumOver(
          classes.map(({ id }) => id),
          ({ classId }) => classId,
        ),
      ).toBe(onTrack.length)
      expect(sumOver(['R', '1', '2', '3', '4', '5', '6'], ({ registeredYear }) => registeredYear)).toBe(onTrack.length)
    }
  })

  it('finds a school where most of what was taught is secured and nobody would call it finished', () => {
    for (const page of pages) {
      expect(mean(page.map(({ percent }) => percent))).toBeGreaterThan(50)
      expect(mean(page.map(({ percent }) => percent))).toBeLessThan(90)
    }
  })

  it('finds pupils in programmes of their own securing what they meet there like anybody else', () => {
    const apart = pages.flatMap((page) => page.filter(({ id }) => ownPupils.has(id)).map(({ percent }) => percent))
    expect(apart.length).toBeGreaterThan(15)
    expect(mean(apart)).toBeGreaterThan(50)
  })
})

describe('the words of the demo school', () => {
  const demo = makeDemoSchool({ seed: SEED, today: '2026-11-21' })

  it('are 700 objectives, twenty to a year in three subjects and eight in five, and 37 more, no two alike', () => {
    expect(demo.objectives).toHaveLength(737)
    expect(new Set(demo.objectives.map(({ wording }) => wording.toLowerCase())).size).toBe(737)
    const whole = demo.programmes.filter(({ name }) => /^(Reception|Year .) \w+$/.test(name))
    expect(whole).toHaveLength(56)
    for (const { name, objectiveIds } of whole)
      expect(objectiveIds).toHaveLength(/maths|reading|writing/.test(name) ? 20 : 8)
  })

  it('keep their codes and identifiers whatever the day and whatever happens to the pupils', () => {
    expect(makeDemoSchool({ seed: SEED, today: '2027-05-04' }).objectives.slice(0, 700)).toEqual(
      demo.objectives.slice(0, 700),
    )
  })

  it('carry the tags of the school: some key, few non-negotiable', () => {
    const tagged = (tag: string) => demo.objectives.filter(({ tags }) => tags.includes(tag)).length
    expect(tagged('key')).toBeGreaterThan(100)
    expect(tagged('non-negotiable')).toBeGreaterThan(10)
    expect(tagged('non-negotiable')).toBeLessThan(50)
  })
})

describe('makeDemoSchool', () => {
  it('makes the same school again, and plain JSON', () => {
    const once = makeDemoSchool({ seed: SEED, today: '2026-11-21' })
    expect(makeDemoSchool({ seed: SEED, today: '2026-11-21' })).toEqual(once)
    expect(JSON.parse(JSON.stringify(once))).toEqual(once)
  })

  it('makes another school from another seed', () => {
    const other = makeDemoSchool({ seed: 'another', today: '2026-11-21' })
    const once = makeDemoSchool({ seed: SEED, today: '2026-11-21' })
    expect(other.pupils.map(({ label }) => label)).not.toEqual(once.pupils.map(({ label }) => label))
    expect(other.pupils).toHaveLength(420)
  })
})

function currentProgramme(
  demo: DemoSchool,
  { groupId, subject }: { readonly groupId: string; readonly subject: string },
): Programme {
  const { id } = demo.subjects.find(({ name }) => name === subject)!
  const assigned = demo.assignments
    .filter((row) => row.groupId === groupId && row.subjectId === id)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]!
  return demo.programmes.find((programme) => programme.id === assigned.programmeId)!
}

function idsIn(measure: PageTemplate['columns'][number]['measure']): string[] {
  return 'ruleId' in measure ? [measure.ruleId] : 'measureId' in measure ? [measure.measureId] : []
}
