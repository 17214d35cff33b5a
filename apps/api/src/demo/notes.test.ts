import { type Act, checkAct, mergeActs, microtrackOf, notesOf, whatWorked } from '@track/microtrack'
import { describe, expect, it } from 'vitest'
import { makeDemoSchool } from './demo-school.js'

// A Sunday, the first day of the autumn, and a day in the middle of a week.
const DAYS = ['2026-11-22', '2026-09-01', '2027-02-10'] as const

describe.each(DAYS)('the notes of the demo school on %s', (today) => {
  const { notes, groups } = makeDemoSchool({ seed: 'larkfield', today })
  const classId = (name: string) => groups.find((group) => group.name === name)!.id
  const givenTo = (name: string) => notes.given.filter((given) => given.classId === classId(name))

  it('are there today in two classes, and on four school days before in one', () => {
    expect(givenTo('4 Oak')).toHaveLength(5)
    expect(givenTo('4 Oak').at(-1)!.publication).toMatchObject({
      startsOn: today,
      endsOn: today,
      readingBand: 'middle',
    })
    expect(givenTo('2 Elm').map(({ publication }) => [publication.startsOn, publication.readingBand])).toEqual([
      [today, 'early'],
    ])
    for (const { publication } of notes.given) expect(publication.pupils).toHaveLength(30)
    expect(new Set(notes.codes.map(({ code }) => code)).size).toBe(180)
  })

  it('hold nothing that could not have been done, in the order of the log', () => {
    expect(mergeActs([notes.acts]).map(({ recordedAt }) => recordedAt)).toEqual(notes.acts.map((act) => act.recordedAt))
    for (const name of ['4 Oak', '2 Elm']) {
      const given = givenTo(name).map((one) => ({ ...one, publication: one.publication }))
      for (const { pupilId } of given[0]!.publication.pupils) {
        const own = notes.acts.filter((act) => act.pupilId === pupilId)
        for (const { publication, before } of notesOf(given, own, { pupilId })) {
          const done: Act[] = []
          for (const act of own.filter(({ publicationId }) => publicationId === publication.id)) {
            expect(checkAct(microtrackOf(publication, done, { pupilId, before }), act), act.kind).toBeNull()
            done.push(act)
          }
        }
      }
    }
  })

  it('show a lesson in the middle: who is ready, who asks, who tries another way, what is proposed, what came along', () => {
    const [given, all] = [givenTo('4 Oak'), givenTo('4 Oak')[0]!.publication.pupils]
    const notesToday = all.map(({ pupilId }) =>
      notesOf(
        given,
        notes.acts.filter((act) => act.pupilId === pupilId),
        { pupilId },
      ),
    )
    const now = notesToday.map((its) => its.at(-1)!.note)
    expect(now.filter(({ readyAt }) => readyAt !== null)).toHaveLength(1)
    expect(now.filter(({ askedAt }) => askedAt !== null)).toHaveLength(1)
    expect(now.filter(({ isBuilt }) => !isBuilt)).toHaveLength(2)
    expect(now.filter(({ symbols }) => symbols)).toHaveLength(2)
    expect(now.flatMap(({ adjustments }) => adjustments.map(({ proposedBy }) => proposedBy)).sort()).toEqual([
      'pupil',
      'teacher',
    ])
    expect(now.some(({ lines }) => lines.some(({ choice }) => (choice?.attempts.length ?? 0) > 1))).toBe(true)
    expect(now.some(({ lines }) => lines.some(({ from }) => from === 'carried'))).toBe(true)
    expect(now.some(({ startNext }) => startNext !== null)).toBe(true)
    const yesterday = notesToday.map((its) => its.at(-2)!.note)
    expect(yesterday.filter(({ exit }) => exit !== null && !exit.skipped).length).toBeGreaterThan(15)
    expect(notesToday.some((its) => whatWorked(its.map(({ note }) => note)).length > 0)).toBe(true)
  })

  it('are the same every time', () => {
    expect(makeDemoSchool({ seed: 'larkfield', today }).notes).toEqual(notes)
  })
})
