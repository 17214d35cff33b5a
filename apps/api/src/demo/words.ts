import type { CalculationChoice } from '@track/api-contract'
import {
  type Condition,
  type Conditions,
  type Correspondence,
  type DepthScale,
  type DescriptorSet,
  descriptorSetPresets,
  type Measure,
  type SetChoice,
} from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Subject } from '@track/objectives'
import { type Line, moment } from './judgements.js'
import type { DemoClass, Learner } from './people.js'
import type { Random } from './random.js'
import type { DemoCalendar } from './school-year.js'

/** The school's own words for pupils, the columns that hold them, and how judgements become one. */
export interface DemoWords {
  readonly sets: readonly DescriptorSet[]
  readonly wordColumns: readonly Measure[]
  readonly setChoices: readonly SetChoice[]
  readonly correspondences: readonly Correspondence[]
  readonly calculations: readonly CalculationChoice[]
}

/**
 * One set each for attainment, progress and effort in maths; pre-key-stage standards for two pupils and the engagement model for one;
 * and French read twice from the same judgements, as what was taught so far and as the whole course.
 *
 * `apart` are the pupils described in other words: the first by the engagement model, the others by pre-key-stage standards.
 */
export function demoWords({
  random,
  calendar,
  scale,
  subjects,
  apart,
}: {
  readonly random: Random
  readonly calendar: DemoCalendar
  readonly scale: DepthScale
  readonly subjects: readonly Subject[]
  readonly apart: readonly Learner[]
}): DemoWords {
  const since = {
    effectiveFrom: calendar.years[0]!.days[0]!,
    recordedAt: `${calendar.startsOn}T07:00:00.000Z`,
  }
  const presets = descriptorSetPresets(since)
  /** A preset as the school took it: words with ids of its own, and the word of each that it suggests when. */
  const taken = (
    presetId: string,
    more: Partial<DescriptorSet> = {},
    when: readonly Conditions[] = [],
  ): DescriptorSet => {
    const { id: _, ...preset } = presets.find(({ id }) => id === presetId)!
    const descriptors = preset.descriptors.map((word) => ({ ...word, id: random.uuid() }))
    const suggestions = when.map((conditions, index) => ({
      descriptorId: descriptors.at(-1 - index)!.id,
      when: conditions,
    }))
    return { ...preset, ...more, id: random.uuid(), descriptors, suggestions }
  }
  const secured = (percentAtLeast: number, of: 'taught' | 'planned'): Condition => ({
    kind: 'secured-percent',
    percentAtLeast,
    of,
    tags: [],
  })
  const all = (...allOf: Conditions['anyOf'][number]['allOf']): Conditions => ({ anyOf: [{ allOf }] })
  const deepFor = (percentAtLeast: number): Condition => ({
    kind: 'depth-percent',
    scaleId: scale.id,
    depthId: scale.codes.at(-1)!.id,
    percentAtLeast,
    of: 'taught',
    tags: [],
  })

  const attainment = taken('attainment-advance', { name: 'Larkfield words', meaning: 'competence' }, [
    all(secured(75, 'taught'), deepFor(25)),
    all(secured(60, 'taught')),
    all(secured(0, 'taught')),
  ])
  const [progress, effort] = [taken('progress'), taken('effort')]
  const [preKeyStage, engagement] = [taken('pre-key-stage'), taken('engagement')]
  const soFar = taken('attainment-development', { name: 'In what was taught so far', meaning: 'competence' }, [
    all(secured(75, 'taught')),
    all(secured(50, 'taught')),
    all(secured(0, 'taught')),
  ])
  const course = taken('attainment-development', { name: 'On the way through the course', meaning: 'coverage' }, [
    all(secured(67, 'planned')),
    all(secured(34, 'planned')),
    all(secured(0, 'planned')),
  ])

  const subjectId = (name: string) => subjects.find((one) => one.name === name)!.id
  const column = (subject: string, name: string, set: DescriptorSet, position: number): Measure => ({
    id: random.uuid(),
    subjectId: subjectId(subject),
    name,
    setId: set.id,
    codes: [],
    position,
  })
  const wordColumns = [
    column('Maths', 'Maths in words', attainment, 10),
    column('Maths', 'Progress in maths', progress, 11),
    column('Maths', 'Effort in maths', effort, 12),
    column('French', 'Taught so far', soFar, 13),
    column('French', 'The whole course', course, 14),
  ]
  const idsOf = ({ descriptors }: DescriptorSet, ...places: number[]) => places.map((place) => descriptors[place]!.id)
  return {
    sets: [attainment, progress, effort, preKeyStage, engagement, soFar, course],
    wordColumns,
    setChoices: apart.map(({ pupil }, index) => ({
      measureId: wordColumns[0]!.id,
      groupId: null,
      pupilId: pupil.id,
      setId: index === 0 ? engagement.id : preKeyStage.id,
      ...since,
    })),
    correspondences: [
      {
        id: random.uuid(),
        name: 'All words together',
        categories: [
          {
            id: random.uuid(),
            label: 'Getting started',
            descriptorIds: [...idsOf(attainment, 0), ...idsOf(preKeyStage, 0, 1)],
          },
          {
            id: random.uuid(),
            label: 'On the way',
            descriptorIds: [...idsOf(attainment, 1), ...idsOf(preKeyStage, 2, 3)],
          },
          {
            id: random.uuid(),
            label: 'Going further',
            descriptorIds: [...idsOf(attainment, 2), ...idsOf(preKeyStage, 4, 5)],
          },
        ],
      },
    ],
    calculations: [
      { subjectId: subjectId('Computing'), calculation: { method: 'weighted-latest', latestWeight: 0.65 }, ...since },
    ],
  }
}

/** The three pupils of Years 1 to 6 on the SEND register to whom maths comes hardest. */
export function hardestInMaths(classes: readonly DemoClass[]): Learner[] {
  return classes
    .flatMap(({ year, learners }) => (year === 0 ? [] : learners))
    .filter(({ sen }) => sen !== 'none')
    .toSorted((a, b) => a.abilities.Maths! - b.abilities.Maths!)
    .slice(0, 3)
}

/** What the teachers said of everybody in the three columns of maths at each assessment date. */
export function saidInWords(
  columns: readonly Measure[],
  {
    random,
    dates,
    calendar,
    classes,
    words: { sets, setChoices },
    teacher,
  }: {
    readonly random: Random
    readonly dates: readonly CalendarDate[]
    readonly calendar: DemoCalendar
    readonly classes: readonly DemoClass[]
    readonly words: Pick<DemoWords, 'sets' | 'setChoices'>
    readonly teacher: (year: number, form: number) => string
  },
): Line[] {
  const chosen = new Map(setChoices.map(({ measureId, pupilId, setId }) => [`${measureId} ${pupilId}`, setId]))
  const thisYear = calendar.years.at(-1)!
  const days = calendar.years.flatMap((year) => year.days)
  return dates.flatMap((date) => {
    const day = days[days.findLastIndex((one) => one < date)]!
    const ago = day < thisYear.days[0]! ? 1 : 0
    return classes.flatMap(({ year, form, learners }) => {
      if (year < ago) return []
      const recordedAt = moment(day, random)
      return columns.slice(0, 3).flatMap((column) => {
        const batchId = random.uuid()
        return learners
          .filter(({ pupil }) => pupil.joinedOn <= day)
          .map(({ pupil, abilities }): Line => {
            const set = sets.find(({ id }) => id === (chosen.get(`${column.id} ${pupil.id}`) ?? column.setId))!
            const { descriptors } = set
            const place = ((abilities.Maths! + random.normal() * 0.4 + 2.2) / 4) * descriptors.length
            return {
              pupilId: pupil.id,
              cell: { objectiveId: null, measureId: column.id },
              value: descriptors[Math.max(0, Math.min(descriptors.length - 1, Math.floor(place)))]!.id,
              observedOn: day,
              recordedAt,
              recordedBy: teacher(year - ago, form),
              // Put in from a list once a term, so each knows of the term before: nobody disputes anybody's word.
              via: 'import',
              batchId,
            }
          })
      })
    })
  })
}
