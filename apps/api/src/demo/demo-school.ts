import { type DepthScale, depthScalePresets, type Measure, type OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { Group, Membership } from '@track/roster'
import { type DemoCharts, demoCharts } from './charts.js'
import { demoLog } from './judgements.js'
import { demoLearning, type Learning } from './learning.js'
import { type DemoNotes, demoNotes } from './notes.js'
import { demoPeople, type Learner } from './people.js'
import { makeRandom } from './random.js'
import { type DemoTemplate, demoTemplates } from './report-templates.js'
import {
  type DemoAssessmentDate,
  type DemoCalendar,
  type DemoClosure,
  type DemoTerm,
  demoCalendar,
  type SchoolYear,
} from './school-year.js'
import { demoStaff, type StaffMember } from './staff.js'
import { type DemoWords, demoWords, hardestInMaths, saidInWords } from './words.js'
import { latestDates, outOfYearLearner, type WorkedCases, workedCases } from './worked-cases.js'

/** A whole school as plain rows, each list in an order in which it may be written. */
export interface DemoSchool
  extends Omit<Learning, 'lessons'>,
    Omit<DemoWords, 'wordColumns'>,
    Pick<WorkedCases, 'revisions' | 'links'> {
  readonly school: { readonly id: string; readonly name: string; readonly timeZone: string }
  readonly academicYears: readonly Pick<SchoolYear, 'name' | 'startsOn' | 'endsOn'>[]
  readonly terms: readonly DemoTerm[]
  readonly closures: readonly DemoClosure[]
  readonly assessmentDates: readonly DemoAssessmentDate[]
  readonly staff: readonly StaffMember[]
  readonly pupils: readonly Learner['pupil'][]
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
  readonly scales: readonly DepthScale[]
  readonly rules: readonly OnTrackRule[]
  readonly measures: readonly Measure[]
  readonly templates: readonly DemoTemplate[]
  /** In the order the log accepted them: the first has `seq` 1. */
  readonly entries: readonly Entry[]
  readonly notes: DemoNotes
  readonly charts: DemoCharts
}

/**
 * What would a primary school of 420 have in its markbook today? Larkfield, which does not exist: its people, its words for
 * 700 objectives, and three terms or a little more of judgements up to the school day before `today`.
 *
 * The same seed and day always make the same school, ids included; nothing is read from a clock. Classes move up with their
 * pupils, so a record that reaches back over September holds last year's programmes too. Pupils, names, judgements and
 * wordings are invented here; UPNs carry an authority number that no authority has.
 */
export function makeDemoSchool({ seed, today }: { readonly seed: string; readonly today: CalendarDate }): DemoSchool {
  const random = makeRandom(`${seed}/school`)
  const calendar = demoCalendar(today, makeRandom(`${seed}/calendar`))
  const { classes, groups, memberships } = demoPeople(seed, { today, calendar })
  const staff = demoStaff(seed, classes)
  const scale = depthScale(random.uuid(), calendar)
  const apart = outOfYearLearner(classes, calendar)
  const { lessons, ...taught } = demoLearning(seed, { today, calendar, classes, scaleId: scale.id, apart })
  const subjectNames = Object.fromEntries(taught.subjects.map(({ id, name }) => [id, name]))
  const tests = taught.subjects
    .filter(({ name }) => name === 'Maths' || name === 'Reading')
    .map(({ id, name }, position) => ({
      id: random.uuid(),
      subjectId: id,
      name: `${name} test (standardised)`,
      minimum: 70,
      maximum: 140,
      reliability: 0.93,
      standardDeviation: 15,
      codes: ['A', 'B'],
      position,
    }))
  const teacher = (year: number, form: number) => {
    const { group } = classes.find((its) => its.year === year && its.form === form)!
    return staff.find(({ classId }) => classId === group.id)!.id
  }
  const depths = scale.codes.map(({ id }) => id)
  const { lines, revisions, links, ...cases } = workedCases({
    random: makeRandom(`${seed}/worked cases`),
    today,
    calendar,
    classes,
    learning: { ...taught, lessons },
    depths,
    scaleId: scale.id,
    mathsTestId: tests[0]!.id,
    teacher,
  })
  const learning = joined(taught, cases)
  const { wordColumns, ...words } = demoWords({
    random: makeRandom(`${seed}/words`),
    calendar,
    scale,
    subjects: learning.subjects,
    apart: hardestInMaths(classes),
  })
  const said = saidInWords(wordColumns, {
    random: makeRandom(`${seed}/said in words`),
    dates: latestDates(calendar, today),
    calendar,
    classes,
    words,
    teacher,
  })
  const measures = [...tests, ...wordColumns]
  const entries = demoLog(seed, {
    today,
    calendar,
    classes,
    lessons,
    measures: tests,
    depths,
    subjectNames,
    teacher,
    known: [...lines, ...said],
  })
  const school = { id: random.uuid(), name: 'Larkfield Primary (demo)', timeZone: 'Europe/London' }
  const rules = onTrackRules(random.uuid(), calendar)
  return {
    school,
    academicYears: calendar.years.map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn })),
    terms: calendar.years.flatMap(({ terms }) => terms),
    closures: calendar.years.flatMap(({ closures }) => closures),
    assessmentDates: calendar.years
      .flatMap(({ assessmentDates }) => assessmentDates)
      .filter(({ on }) => on >= calendar.startsOn),
    staff,
    pupils: classes.flatMap(({ learners }) => learners.map(({ pupil }) => pupil)),
    groups,
    memberships,
    scales: [scale],
    rules,
    measures,
    templates: demoTemplates({
      random: makeRandom(`${seed}/reports`),
      groups,
      subjects: learning.subjects,
      tests,
      words: { ...words, wordColumns },
      rule: rules[0]!,
      dates: latestDates(calendar, today),
      calendar,
      today,
    }),
    ...words,
    revisions,
    links,
    ...learning,
    entries,
    notes: demoNotes(makeRandom(`${seed}/notes`), { today, groups, memberships, subjects: learning.subjects, staff }),
    charts: demoCharts(makeRandom(`${seed}/charts`), {
      today,
      groups,
      memberships,
      subjects: learning.subjects,
      staff,
    }),
  }
}

/** Two sets of rows as one, list by list. */
function joined(one: Rows, other: Rows): Rows {
  return {
    subjects: [...one.subjects, ...other.subjects],
    frameworks: [...one.frameworks, ...other.frameworks],
    strands: [...one.strands, ...other.strands],
    objectives: [...one.objectives, ...other.objectives],
    wordings: [...one.wordings, ...other.wordings],
    programmes: [...one.programmes, ...other.programmes],
    assignments: [...one.assignments, ...other.assignments],
    taughtFrom: [...one.taughtFrom, ...other.taughtFrom],
  }
}

type Rows = Omit<Learning, 'lessons'>

function depthScale(id: string, { years, startsOn }: DemoCalendar): DepthScale {
  const since = { effectiveFrom: years[0]!.days[0]!, recordedAt: `${startsOn}T07:00:00.000Z` }
  return { ...depthScalePresets(since)[0]!, id, name: 'Depth of understanding' }
}

/** The rule the school began with, and the one its staff agreed on at the mid-point of the record. */
function onTrackRules(id: string, { years, startsOn }: DemoCalendar): OnTrackRule[] {
  const agreedOn = years
    .flatMap(({ terms }) => terms)
    .find((term) => term.startsOn > startsOn && term.name.endsWith('1'))!.startsOn
  const version = (percentAtLeast: number, effectiveFrom: CalendarDate): OnTrackRule => ({
    id,
    name: 'On track',
    rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }] }] },
    effectiveFrom,
    recordedAt: `${effectiveFrom}T07:00:00.000Z`,
  })
  return [version(60, startsOn), version(65, agreedOn)]
}
