import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { type ExistingPupil, type IncomingPupil, matchPupils } from './match-pupils.js'

const ada: ExistingPupil = {
  id: 'ada',
  label: 'Ada L',
  forename: 'Ada',
  surname: 'Lovelace',
  dateOfBirth: '2016-12-10',
  upn: 'B801200005001',
  identifiers: [{ source: 'arbor', externalId: '1' }],
}
const ben: ExistingPupil = {
  id: 'ben',
  label: 'Ben Carver',
  dateOfBirth: '2017-01-05',
  upn: 'G38020932101A',
  identifiers: [{ source: 'arbor', externalId: '2' }],
}
const roll = [ada, ben]

const matchOne = (row: IncomingPupil, existing: readonly ExistingPupil[] = roll) => matchPupils([row], existing)[0]

describe('a number decides', () => {
  it('matches by the identifier of the same source, and not of another', () => {
    expect(matchOne({ identifiers: [{ source: 'arbor', externalId: '1' }] })).toEqual({
      status: 'matched',
      pupilId: 'ada',
      by: 'identifier',
    })
    expect(matchOne({ identifiers: [{ source: 'wonde', externalId: '1' }] })).toEqual({ status: 'new' })
  })

  it('matches by a valid UPN however it is typed, even under a new name', () => {
    expect(matchOne({ label: 'Ada King', upn: ' b801200005001' })).toEqual({
      status: 'matched',
      pupilId: 'ada',
      by: 'upn',
    })
  })

  it('matches by the UPN a pupil had before', () => {
    const moved = { upn: 'H380209321001', formerUpn: 'B801200005001' }
    expect(matchOne(moved)).toEqual({ status: 'matched', pupilId: 'ada', by: 'upn' })
  })

  it('lets a permanent number replace a temporary one', () => {
    const row = { identifiers: [{ source: 'arbor', externalId: '2' }], upn: 'H380209321001' }
    expect(matchOne(row)).toEqual({ status: 'matched', pupilId: 'ben', by: 'identifier' })
  })

  it('takes a UPN with a wrong letter for no evidence, though both sides hold it', () => {
    const wrong = { id: 'cai', label: 'Cai Adeyemi', upn: 'A801200005001' }
    expect(matchOne({ label: 'C. A.', upn: 'A801200005001' }, [wrong])).toEqual({ status: 'new' })
  })
})

describe('a contradiction is asked about', () => {
  it('when identifier and UPN name different pupils', () => {
    const row = { identifiers: [{ source: 'arbor', externalId: '2' }], upn: 'B801200005001' }
    expect(matchOne(row)).toEqual({ status: 'ask', candidates: ['ada', 'ben'], reason: 'contradiction' })
  })

  it('when the pupil found holds another permanent UPN, or another identifier of the same source', () => {
    const otherUpn = { identifiers: [{ source: 'arbor', externalId: '1' }], upn: 'H380209321001' }
    const otherIdentifier = { identifiers: [{ source: 'arbor', externalId: '9' }], upn: 'B801200005001' }
    const asked = { status: 'ask', candidates: ['ada'], reason: 'contradiction' }
    expect(matchOne(otherUpn)).toEqual(asked)
    expect(matchOne(otherIdentifier)).toEqual(asked)
  })

  it('when two pupils we have hold the number', () => {
    const twice = [ada, { id: 'ada-again', label: 'A', upn: 'B801200005001' }]
    expect(matchOne({ upn: 'B801200005001' }, twice)).toMatchObject({ candidates: ['ada', 'ada-again'] })
  })
})

describe('a name is only ever a question', () => {
  const asked = { status: 'ask', candidates: ['ada'], reason: 'same-name' }

  it.each([
    { forename: 'Ada', surname: 'Lovelace', dateOfBirth: '2016-12-10' },
    { label: 'LOVELACE, Áda', dateOfBirth: '2016-12-10' },
    { label: 'Ada L', dateOfBirth: '2016-12-10' },
    { label: 'Ada Lovelace' },
    { label: 'Ada Lovelace', dateOfBirth: '2016-12-10', upn: 'H380209321001' },
  ])('asks about %o', (row) => {
    expect(matchOne(row)).toEqual(asked)
  })

  it.each([
    { label: 'Ada Lovelace', dateOfBirth: '2016-12-11' },
    { label: 'Ada Lovelace', upn: 'H380209321001' },
    { label: 'Ada Lovelace', identifiers: [{ source: 'arbor', externalId: '9' }] },
    { label: 'Adaline Lovelace', dateOfBirth: '2016-12-10' },
    {},
  ])('takes %o for somebody new', (row) => {
    expect(matchOne(row)).toEqual({ status: 'new' })
  })
})

describe('rows of one list', () => {
  it('asks about two rows that claim one pupil', () => {
    const rows = [{ upn: 'B801200005001' }, { identifiers: [{ source: 'arbor', externalId: '1' }] }]
    const asked = { status: 'ask', candidates: ['ada'], reason: 'repeated' }
    expect(matchPupils(rows, roll)).toEqual([asked, asked])
  })

  it('asks about two rows that would make one new pupil twice, and lets others through', () => {
    const rows = [{ label: 'Cai' }, { label: 'Dua', upn: 'H380209321001' }, { label: 'cai' }]
    const asked = { status: 'ask', candidates: [], reason: 'repeated' }
    expect(matchPupils(rows, roll)).toEqual([asked, { status: 'new' }, asked])
  })

  it('points to the pupil that the other row of the same name was matched to', () => {
    const rows = [
      { label: 'Ada King', upn: 'B801200005001' },
      { label: 'Ada King', dateOfBirth: '2016-12-10' },
    ]
    expect(matchPupils(rows, roll)).toEqual([
      { status: 'matched', pupilId: 'ada', by: 'upn' },
      { status: 'ask', candidates: ['ada'], reason: 'repeated' },
    ])
  })

  it('tells two pupils of one name apart by their UPNs in a real transfer file', (context) => {
    const file = sharedData('ctf/3802093_KS2_3802093_001-mtc.xml')
    if (!file) return context.skip()
    const rows = [...file.toString('utf8').matchAll(/<Pupil>[\s\S]*?<\/Pupil>/g)].map(([pupil]) => ({
      upn: element(pupil, 'UPN'),
      forename: element(pupil, 'Forename'),
      surname: element(pupil, 'Surname'),
      dateOfBirth: element(pupil, 'DOB'),
    }))
    expect(rows).toHaveLength(25)
    expect(new Set(rows.map(({ forename, surname }) => `${forename} ${surname}`)).size).toBe(24)
    const existing = rows.map((row, place) => ({ ...row, id: `p${place}` }))
    expect(matchPupils(rows, existing.toReversed())).toEqual(
      existing.map(({ id }) => ({ status: 'matched', pupilId: id, by: 'upn' })),
    )
  })
})

function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)![1]!
}
