import { randomUUID } from 'node:crypto'
import type { NewSessionEntry, School, TrackClient } from '@track/api-contract'
import { expect } from 'vitest'

const PROMPT = 'Why is there snow on the tops of mountains?'

/** Twelve answers, each a little better than the one before it. No two begin alike, and nobody is named. */
export const ANSWERS = [
  'Because there is.',
  'Its cold.',
  'It is cold up there and it snows.',
  'The tops are high so it is cold and snow falls.',
  'High places are colder. Snow does not melt because it is cold there.',
  'When you go up a mountain it gets colder. At the top it is so cold that rain turns into snow.',
  'It gets colder the higher you go, so at the top the rain falls as snow, and it stays because it does not get warm enough to melt.',
  'The air gets colder as you climb. Near the top it is below zero, so water in the clouds freezes and falls as snow, and it stays all year.',
  'Higher up there is less air to hold warmth, so it is colder. Clouds that meet the mountain rise and cool, and below zero they drop snow, which cannot melt.',
  'As air rises up a mountain it spreads out and cools. When it is below freezing the water in it becomes snow. Up there it seldom gets warm enough to melt it, so it piles up.',
  'Air that is pushed up a mountain spreads out and cools, about one degree for every hundred metres. Above the snow line it is below zero most of the year, so more snow falls than melts, and it stays.',
  'Air that is pushed up a mountain spreads out, because there is less air above pressing on it, and so it cools, about one degree for every hundred metres. Above the snow line more snow falls in a year than melts, because it is also white and throws the sunlight back.',
] as const

const SCALE = ['0', '1', '2', '3', '4']

export interface ChartWorld {
  readonly school: School
  readonly classIds: readonly [string, string]
  readonly sessionId: string
  /** The pieces from the poorest answer to the best. */
  readonly pieceIds: readonly string[]
}

/** A session of two classes with twelve typed answers, dealt out by turns: nothing is nominated yet. */
export async function makeSession(api: TrackClient): Promise<ChartWorld> {
  const { schools } = await api.readSession({})
  const school = await api.readSchool({ params: { schoolId: schools[0]!.schoolId } })
  const classIds = ['4 Oak', '4 Elm'].map((name) => school.classes.find((each) => each.name === name)!.id) as [
    string,
    string,
  ]
  const sessionId = randomUUID()
  const collections = classIds.map((classId) => ({ id: randomUUID(), classId }))
  await api.addOrderingSession({
    params: { schoolId: school.id },
    body: {
      id: sessionId,
      prompt: PROMPT,
      levels: SCALE.map((label) => ({ id: randomUUID(), label, value: Number(label) })),
      collections,
    },
  })
  const pieceIds = ANSWERS.map(() => randomUUID())
  // As papers come out of two bags: not in their order.
  const dealt = ANSWERS.map((_, at) => (at * 7 + 3) % ANSWERS.length)
  await write(
    api,
    { schoolId: school.id, sessionId },
    dealt.map((quality, at) => ({
      kind: 'piece',
      pieceId: pieceIds[quality]!,
      collectionId: collections[at % 2]!.id,
      origin: 'pupil',
      imageId: null,
      words: { text: ANSWERS[quality]! },
    })),
  )
  return { school, classIds, sessionId, pieceIds }
}

type Draft = NewSessionEntry extends infer E ? (E extends NewSessionEntry ? Omit<E, 'id'> : never) : never

/** Writes into a session's log as the holder of this client; nothing may be refused. */
export async function write(
  api: TrackClient,
  params: { readonly schoolId: string; readonly sessionId: string },
  drafts: readonly Draft[],
): Promise<readonly string[]> {
  const entries = drafts.map((draft) => ({ ...draft, id: randomUUID() }) as NewSessionEntry)
  const { refused } = await api.writeSessionEntries({ params, body: { entries } })
  expect(refused).toEqual([])
  return entries.map(({ id }) => id)
}
