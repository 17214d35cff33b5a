import { randomUUID } from 'node:crypto'
import { createClient, type NewAct, type Published, type School, type TrackClient } from '@track/api-contract'
import { expect } from 'vitest'

/** An act as a test says it: what was done. Which note it is about, and when, is said for it. */
export type Deed = NewAct extends infer A
  ? A extends NewAct
    ? Omit<A, 'id' | 'at' | 'publicationId' | 'pupilId' | 'by' | 'via'>
    : never
  : never

const task = (id: string, text: string, more: object = {}) => ({ id, text, criterionIds: ['show'], ...more })

/** The note of the tests: two criteria, six things to do of which one is a choice, one to move on to, one question. */
const TEMPLATE = {
  outcomes: ['I can find equivalent fractions'],
  criteria: [
    { id: 'show', text: 'I can show it with a drawing' },
    { id: 'explain', text: 'I can explain why 1/2 = 2/4' },
  ],
  tasks: [
    task('warm-up', 'Warm up with the fraction wall', { symbol: 'look' }),
    task('practise', 'Practise', {
      choice: {
        kind: 'practice',
        choose: 1,
        options: [
          { id: 'cards', text: 'Cards with a partner', partner: 'a classmate' },
          { id: 'line', text: 'Number line game' },
          { id: 'strips', text: 'Fold paper strips' },
        ],
      },
    }),
    task('three', 'Write my own three'),
    task('explain', 'Explain one to a partner', { criterionIds: ['explain'] }),
    task('spot', 'Spot what is wrong', { criterionIds: ['explain'] }),
    task('tidy', 'Put the cards in order', { criterionIds: [], getsMeReady: true }),
  ],
  moveOn: [task('harder', 'Find one between 1/3 and 1/2')],
  questions: [{ id: 'better', text: 'What made it easier today?' }],
}

/** Gives the note of the tests out to all of a class today, in one act. */
export async function giveOut(
  api: TrackClient,
  { school, className, endsOn = school.today }: { school: School; className: string; endsOn?: School['today'] },
): Promise<{ readonly classId: string; readonly publication: Published['publication'] }> {
  const params = { schoolId: school.id }
  const classId = school.classes.find(({ name }) => name === className)!.id
  const { pupils } = await api.listPupils({ params, query: { groupId: classId } })
  const { publication } = await api.publishMicrotrack({
    params,
    body: {
      id: randomUUID(),
      classId,
      template: TEMPLATE as never,
      startsOn: school.today,
      endsOn,
      readingBand: 'middle',
      pupils: pupils.map(({ id }) => ({ pupilId: id })),
    },
  })
  return { classId, publication }
}

/** A pupil on a device of their own, as their app talks to the server. */
export interface PupilDevice {
  readonly pupilId: string
  readonly client: TrackClient
  readonly act: (deeds: readonly Deed[], publicationId: string) => Promise<void>
}

/** Pupils of a class, each signed in on a device of their own with a new card and PIN. */
export async function signInPupils(
  origin: string,
  { api, schoolId, classId, pupilIds }: { api: TrackClient; schoolId: string; classId: string; pupilIds: string[] },
): Promise<PupilDevice[]> {
  const { keys } = await api.makePupilKeys({ params: { schoolId, classId }, body: { pupilIds, pin: 'digits' } })
  return Promise.all(
    keys.map(async ({ card, pin }): Promise<PupilDevice> => {
      const client = deviceOf(origin)
      const { pupils } = await client.openDoor({ body: { card } })
      const { pupilId } = await client.pupilSignIn({ body: { handle: pupils[0]!.handle, pin } })
      return {
        pupilId,
        client,
        act: async (deeds, publicationId) => {
          const about = { publicationId, pupilId, by: 'pupil', via: 'screen', at: new Date().toISOString() }
          const acts = deeds.map((deed) => ({ ...deed, ...about, id: randomUUID() }) as NewAct)
          expect((await client.writeOwnActs({ body: { acts } })).refused).toEqual([])
        },
      }
    }),
  )
}

/** A browser with one cookie. */
function deviceOf(origin: string): TrackClient {
  let cookie = ''
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await globalThis.fetch(`${origin}${url}`, { ...init, headers })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
  return createClient({ fetch: fetch as typeof globalThis.fetch })
}
