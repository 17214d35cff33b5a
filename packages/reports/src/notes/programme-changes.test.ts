import { expect, it } from 'vitest'
import { judgement, meanMark, onTrack, secured, toInput } from '../../test/fixtures.js'
import { calculatePage, explainCell, type PageInput, PageNote, pageNotes, type TaughtList } from '../index.js'

const JULY = '2026-07-03'
const OCTOBER = '2026-10-09'
const year3 = ['a1', 'a2', 'a3', 'a4']
const year4 = ['b1', 'b2']
const change = { since: { kind: 'first-date' }, pupils: 'matched' } as const
const changed = { ...secured, change }

const list = (pupilIds: readonly string[], july: readonly string[], october: readonly string[]): TaughtList => ({
  subjectId: 'maths',
  pupilIds,
  objectiveIds: [july, october],
})
const english = (taught: TaughtList): TaughtList => ({ ...taught, subjectId: 'english' })

/** Four pupils at the end of a year and at the start of the next. */
function overSummer({
  definition,
  ...more
}: Partial<Omit<PageInput, 'definition'>> & { readonly definition?: Partial<PageInput['definition']> }) {
  const pupilIds = ['ada', 'ben', 'cai', 'dee']
  return toInput({
    definition: {
      columns: [secured, changed, meanMark],
      dates: [
        { label: 'End of year', on: JULY },
        { label: 'Start of year', on: OCTOBER },
      ],
      ...definition,
    },
    groups: [{ id: 'all', members: [pupilIds, pupilIds] }],
    objectives: [...year3, ...year4].map((id) => ({ id, scaleId: 'depth' })),
    taught: [list(pupilIds, year3, year4)],
    ...more,
    entries: pupilIds.flatMap((pupilId) => [
      ...year3.map((id) => judgement(pupilId, id, 'secure', JULY)),
      judgement(pupilId, 'b1', 'secure', OCTOBER),
    ]),
  })
}
const notesOf = (input: PageInput) => pageNotes(input).map(({ text }) => text)

it('says that most pupils moved on over the summer, below the page and beside the change', () => {
  const input = overSummer({})
  expect(calculatePage(input).rows[0]!.cells[1]![1]!.value).toBe(-50)
  const text =
    'Between End of year (3 July 2026) and Start of year (9 October 2026) most pupils moved on to other objectives: by then 2 of them had been taught. Numbers of the two dates are about different objectives; a change between them is neither gain nor loss.'
  expect(pageNotes(input)).toEqual([{ kind: 'programme-changed', text, on: OCTOBER, columns: [0, 1], ids: ['maths'] }])
  for (const note of pageNotes(input)) expect(PageNote.parse(note)).toEqual(note)

  const partsOf = (column: number, date: number) =>
    explainCell(input, { groupId: 'all', column, date }).filter(({ about }) => about === 'programme-changed')
  expect(partsOf(1, 1)).toEqual([{ about: 'programme-changed', text, facts: { fewest: 2, most: 2 } }])
  expect(partsOf(1, 0)).toEqual([])
})

it('says it in the age-related view as well, and whatever the order of the dates', () => {
  const ageRelated = overSummer({ definition: { scope: 'age-related' } })
  expect(pageNotes(ageRelated).map(({ kind }) => kind)).toEqual(['scope', 'programme-changed'])
  const { definition, taught } = overSummer({})
  const turned = overSummer({
    definition: { dates: definition.dates.toReversed() },
    taught: taught.map((one) => ({ ...one, objectiveIds: one.objectiveIds.toReversed() })),
  })
  expect(notesOf(turned)).toEqual(notesOf(overSummer({})))
})

it('says how many were taught from the shortest list to the longest, of several subjects at once', () => {
  const taught = [list(['ada', 'ben'], year3, ['b1']), list(['cai', 'dee'], ['c1'], ['d1', 'd2', 'd3'])]
  const columns = [secured, { ...secured, subjectId: 'english' }, onTrack]
  const both = pageNotes(overSummer({ definition: { columns }, taught: [...taught, ...taught.map(english)] }))
  expect(both).toMatchObject([{ columns: [0, 1, 2], ids: ['english', 'maths'] }])
  expect(both[0]!.text).toContain('most pupils moved on to other objectives: by then 1 to 3 of them had been taught.')

  const same = english(list(['ada', 'ben', 'cai', 'dee'], ['e1'], ['e1', 'e2']))
  const one = pageNotes(overSummer({ definition: { columns }, taught: [...taught, same] }))
  expect(one).toMatchObject([{ columns: [0, 2], ids: ['maths'] }])
  expect(one[0]!.text).toContain('moved on to other objectives in 1 of 2 subjects: by then')
})

it('says that nothing was taught yet, so that a blank date does not hide the move', () => {
  const taught = [list(['ada', 'ben', 'cai', 'dee'], year3, [])]
  expect(notesOf(overSummer({ taught }))[0]).toContain('by then none of them had been taught.')
})

it('tells half of the pupils from most, and is silent of fewer', () => {
  const moved = (pupilIds: readonly string[]) => list(pupilIds, year3, year4)
  const stayed = (pupilIds: readonly string[]) => list(pupilIds, year3, [...year4, ...year3])
  expect(notesOf(overSummer({ taught: [moved(['ada', 'ben']), stayed(['cai', 'dee'])] }))[0]).toContain(
    'half of the pupils or more moved on',
  )
  const one = overSummer({ taught: [moved(['ada']), stayed(['ben', 'cai', 'dee'])] })
  expect(notesOf(one)).toEqual([])
  expect(explainCell(one, { groupId: 'all', column: 1, date: 1 }).map(({ about }) => about)).not.toContain(
    'programme-changed',
  )
})

it('counts only who is on the page on both dates and was taught something by the earlier', () => {
  const taught = [list(['ada', 'zoe', 'zac', 'eve'], year3, year4), list(['ben', 'cai'], ['c1'], ['c1', 'c2'])]
  const dates = [
    ['ada', 'ben', 'cai', 'zoe', 'zac'],
    ['ada', 'ben', 'cai', 'eve'],
  ]
  const groups = [{ id: 'all', members: dates }]
  expect(notesOf(overSummer({ definition: { membership: 'as-at-each-date' }, groups, taught }))).toEqual([])
  const came = [list(['ada'], year3, year4), list(['ben', 'cai', 'dee'], [], ['c1'])]
  expect(notesOf(overSummer({ taught: came }))).toHaveLength(1)
})

it('leaves to its own note what a revision took off the lists, once it was known', () => {
  const taught = [list(['ada', 'ben', 'cai', 'dee'], year3, ['a3', 'a4', 'b1'])]
  const recordedAt = '2026-09-01T09:00:00.000Z'
  const revisions = [{ id: 'r', on: '2026-09-01' as const, replacedIds: ['a1', 'a2'], addedIds: ['b1'], recordedAt }]
  const kindsOf = (input: PageInput) => pageNotes(input).map(({ kind }) => kind)
  expect(kindsOf(overSummer({ taught, revisions }))).toEqual(['objectives-changed'])
  expect(kindsOf(overSummer({ taught, revisions, asKnown: '2026-08-31T00:00:00.000Z' }))).toEqual(['programme-changed'])
})

it('is silent of fewer pupils than the page shows numbers of, and of columns that read no objectives', () => {
  expect(notesOf(overSummer({ definition: { minimumGroup: 5 } }))).toEqual([])
  expect(notesOf(overSummer({ definition: { columns: [meanMark] } }))).toEqual([])
})

it('is silent of pupils who kept most of what they were taught, and counts only what is new to the others', () => {
  const pupilIds = ['ada', 'ben', 'cai', 'dee']
  expect(notesOf(overSummer({ taught: [list(pupilIds, year3, ['a2', 'a3', 'a4', ...year4])] }))).toEqual([])
  const [note] = notesOf(overSummer({ taught: [list(pupilIds, year3, ['a4', ...year4])] }))
  expect(note).toContain('most pupils moved on to other objectives: by then 2 of them had been taught.')
})
