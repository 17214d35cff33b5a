import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { indexTeaching } from './index-teaching.js'

const recordedAt = '2025-09-01T08:00:00.000Z'
const assignment = {
  subjectId: 'maths',
  groupId: '4-oak',
  pupilId: null,
  programmeId: 'year-4',
  effectiveFrom: '2025-09-01',
  recordedAt,
} as const
const ada = { pupilId: 'ada', groupIds: ['4-oak'], subjectId: 'maths', asOf: '2025-10-01' } as const

it('finds nothing taught where there is no programme', () => {
  const teaching = indexTeaching({ assignments: [], programmes: [], taughtFroms: [] })
  expect(teaching.programmeOf(ada)).toBeNull()
  expect(teaching.taughtBy(ada)).toEqual([])
})

it('refuses to guess at a programme it was not given', () => {
  const teaching = indexTeaching({ assignments: [assignment], programmes: [], taughtFroms: [] })
  expect(teaching.programmeOf(ada)).toBe('year-4')
  let failure: unknown
  try {
    teaching.taughtBy(ada)
  } catch (error) {
    failure = error
  }
  expect(isTrackError(failure, 'objectives/unknown-programme') && failure.details).toEqual({ programmeId: 'year-4' })
})

it('answers for a whole primary school in well under a second', () => {
  const subjects = ['reading', 'writing', 'maths']
  const classes = Array.from({ length: 14 }, (_, index) => `class-${index}`)
  const programmes = classes.flatMap((groupId) =>
    subjects.map((subjectId) => ({
      id: `${groupId} ${subjectId}`,
      objectiveIds: Array.from({ length: 50 }, (_, place) => `${groupId} ${subjectId} ${place}`),
    })),
  )
  const teaching = indexTeaching({
    programmes,
    assignments: classes.flatMap((groupId) =>
      subjects.map((subjectId) => ({ ...assignment, groupId, subjectId, programmeId: `${groupId} ${subjectId}` })),
    ),
    taughtFroms: programmes.flatMap(({ id, objectiveIds }) =>
      objectiveIds.map((objectiveId, place) => ({
        objectiveId,
        groupId: id.split(' ')[0]!,
        pupilId: null,
        taughtFrom: place % 2 ? ('2025-10-01' as const) : ('2026-02-01' as const),
        recordedAt,
      })),
    ),
  })
  const started = performance.now()
  let taught = 0
  for (let pupil = 0; pupil < 420; pupil++) {
    for (const subjectId of subjects) {
      for (const asOf of ['2025-12-12', '2026-03-27', '2026-07-17'] as const) {
        const groupIds = [classes[pupil % 14]!, 'all', 'pupil-premium', 'year-4']
        taught += teaching.taughtBy({ pupilId: `p${pupil}`, groupIds, subjectId, asOf }).length
      }
    }
  }
  expect(taught).toBe(420 * 3 * (25 + 50 + 50))
  expect(performance.now() - started).toBeLessThan(500)
})
