import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aNote, at } from '../test/notes.js'
import { notCheckedIn } from './index.js'

function seen(pupilId: string, ...times: string[]) {
  return aNote({
    pupilId,
    checkIns: times.map((time) => ({
      standing: 'needs-a-hand' as const,
      text: 'stuck',
      recordedAt: at(time),
      recordedBy: 'ms-okafor',
    })),
  })
}

test('who has not been checked in with lately: never first, then the longest ago (A0-44)', () => {
  const notes = [seen('ada', '10:00'), seen('ben', '08:00', '08:30'), seen('cai'), seen('dee', '08:00')]
  expect(notCheckedIn(notes, { pupilIds: ['ada', 'ben', 'cai', 'dee', 'eve'], since: at('09:00') })).toEqual([
    { pupilId: 'cai', lastAt: null },
    { pupilId: 'eve', lastAt: null },
    { pupilId: 'dee', lastAt: at('08:00') },
    { pupilId: 'ben', lastAt: at('08:30') },
  ])
})

test('a check-in at that very moment is one since, on whichever note it was (A0-44)', () => {
  const notes = [seen('ada', '07:00'), { ...seen('ada', '09:00'), publicationId: 'q' }]
  expect(notCheckedIn(notes, { pupilIds: ['ada', 'ada'], since: at('09:00') })).toEqual([])
  expect(notCheckedIn(notes, { pupilIds: ['ada', 'ada'], since: at('09:01') })).toHaveLength(1)
})

test('the order ranks nobody: what was said plays no part, nor does the order of the input (A0-44)', () => {
  const anyNote = fc
    .tuple(fc.constantFrom('ada', 'ben', 'cai'), fc.array(fc.constantFrom('08:00', '09:00', '10:00'), { maxLength: 3 }))
    .map(([pupilId, times]) => seen(pupilId, ...times))
  fc.assert(
    fc.property(fc.array(anyNote), fc.constantFrom('08:30', '09:00', '11:00'), (notes, time) => {
      const list = notCheckedIn(notes, { pupilIds: ['ada', 'ben', 'cai', 'dee'], since: at(time) })
      const wellThen = notes.toReversed().map((note) => ({
        ...note,
        checkIns: note.checkIns.toReversed().map((one) => ({ ...one, standing: 'going-well' as const })),
      }))
      expect(notCheckedIn(wellThen, { pupilIds: ['dee', 'cai', 'ben', 'ada'], since: at(time) })).toEqual(list)
      expect(list.map((each) => Object.keys(each).join())).toEqual(list.map(() => 'pupilId,lastAt'))
    }),
  )
})
