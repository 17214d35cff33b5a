import { randomUUID } from 'node:crypto'
import type { NewReportTemplate, TrackClient } from '@track/api-contract'

/**
 * The eight pupils of "Data on a page" (E2) and of the trap in its means (E3), put into a school through the API as people would: a
 * class, its key groups, two programmes, what was taught when, judgements and marks. Its three dates lie in the weeks before today.
 */
const PUPILS = [
  { name: 'Ada', ranks: ['2223', '3223222', '3323322232'], marks: [108, 110, 113], groups: ['Not PP'] },
  { name: 'Ben', ranks: ['1221', '2222121', '2222222122'], marks: [92, 95, 97], groups: ['PP'] },
  { name: 'Cai', ranks: ['120', '222121', '232222212'], marks: [78, 81, 84], groups: ['Not PP', 'SEN K/E'] },
  { name: 'Dua', ranks: ['2212', '2222212', '2232222222'], marks: [101, 99, 104], groups: ['Not PP', 'EAL pupils'] },
  { name: 'Eli', ranks: ['1120', '2221121', '2222221212'], marks: [86, 'A', 90], groups: ['PP', 'SEN K/E'] },
  { name: 'Fay', ranks: ['3222', '3322232', '3332332233'], marks: [118, 121, 120], groups: ['Not PP'] },
  { name: 'Gus', ranks: ['2112', '2222122', '2222222212'], marks: [97, 100, 102], groups: ['PP', 'EAL pupils'] },
  { name: 'Hal', ranks: ['2222', '2223221', '2323222222'], marks: [103, 104, 103], groups: ['Not PP'] },
] as const
const GROUPS = ['PP', 'Not PP', 'SEN K/E', 'EAL pupils'] as const
const CLASS = 'The eight'

/** What E2 and E3 say: by group and column, the value and its n at each date. */
export const EXPECTED: Readonly<Record<string, readonly (readonly [value: number, n: number])[][]>> = {
  [CLASS]: [
    of(8, 67, 82, 94),
    of(8, 50, 63, 100),
    [
      [97.9, 8],
      [101.4, 7],
      [101.6, 8],
    ],
    of(7, 99.6, 101.4, 103.3),
  ],
  PP: [
    of(3, 42, 71, 87),
    of(3, 0, 33, 100),
    [
      [91.7, 3],
      [97.5, 2],
      [96.3, 3],
    ],
    of(2, 94.5, 97.5, 99.5),
  ],
  'Not PP': [of(5, 82, 88, 98), of(5, 80, 80, 100), of(5, 101.6, 103, 104.8), of(5, 101.6, 103, 104.8)],
  'SEN K/E': [
    of(2, 29, 62, 84),
    of(2, 0, 0, 100),
    [
      [82, 2],
      [81, 1],
      [87, 2],
    ],
    of(1, 78, 81, 84),
  ],
  'EAL pupils': [of(2, 63, 86, 95), of(2, 50, 100, 100), of(2, 99, 99.5, 103), of(2, 99, 99.5, 103)],
}

function of(n: number, ...values: number[]): [number, number][] {
  return values.map((value) => [value, n])
}

export interface WorkedPage {
  readonly reportId: string
  /** Writes one judgement late: Ben had secured his fifth objective by the second date. */
  readonly judgeBenLate: (client: TrackClient) => Promise<void>
}

/** Makes the class and the report of its page. */
export async function makeWorkedPage(client: TrackClient, schoolId: string): Promise<WorkedPage> {
  const params = { schoolId }
  const { today } = await client.readSchool({ params })
  const dayBefore = (days: number) =>
    new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10) as typeof today
  const [began, ...dates] = [dayBefore(30), dayBefore(21), dayBefore(14), dayBefore(7)]

  const subject = await client.addSubject({ params, body: { name: 'Worked maths' } })
  const subjectId = subject.id
  const { scales } = await client.listDescriptors({ params })
  const { codes } = scales[0]!
  const framework = await client.addFramework({
    params,
    body: { subjectId, name: 'Worked maths', scaleId: scales[0]!.id },
  })
  const objectiveIds = Array.from({ length: 19 }, () => randomUUID())
  await client.addObjectives({
    params,
    body: {
      objectives: objectiveIds.map((id, n) => ({
        id,
        frameworkId: framework.id,
        strandId: null,
        wording: `Worked objective ${n < 10 ? n + 1 : `${n - 9} of Year 2`}`,
      })),
    },
  })
  const [year4, year2] = [objectiveIds.slice(0, 10), objectiveIds.slice(10)]
  const programmeOf = (name: string, ids: string[]) =>
    client.addProgramme({ params, body: { subjectId, name, objectiveIds: ids } })
  const [programme4, programme2] = [
    await programmeOf('Year 4, worked', year4),
    await programmeOf('Year 2, worked', year2),
  ]

  const groupIds: Record<string, string> = {}
  for (const name of [CLASS, ...GROUPS]) {
    const kind = name === CLASS ? 'class' : 'key-group'
    groupIds[name] = (await client.addGroup({ params, body: { kind, name } })).id
  }
  const pupilIds: string[] = []
  for (const { name } of PUPILS)
    pupilIds.push((await client.addPupil({ params, body: { label: `${name} Worked`, joinedOn: began } })).id)
  await client.setMemberships({
    params,
    body: {
      memberships: PUPILS.flatMap(({ groups }, pupil) =>
        [CLASS, ...groups].map((name) => ({
          groupId: groupIds[name]!,
          pupilId: pupilIds[pupil]!,
          from: began,
          until: null,
        })),
      ),
    },
  })
  const caiId = pupilIds[2]!
  const assign = (whose: { groupId: string } | { pupilId: string }, programmeId: string) =>
    client.assignProgramme({ params, body: { subjectId, ...whose, programmeId, effectiveFrom: began } })
  await assign({ groupId: groupIds[CLASS]! }, programme4.id)
  await assign({ pupilId: caiId }, programme2.id)
  /** The three terms teach so many objectives each. */
  const taughtOn = (n: number, terms: readonly number[]) => dates[terms.findIndex((until) => n < until)]!
  await client.setTaughtFrom({
    params,
    body: {
      taught: [
        ...year4.map((objectiveId, n) => ({
          objectiveId,
          groupId: groupIds[CLASS]!,
          taughtFrom: taughtOn(n, [4, 7, 10]),
        })),
        ...year2.map((objectiveId, n) => ({ objectiveId, pupilId: caiId, taughtFrom: taughtOn(n, [3, 6, 9]) })),
      ],
    },
  })
  const test = await client.addMeasure({ params, body: { subjectId, name: 'Worked test', codes: ['A'] } })
  const rule = await client.addOnTrackRule({
    params,
    body: {
      name: 'Three quarters',
      rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] }] }] },
      effectiveFrom: began,
    },
  })
  const entries = PUPILS.flatMap(({ ranks, marks }, pupil) =>
    dates.flatMap((observedOn, date) => [
      { id: randomUUID(), pupilId: pupilIds[pupil]!, measureId: test.id, value: marks[date]!, observedOn },
      ...[...ranks[date]!].map((rank, n) => ({
        id: randomUUID(),
        pupilId: pupilIds[pupil]!,
        objectiveId: (pupil === 2 ? year2 : year4)[n]!,
        value: codes[Number(rank)]!.id,
        observedOn,
      })),
    ]),
  )
  await client.writeEntries({ params, body: { entries, onIssues: 'keep-none' } })

  const columns: NewReportTemplate['template']['columns'] = [
    { subjectId, measure: { kind: 'secured' } },
    { subjectId, measure: { kind: 'on-track', ruleId: rule.id } },
    { subjectId, measure: { kind: 'mean-mark', measureId: test.id } },
    { subjectId, measure: { kind: 'mean-mark', measureId: test.id, matched: true } },
  ]
  const labels = ['Autumn', 'Spring', 'Summer']
  const { id: reportId } = await client.addReportTemplate({
    params,
    body: {
      name: 'The worked page',
      purpose: 'To see that every way out says the same.',
      template: {
        groupIds: [CLASS, ...GROUPS].map((name) => groupIds[name]!),
        columns,
        dates: dates.map((on, date) => ({ kind: 'fixed', label: labels[date]!, on })),
      },
    },
  })
  return {
    reportId,
    judgeBenLate: async (later) => {
      await later.writeEntries({
        params,
        body: {
          entries: [
            {
              id: randomUUID(),
              pupilId: pupilIds[1]!,
              objectiveId: year4[4]!,
              value: codes[2]!.id,
              observedOn: dates[1]!,
            },
          ],
        },
      })
    },
  }
}
