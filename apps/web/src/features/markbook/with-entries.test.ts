import { describe, expect, it } from 'vitest'
import { ids, markbook, secure, springEntries } from '../../testing/fixtures'
import { withAccepted, withChanges } from './with-entries'

const entry = springEntries()[0]!
const { recordedAt: _, recordedBy: __, ...sent } = { ...entry, value: secure }

describe('a markbook that hears of new lines', () => {
  it('holds what the server kept, with the server’s own moment, once', () => {
    const result = {
      accepted: [
        {
          id: sent.id,
          recordedAt: '2026-03-03T10:00:00.000Z',
          recordedBy: 'me',
          repeated: false,
          concurrentWith: null,
        },
      ],
      refused: [],
      taught: [{ objectiveId: ids.objective(7), taughtFrom: '2026-03-03' as const, groupId: ids.oak, pupilId: null }],
      cursor: '1',
    }
    const parcel = [{ classId: ids.oak, entry: sent }]
    const once = withAccepted(markbook, { parcel, result })
    expect(once.entries).toEqual([{ ...sent, recordedAt: '2026-03-03T10:00:00.000Z', recordedBy: 'me' }])
    expect(once.taught).toContainEqual({ objectiveId: ids.objective(7), taughtFrom: '2026-03-03' })
    expect(withAccepted(once, { parcel, result }).entries).toHaveLength(1)
  })

  it('takes from everybody’s lines those of its own pupils and objectives', () => {
    const stranger = { ...entry, id: 'x', pupilId: 'somebody-else' }
    const other = { ...entry, id: 'y', objectiveId: 'another-subject' }
    const after = withChanges(markbook, { entries: [stranger, entry, other], next: '9' })
    expect(after.entries).toEqual([entry])
    expect(after.cursor).toBe('9')
  })

  it('gives a pupil’s own taught-from day to that pupil only', () => {
    const taught = [
      { objectiveId: ids.objective(101), taughtFrom: '2026-03-03' as const, groupId: null, pupilId: ids.pupil(2) },
    ]
    const after = withAccepted(markbook, { parcel: [], result: { accepted: [], refused: [], taught, cursor: '1' } })
    expect(after.pupils[2]!.ownProgramme!.taught).toContainEqual({
      objectiveId: ids.objective(101),
      taughtFrom: '2026-03-03',
    })
    expect(after.taught).toEqual(markbook.taught)
  })
})
