import { depthScalePresets, type OnTrackRule } from '@track/descriptors'
import type { EntryLike } from '@track/markbook'
import { calculatePage, explainCell, PageDefinition, type PageInput } from '@track/reports'

/** One page for governors: two groups, two columns, two dates, and small groups kept private. */

const recordedAt = '2025-09-01T08:00:00.000Z'
const [scale] = depthScalePresets({ effectiveFrom: '2025-09-01', recordedAt })
if (!scale) throw new Error('There is a first scale')
const rule: OnTrackRule = {
  id: 'on-track',
  name: 'On track',
  rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 70, of: 'taught', tags: [] }] }] },
  effectiveFrom: '2025-09-01',
  recordedAt,
}

const pupils = ['ada', 'ben', 'cai', 'dee', 'eve', 'fin', 'gus', 'hal']
const objectives = ['count-in-6s', 'round-to-100', 'halve-evens']

/** In autumn a third of the judgements are still emerging; by the end of March half of those are secure. */
const entries = pupils.flatMap((pupilId, p) =>
  objectives.flatMap((objectiveId, o): EntryLike[] => {
    const stillEmerging = (p + o) % 3 === 0
    const judgement = { pupilId, objectiveId, measureId: null, track: 'teacher' } as const
    const autumn: EntryLike = {
      ...judgement,
      id: `autumn-${p}-${o}`,
      value: stillEmerging ? 'depth:emerging' : 'depth:secure',
      observedOn: '2025-11-20',
      recordedAt: '2025-11-20T16:00:00.000Z',
    }
    const spring: EntryLike = {
      ...judgement,
      id: `spring-${p}-${o}`,
      value: 'depth:secure',
      observedOn: '2026-03-12',
      recordedAt: '2026-03-12T16:00:00.000Z',
    }
    return stillEmerging && p % 2 === 0 ? [autumn, spring] : [autumn]
  }),
)

const definition = PageDefinition.parse({
  groupIds: ['all', 'pupil-premium', 'others'],
  columns: [
    { subjectId: 'maths', measure: { kind: 'secured' } },
    { subjectId: 'maths', measure: { kind: 'on-track', ruleId: 'on-track' } },
  ],
  dates: [
    { label: 'Autumn', on: '2025-12-12' },
    { label: 'Spring', on: '2026-03-27' },
  ],
  minimumGroup: 3,
})

const input = {
  definition,
  groups: [
    { id: 'all', members: [pupils, pupils] },
    { id: 'pupil-premium', partOf: 'all', members: [pupils.slice(0, 3), pupils.slice(0, 3)] },
    { id: 'others', partOf: 'all', members: [pupils.slice(3), pupils.slice(3)] },
  ],
  taught: [{ subjectId: 'maths', pupilIds: pupils, objectiveIds: [objectives, objectives] }],
  entries,
  objectives: objectives.map((id) => ({ id, scaleId: scale.id })),
  scales: [scale],
  rules: [rule],
} satisfies PageInput

const page = calculatePage(input)

console.log('group           n   secured %         on track %')
for (const row of page.rows) {
  const numbers = row.cells.map((dates) => dates.map(({ value }) => String(value ?? '–').padStart(4)).join('  then'))
  console.log(row.groupId.padEnd(14), String(row.n ?? '–').padStart(2), '', numbers.join('     '))
}

console.log('\nWhy is the number of all pupils in spring what it is?')
for (const { text } of explainCell(input, { groupId: 'all', column: 0, date: 1 })) console.log('-', text)
