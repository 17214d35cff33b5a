import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, act as settle, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePupilServer, NOTE } from '../testing/fake-pupil-server'
import { PupilApp } from './app'
import { browserBoxes } from './outbox/boxes'
import { createPupilApp } from './pupil-app'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  // jsdom lays nothing out.
  Element.prototype.checkVisibility = () => true
})

/** Ada's page, with her list made, and the server behind it. */
const open = async (day: Parameters<typeof fakePupilServer>[0] = {}, acts: readonly object[] = [BUILT]) => {
  const server = fakePupilServer(day)
  server.inside = 'ada'
  server.write(...acts)
  const app = createPupilApp({ api: server.api, boxes: browserBoxes() })
  render(<PupilApp app={app} />)
  await settle(() => app.start(''))
  const arrives = (...kinds: readonly string[]) =>
    waitFor(() => expect(server.kindsOf('ada').slice(acts.length)).toEqual(kinds))
  const tells = async (...more: readonly object[]) => {
    server.write(...more)
    await settle(() => app.tend())
  }
  return { server, app, arrives, tells, user: userEvent.setup() }
}
const BUILT = {
  ...{ pupilId: 'ada', by: 'pupil', kind: 'build', carried: [] },
  taskIds: ['wall', 'ways', 'pairs', 'poster'],
}
const tickOf = (text: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Done: ${text}` })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the list', () => {
  it('takes a double tap within 400 ms as one tick, and a later tap takes it back', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
    const { arrives } = await open()
    fireEvent.click(tickOf('Warm up with the fraction wall'))
    now.mockReturnValue(10_399)
    fireEvent.click(tickOf('Warm up with the fraction wall'))
    await arrives('tick')
    expect(tickOf('Warm up with the fraction wall').checked).toBe(true)
    now.mockReturnValue(10_800)
    fireEvent.click(tickOf('Warm up with the fraction wall'))
    await arrives('tick', 'untick')
    now.mockRestore()
  })

  it('keeps what is done in its place, says how many and what is next (A0-03, A0-23)', async () => {
    const { arrives } = await open()
    fireEvent.click(tickOf('Warm up with the fraction wall'))
    await arrives('tick')
    const lines = within(screen.getByRole('region', { name: 'My list' })).getAllByRole('checkbox', { name: /^Done: / })
    expect(lines.map((line) => (line as HTMLInputElement).checked)).toEqual([true, false, false, false])
    expect(screen.getByText('1 thing done, 4 to go')).toBeTruthy()
    const next = screen.getByText('Next').closest('li')!
    expect(within(next).getByText('Practise in two ways')).toBeTruthy()
  })

  it('opens at today’s own note with its next line, before any teacher does anything (A0-21)', async () => {
    await open()
    expect(screen.getByRole('heading', { level: 1, name: NOTE.outcome })).toBeTruthy()
    expect(within(screen.getByText('Next').closest('li')!).getByText('Warm up with the fraction wall')).toBeTruthy()
  })

  it('begins with a list that everything is in: one press makes it the pupil’s own (A0-16)', async () => {
    const { arrives, server } = await open({}, [])
    press('This is my list')
    await arrives('build')
    expect(server.log[0]).toMatchObject({ taskIds: NOTE.tasks.map(({ id }) => id) })
    expect(screen.queryByRole('button', { name: 'This is my list' })).toBeNull()
  })

  it('pins where the pupil wanted to start, from their last note, as its first line (A0-43)', async () => {
    await open({ before: { tasks: [], own: [], startNext: 'The poster' } }, [
      { ...BUILT, words: { startNext: 'The poster' } },
    ])
    const list = screen.getByRole('region', { name: 'My list' })
    expect(list.textContent).toMatch(/^My listStart here: The poster/)
  })

  it('lets two of three ways be chosen, and a third takes the place of the first (A0-27, A0-34)', async () => {
    const { arrives, server } = await open()
    const way = (name: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }))
    expect(screen.getByRole('group', { name: /Choose 2/ })).toBeTruthy()
    way(/Matching cards/)
    await arrives('choose')
    way(/Fold paper strips/)
    await arrives('choose', 'choose')
    expect(server.log.at(-1)).toMatchObject({ optionIds: ['cards', 'strips'] })
    press('Try another way')
    way(/Number line game/)
    await arrives('choose', 'choose', 'choose')
    expect(server.log.at(-1)).toMatchObject({ optionIds: ['strips', 'line'] })
    expect(screen.getByText(/I also tried:/).textContent).toContain('Matching cards')
  })
})

describe('teacher and pupil', () => {
  const proposal = {
    ...{ pupilId: 'ada', by: 'teacher', kind: 'propose', proposalId: 'p1', change: { about: 'outcome' } },
    words: { text: 'I can find one equivalent fraction' },
  }

  it('agree on a change: what stands there now is beside it, and stays readable after a yes (A0-46, A0-49)', async () => {
    const { tells, arrives } = await open()
    await tells(proposal)
    const asked = screen.getByRole('region', { name: 'Your teacher suggests a change' })
    expect(asked.textContent).toContain('I can find one equivalent fraction')
    expect(asked.textContent).toContain(`Instead of: ${NOTE.outcome}`)
    expect(screen.getByRole('heading', { level: 1, name: NOTE.outcome })).toBeTruthy()
    press('Yes, let’s')
    await arrives('propose', 'accept')
    expect(screen.getByRole('heading', { level: 1, name: 'I can find one equivalent fraction' })).toBeTruthy()
    expect(screen.getByText(`It said before: ${NOTE.outcome}`)).toBeTruthy()
  })

  it('leave everything as it was after a not now (A0-49)', async () => {
    const { tells, arrives } = await open()
    await tells(proposal)
    press('Not now')
    await arrives('propose', 'decline')
    expect(screen.queryByRole('region', { name: 'Your teacher suggests a change' })).toBeNull()
    expect(screen.getByRole('heading', { level: 1, name: NOTE.outcome })).toBeTruthy()
  })

  it('hear each other: the words of the last check-in are on the note, and kind ones where none were written (A0-44)', async () => {
    const { tells } = await open()
    const checkIn = { pupilId: 'ada', by: 'teacher', kind: 'check-in', standing: 'needs-a-hand' }
    await tells(checkIn)
    expect(screen.getByText(/We will look at it together/)).toBeTruthy()
    await tells({ ...checkIn, words: { text: 'Try it with the strips' } })
    expect(screen.getByText(/Try it with the strips/)).toBeTruthy()
  })

  it('what is typed is still there when something new comes in', async () => {
    const { tells, user } = await open({ publication: { ...NOTE, questions: [{ id: 'q', text: 'What helped?' }] } })
    await user.type(screen.getByLabelText('What do you say?'), 'The draw')
    await tells({ pupilId: 'ada', by: 'teacher', kind: 'tick', taskId: 'wall' })
    expect(screen.getByText('Ticked by your teacher')).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('What do you say?').value).toBe('The draw')
  })
})

describe('looking back', () => {
  it('shows counts of ways used three times or more and nothing made of them, and nothing before (A0-33)', async () => {
    await open()
    expect(screen.queryByText('What I used so far')).toBeNull()
    const way = { kind: 'practice', way: 'Matching cards', uses: 3, criteria: 5, criteriaMet: 4 }
    cleanup()
    await open({ whatWorked: [way] })
    const told = screen.getByText('What I used so far').closest('details')!
    expect(told.textContent).toContain('Matching cards Used 3 times. Got it 4 of 5 times.')
    expect(told.textContent).not.toContain('%')
  })

  it('asks whether the choice helped, for one success and for where to start; then a finished note is closed (A0-41, A0-42)', async () => {
    const done = NOTE.tasks.map(({ id }) => ({ pupilId: 'ada', by: 'pupil', kind: 'tick', taskId: id }))
    const { arrives, server, user } = await open({}, [BUILT, ...done])
    press('Look back')
    press('Partly')
    await user.type(screen.getByLabelText('One thing that went well'), 'The cards')
    await user.type(screen.getByLabelText('Next time I start with'), 'The poster')
    press('Keep it')
    await arrives('exit')
    expect(server.log.at(-1)).toMatchObject({
      ...{ helped: 'partly', skipped: false },
      words: { success: 'The cards', startNext: 'The poster' },
    })
    press('My note is finished')
    await arrives('exit', 'close')
    expect(screen.getByText('This note is finished.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Put it on the wall' })).toBeNull()
  })

  it('is passed over as easily, and that is kept and not held against anybody (A0-41)', async () => {
    const { arrives, server } = await open()
    press('Look back')
    press('Skip')
    await arrives('exit')
    expect(server.log.at(-1)).toMatchObject({ skipped: true, helped: null })
    expect(screen.getByRole('heading', { name: 'What you did' })).toBeTruthy()
  })
})

describe('a device that others use', () => {
  it('asks after nine quiet minutes and closes the note after ten; a sign of life is enough', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setInterval', 'clearInterval'] })
    const { server } = await open()
    const pass = (minutes: number) => settle(() => vi.advanceTimersByTimeAsync(minutes * 60_000))
    await pass(9.1)
    expect(screen.getByRole('dialog', { name: 'Are you still here?' }).textContent).toContain('Everything is safe.')
    press('Yes, I am here')
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.pointerDown(document.body)
    await pass(8)
    expect(screen.queryByRole('dialog')).toBeNull()
    await pass(2.1)
    await waitFor(() => expect(server.inside).toBeNull())
    expect(screen.getByLabelText('Class code')).toBeTruthy()
    expect(document.body.textContent).not.toContain('fraction')
  })

  it('says kindly that something did not fit a note that was taken back meanwhile, and no more (A0-39)', async () => {
    const { server, app } = await open()
    server.refuses = () => true
    fireEvent.click(tickOf('Warm up with the fraction wall'))
    const told = await screen.findByText(/One thing did not fit your note any more. The rest is safe./)
    expect(tickOf('Warm up with the fraction wall').checked).toBe(false)
    press('OK')
    expect(told.isConnected).toBe(false)
    await settle(() => app.tend())
    expect(screen.queryByText(/did not fit/)).toBeNull()
  })
})

it.each([
  ['early', 'Make your list'],
  ['middle', 'Make it your own list'],
  ['older', 'Make this list your own'],
] as const)('the app speaks in the words of three reading bands: %s (A0-53)', async (readingBand, words) => {
  await open({ publication: { ...NOTE, readingBand } }, [])
  expect(screen.getByRole('heading', { name: words })).toBeTruthy()
})
