import 'fake-indexeddb/auto'
import { fireEvent, render, screen, act as settle, within } from '@testing-library/react'
import type { Chart, Placement, Work } from '@track/micro-progression'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePupilServer } from '../../testing/fake-pupil-server'
import { PupilApp } from '../app'
import { browserBoxes } from '../outbox/boxes'
import { createPupilApp } from '../pupil-app'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  Element.prototype.checkVisibility = () => true
  vi.stubGlobal('scrollTo', () => undefined)
})

const chart = (id: string, papers: readonly string[], more: Partial<Chart> = {}): Chart => ({
  ...{ id, sessionId: id, version: 1, revisesId: null, prompt: 'Why does ice melt?' },
  publishedAt: '2026-03-01T09:00:00.000Z',
  levels: papers.map((pieceId, place) => ({
    level: { id: `${id}-${place}`, label: String(place), value: place },
    exemplars: [{ pieceId, origin: 'rewritten', text: pieceId, imageId: null, quality: null, standardError: null }],
    qualifiers: [{ id: `${id}-q${place}`, text: `Shows ${place} things` }],
    isApart: null,
  })),
  ...more,
})
const OLD = chart('old', ['a', 'b', 'c'])
const NEW = chart('new', ['x', 'y', 'z'], { revisesId: 'old', version: 2 })
const work = (id: string, doneOn: Work['doneOn'], chartId = 'old'): Work => ({
  id,
  pupilId: 'ada',
  chartId,
  doneOn,
  imageId: null,
})
const placed = (workId: string, place: number, more: Partial<Placement> = {}): Placement => ({
  ...{
    id: `of ${workId}`,
    workId,
    chartId: 'old',
    pupilId: 'ada',
    by: 'pupil',
    betweenId: null,
    rule: 'hand',
    answers: [],
  },
  ...{ levelId: `old-${place}`, probability: null, nearestId: 'a', qualifierIds: [`old-q${place}`] },
  ...{ words: { glows: ['It is neat'], grow: 'Say why' }, recordedBy: 'ada', recordedAt: '2026-03-02T09:00:00.000Z' },
  ...more,
})

const open = async (mine: Parameters<typeof fakePupilServer>[0]) => {
  const server = fakePupilServer(mine)
  server.inside = 'ada'
  const app = createPupilApp({ api: server.api, boxes: browserBoxes() })
  render(<PupilApp app={app} />)
  await settle(() => app.start(''))
  fireEvent.click(await screen.findByRole('button', { name: /^My chart/ }))
  await screen.findByRole('heading', { level: 1, name: 'Why does ice melt?' })
  return server
}
const pieces = (name = 'My pieces') => within(screen.getByRole('region', { name })).getAllByRole('listitem')

describe('my chart', () => {
  it('is not spoken of where none hangs and nothing was placed', async () => {
    const server = fakePupilServer()
    server.inside = 'ada'
    const app = createPupilApp({ api: server.api, boxes: browserBoxes() })
    render(<PupilApp app={app} />)
    await settle(() => app.start(''))
    await vi.waitFor(() => expect(app.state().charts).toMatchObject({ charts: [] }))
    expect(screen.queryByRole('button', { name: /^My chart/ })).toBeNull()
  })

  it('tells my way in my own words: my start, what I went for, still growing or there, and never a number of anybody else (A1-19, A1-24)', async () => {
    await open({
      charts: [{ chart: OLD, isHung: true }],
      works: [work('one', '2026-03-02'), work('two', '2026-03-03'), work('three', '2026-03-04')],
      placements: [placed('one', 0), placed('two', 0), placed('three', 1, { betweenId: 'old-2' })],
    })
    const texts = pieces().map(({ textContent }) => textContent!)
    expect(texts[0]).toContain('My start')
    expect(texts[0]).not.toContain('I was going for')
    expect(texts[1]).toContain('I was going for 1, and I am still growing')
    expect(texts[2]).toContain('I put it between 1 and 2')
    expect(texts[2]).toContain('I was going for 1, and I got there')
    expect(screen.getAllByText('With my next piece I go for 2.').length).toBeGreaterThan(0)
  })

  it('says that the chart has changed, and calls no place of before a place of now (A1-20, PRO-9)', async () => {
    await open({
      charts: [
        { chart: OLD, isHung: false },
        { chart: NEW, isHung: true },
      ],
      works: [work('one', '2026-03-02')],
      placements: [placed('one', 1)],
    })
    expect(screen.getByText('The chart has changed. Earlier pieces are on the old one.')).toBeTruthy()
    expect(pieces()[0]!.textContent).toContain('On the old chart')
    expect(screen.queryByText(/With my next piece I go for/)).toBeNull()
    expect(screen.queryByRole('button', { name: 'Place it again' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Hold my piece up to the chart' })).toBeTruthy()
  })

  it('shows what my teacher said beside what I said, both with their reasons (A1-23, PRO-10)', async () => {
    await open({
      charts: [{ chart: OLD, isHung: true }],
      works: [work('one', '2026-03-02')],
      placements: [
        placed('one', 2),
        placed('one', 1, {
          ...{ id: 't', by: 'teacher', recordedBy: 'bea', words: { reason: 'The end is missing' } },
          recordedAt: '2026-03-02T10:00:00.000Z',
        }),
      ],
    })
    const [piece] = pieces('Your teacher has looked')
    expect(piece!.textContent).toContain('I put it at 2')
    expect(piece!.textContent).toMatch(
      /You said 2 because.*Shows 2 things.*Your teacher said 1 because.*Shows 1 things.*The end is missing/,
    )
    expect(screen.getByText('Talk about it.')).toBeTruthy()
  })

  it('leads from a piece in my hand to my next step, and writes what the school keeps (A1-18, A1-21, PRO-8)', async () => {
    const server = await open({ charts: [{ chart: OLD, isHung: true }] })
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
    press('Hold my piece up to the chart')
    press('I have it in my hand')
    await screen.findByText(/^Your piece is not saved yet/)
    press('Look one up the chart')
    expect(screen.queryByText('Is mine at least as good as this one?')).toBeNull()
    expect(screen.getByRole('heading', { name: 'You are looking around' })).toBeTruthy()
    press('Back to the question')
    press('Choose the place myself')
    fireEvent.click(screen.getByRole('radio', { name: 'between 0 and 1' }))
    await screen.findByText('My piece is between 0 and 1')
    press('Back one')
    press('About the same')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Shows 1 things' }))
    press('Go on')
    fireEvent.change(screen.getByRole('textbox', { name: /^Glow/ }), { target: { value: 'My drawing' } })
    press('Shows 2 things')
    press('Keep it')
    expect(screen.queryByText('Write one glow first.')).toBeNull()
    await screen.findByText('With my next piece I go for 2.')
    await vi.waitFor(() =>
      expect(server.placements).toMatchObject([
        {
          levelId: 'old-1',
          nearestId: 'b',
          qualifierIds: ['old-q1'],
          words: { glows: ['My drawing'], grow: 'Shows 2 things' },
        },
      ]),
    )
  })
})
