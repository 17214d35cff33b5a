import { randomUUID } from 'node:crypto'
import type { NewSessionEntry, PublishedChart } from '@track/api-contract'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import type { PupilClass } from './pupils.js'

/** Five answers, each a little better than the one before; what each shows beside it. The fourth is a picture. */
const STEPS = [
  ['Ice melts.', 'Says something about ice'],
  ['The ice melts because it is warm.', 'Gives one reason'],
  ['The ice melts because the sun warms it up, and then it is water.', 'Says what it turns into'],
  ['The sun warms the ice. When it is above 0 degrees it turns into water.', 'Uses a number'],
  [
    'Ice is frozen water. The sun warms it, and above 0 degrees the tiny parts of it move about so much that they no longer hold on to each other, so it melts.',
    'Explains how it happens inside',
  ],
] as const
const PICTURED = 3
export const CHART_PROMPT = 'Why does ice melt?'

/** A chart that hangs in a class: 0 to 4, with an exemplar and a sentence each. */
export async function hangChart(browser: Browser, { api, school, classId }: PupilClass): Promise<PublishedChart> {
  const sessionId = randomUUID()
  const params = { schoolId: school.id, sessionId }
  const levels = STEPS.map((_, place) => ({ id: randomUUID(), label: String(place), value: place }))
  const body = { id: sessionId, prompt: CHART_PROMPT, levels, collections: [{ id: randomUUID(), classId }] }
  await api.addOrderingSession({ params: { schoolId: school.id }, body })
  const { imageId } = await api.addSessionImage({ params, file: await photograph(browser, STEPS[PICTURED][0]) })
  const pieces = STEPS.map(([text], place) => ({
    id: randomUUID(),
    text,
    imageId: place === PICTURED ? imageId : null,
  }))
  const drafts = [
    ...pieces.map(({ id, text, imageId }) => ({
      ...{ kind: 'piece', pieceId: id, collectionId: null, origin: 'rewritten', imageId },
      ...(imageId === null && { words: { text } }),
    })),
    { kind: 'checked', pieceId: pieces[PICTURED]!.id, imageId },
    ...pieces.slice(1).map(({ id }, place) => ({
      ...{ kind: 'decision', issueId: null, left: pieces[place]!.id, right: id, outcome: 'right', agreed: 'consensus' },
    })),
    ...pieces.slice(1).map(({ id }, place) => ({
      ...{ kind: 'move', pieceId: id, place: 'above', besideId: pieces[place]!.id },
    })),
    ...levels.map(({ id }, place) => ({
      ...{ kind: 'exemplar', levelId: id, pieceIds: [pieces[place]!.id], method: 'hand' },
    })),
    ...levels.map(({ id }, place) => ({
      ...{ kind: 'qualifiers', levelId: id, words: { qualifiers: [{ id: randomUUID(), text: STEPS[place]![1] }] } },
    })),
  ]
  const entries = drafts.map((draft) => ({ ...draft, id: randomUUID() }) as NewSessionEntry)
  expect((await api.writeSessionEntries({ params, body: { entries } })).refused).toEqual([])
  const about = { id: randomUUID(), classIds: [classId], handwriting: [pieces[PICTURED]!.id] }
  expect((await api.checkChart({ params, body: about })).issues).toEqual([])
  return api.publishChart({ params, body: about })
}

/** A photograph of a page in a pupil's hand. */
export async function photograph(browser: Browser, words: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } })
  await page.setContent(
    `<body style="margin:0;padding:70px 80px;background:#fbfaf3 repeating-linear-gradient(#fbfaf3 0 62px,#c9d8e6 62px 64px);
      font:italic 44px/64px 'Comic Sans MS','Comic Neue',cursive;color:#27348b">${words}</body>`,
  )
  const picture = await page.screenshot({ type: 'jpeg', quality: 80 })
  await page.close()
  return picture
}
