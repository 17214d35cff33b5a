import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { NewEntries } from '@track/api-contract'
import { describe, expect, it, vi } from 'vitest'
import { deeper, emerging, ids, markbook, secure, springEntries } from '../../testing/fixtures'
import { createKeyboard, createPointer } from '../../testing/press'
import { renderApp } from '../../testing/render-app'
import { setMedia } from '../../testing/set-up'
import { signIn } from '../../testing/sign-in'

const cell = (name: string, objective = 'compare fractions') =>
  screen.getByRole('gridcell', { name: new RegExp(`^${name}, ${objective}: `) })
const depthOf = (name: string, objective?: string) => cell(name, objective).getAttribute('aria-label')!.split(': ')[1]
const inHand = () => document.activeElement?.getAttribute('aria-label')

async function openMarkbook(options: Parameters<typeof renderApp>[0] = {}) {
  const rendered = renderApp(options)
  await screen.findByRole('grid')
  const written = () =>
    rendered.fake.asked
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/entries'))
      .flatMap(({ body }) => (body as NewEntries).entries)
  return { ...rendered, written, saved: () => screen.findByText('Saved') }
}

describe('opening', () => {
  it('lands in the teacher’s class, at the objective in hand, with the focus in the grid and nothing to choose', async () => {
    const { router } = await openMarkbook()
    expect(router.state.location.pathname).toBe(`/schools/${ids.school}/markbook/${ids.oak}/${ids.maths}`)
    expect(inHand()).toBe('Ada Fielding, compare fractions: not assessed')
    expect(screen.getByRole('heading', { name: 'Compare fractions' })).toBeTruthy()
  })

  it('shows the whole class: a row each, no pages', async () => {
    await openMarkbook()
    for (const { label } of markbook.pupils) expect(screen.getByRole('rowheader', { name: label })).toBeTruthy()
  })

  it('has one tab stop, whichever cell is in hand', async () => {
    const { saved } = await openMarkbook()
    const { press } = createKeyboard()
    press('ArrowDown', 'ArrowRight', 's')
    expect(screen.getByRole('grid').querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    await saved()
  })
})

describe('marking by keys', () => {
  it('sets a typed code and moves down: thirty marks in thirty keys', async () => {
    const { written, saved } = await openMarkbook()
    const { press, count } = createKeyboard()
    for (let pupil = 0; pupil < 29; pupil++) press('ses3'[pupil % 4]!)
    expect(count()).toBe(29)
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver'), depthOf('Daisy Okonkwo')]).toEqual([
      'secure',
      'emerging',
      'secure',
    ])
    expect(depthOf('Dylan Rees')).toBe('secure')
    await saved()
    expect(written()).toHaveLength(29)
    expect(new Set(written().map(({ id }) => id)).size).toBe(29)
  })

  it('sets the class and four exceptions in 25 keys, and says so', async () => {
    const { written, saved } = await openMarkbook()
    const { press, count } = createKeyboard()
    press('Shift+s')
    expect(screen.getByRole('status').textContent).toContain('29 pupils set to Secure. Undo: Control Z')
    for (const [letter, code] of [
      ['b', 'e'],
      ['f', 'e'],
      ['q', 'd'],
      ['z', 'n'],
    ] as const)
      press('/', letter, 'Enter', code)
    expect(count()).toBeLessThanOrEqual(25)
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver'), depthOf('Quentin Marsh')]).toEqual([
      'secure',
      'emerging',
      'deeper',
    ])
    await saved()
    const batches = new Map<string | undefined, number>()
    for (const { batchId } of written()) batches.set(batchId, (batches.get(batchId) ?? 0) + 1)
    expect([...batches.values()]).toEqual([29, 1, 1, 1, 1])
  })

  it('undoes a whole class at once with voids, and redoes it with new lines', async () => {
    const { written, saved } = await openMarkbook()
    const { press } = createKeyboard()
    press('Shift+s', 'Control+z')
    expect(depthOf('Ada Fielding')).toBe('not assessed')
    expect(screen.getByRole('status').textContent).toContain('Undone: 29 pupils set to Secure')
    press('Control+Shift+z')
    expect(depthOf('Ada Fielding')).toBe('secure')
    await saved()
    const lines = written()
    expect(lines).toHaveLength(87)
    expect(
      lines.slice(29, 58).every(({ value, supersedes }, at) => value === null && supersedes === lines[at]!.id),
    ).toBe(true)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(87)
  })

  it('redoes two marks of one cell, each upon the line that is there by then', async () => {
    const { written, saved } = await openMarkbook()
    const { press } = createKeyboard()
    press('s', 'ArrowUp', 'e', 'Control+z', 'Control+z')
    await saved()
    press('Control+Shift+z', 'Control+Shift+z', 'ArrowUp', 'd')
    expect(depthOf('Ada Fielding')).toBe('deeper')
    await saved()
    const lines = written()
    const [first, second, third, fourth] = [lines[0]!, lines[4]!, lines[5]!, lines[6]!]
    expect(lines.map(({ basis }) => basis)).toEqual([null, first.id, undefined, undefined, null, second.id, third.id])
    expect(fourth.value).toBe(deeper)
  })

  it('says how many had another mark when the class is set, and leaves alone who is there already', async () => {
    const { written, saved } = await openMarkbook({
      entries: springEntries().filter(({ pupilId }) => pupilId !== ids.pupil(0)),
    })
    const { press } = createKeyboard()
    press('ArrowLeft', 'ArrowLeft')
    const objective = 'multiply two-digit and three-digit numbers by a one-digit number using a formal written layout'
    const inClass = markbook.pupils.filter(({ ownProgramme }) => !ownProgramme)
    const before = inClass.map(({ label }) => depthOf(label, objective))
    const others = before.filter((depth) => depth !== 'not assessed' && depth !== 'secure').length
    const unmarked = before.filter((depth) => depth === 'not assessed').length
    expect(others).toBeGreaterThan(1)
    expect(unmarked).toBeGreaterThan(0)
    expect(others + unmarked).toBeLessThan(inClass.length)

    press('Shift+s')
    const said = () => screen.getByRole('status').textContent
    expect(said()).toContain(`29 pupils set to Secure, ${others} had another mark. Undo: Control Z`)
    for (const { label } of inClass) expect(depthOf(label, objective)).toBe('secure')
    await saved()
    expect(written()).toHaveLength(others + unmarked)

    press('Control+z')
    expect(inClass.map(({ label }) => depthOf(label, objective))).toEqual(before)
    await saved()
  })

  it('writes the same depth of another day for the whole class when everybody is at it already', async () => {
    const entries = springEntries().map((entry) => ({ ...entry, value: secure }))
    const { written, saved } = await openMarkbook({ entries })
    const { press } = createKeyboard()
    press('ArrowLeft', 'ArrowLeft', 'Shift+s')
    expect(screen.getByRole('status').textContent).toContain('29 pupils set to Secure. Undo: Control Z')
    await saved()
    expect(written()).toHaveLength(29)
  })

  it('fills a range, clears with Delete, and never deletes a line', async () => {
    const { fake, saved } = await openMarkbook()
    const { press } = createKeyboard()
    press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'd')
    expect(['Ada Fielding', 'Ben Carver', 'Daisy Okonkwo'].map((name) => depthOf(name))).toEqual([
      'deeper',
      'deeper',
      'deeper',
    ])
    expect(depthOf('Ewan McAllister')).toBe('not assessed')
    press('Delete')
    expect(depthOf('Ada Fielding')).toBe('not assessed')
    await saved()
    expect(fake.log.map(({ value }) => value)).toEqual([deeper, deeper, deeper, null, null, null])
    expect(fake.log.every(({ supersedes }) => supersedes === undefined)).toBe(true)
  })

  it('writes nothing when nothing would change', async () => {
    const { written, saved } = await openMarkbook()
    const { press } = createKeyboard()
    press('Delete', 'Control+z')
    await saved()
    expect(written()).toEqual([])
  })

  it('leaves every key to the rest of the page once the focus has left the grid', async () => {
    const { written } = await openMarkbook()
    act(() => screen.getByLabelText('Class').focus())
    createKeyboard().press('s', 'Shift+s', 'Delete')
    expect(written()).toEqual([])
  })
})

describe('marking by touch', () => {
  it('sets the class and four exceptions in 12 taps', async () => {
    setMedia((query) => query === '(pointer: coarse)')
    const { saved } = await openMarkbook()
    const { tap, count } = createPointer()
    tap(screen.getByRole('gridcell', { name: 'Whole class, compare fractions: set all' }))
    tap(within(screen.getByRole('dialog')).getByRole('button', { name: 'Secure' }))
    tap(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Emerging' }))
    for (const name of ['Ben Carver', 'Hana Suzuki', 'Rosa Delgado', 'Dylan Rees']) tap(cell(name))
    expect(count()).toBeLessThanOrEqual(12)
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver'), depthOf('Dylan Rees')]).toEqual([
      'secure',
      'emerging',
      'emerging',
    ])
    await saved()
  })

  it('opens the cell where no mark is loaded', async () => {
    const { saved } = await openMarkbook()
    const { tap } = createPointer()
    tap(cell('Ben Carver'))
    tap(within(await screen.findByRole('dialog', { name: 'Ben Carver' })).getByRole('button', { name: 'Deeper' }))
    expect(depthOf('Ben Carver')).toBe('deeper')
    await saved()
  })

  it('blanks with the empty mark', async () => {
    const { saved } = await openMarkbook({ entries: springEntries() })
    const { tap } = createPointer()
    tap(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Blank' }))
    tap(cell('Ben Carver', 'find unit fractions of amounts'))
    expect(depthOf('Ben Carver', 'find unit fractions of amounts')).toBe('not assessed')
    await saved()
  })

  it('goes to an objective by its heading, at the same pupil', async () => {
    await openMarkbook()
    createKeyboard().press('ArrowDown')
    createPointer('mouse').tap(screen.getByRole('columnheader', { name: /^Find unit fractions of amounts/ }))
    expect(inHand()).toBe('Ben Carver, find unit fractions of amounts: not assessed')
    expect(screen.getByRole('heading', { name: 'Find unit fractions of amounts' })).toBeTruthy()
  })

  it('only chooses the cell when a mouse presses it', async () => {
    const { written } = await openMarkbook()
    createPointer('mouse').tap(cell('Ben Carver'))
    expect(inHand()).toBe('Ben Carver, compare fractions: not assessed')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(written()).toEqual([])
  })

  it('shows one objective at a time on a phone, with a way to the next', async () => {
    setMedia((query) => query === '(max-width: 599px)')
    await openMarkbook()
    expect(screen.getAllByRole('gridcell', { name: /^Ada Fielding/ })).toHaveLength(1)
    createPointer().tap(screen.getByRole('button', { name: 'Next objective' }))
    expect(screen.getAllByRole('gridcell', { name: /^Ada Fielding/ })).toHaveLength(1)
    expect(
      cell('Ada Fielding', 'recognise and show, using diagrams, families of common equivalent fractions'),
    ).toBeTruthy()
  })
})

describe('the objectives on the page', () => {
  it('can be those of this week only, with the same one in hand', async () => {
    await openMarkbook()
    createPointer('mouse').tap(screen.getByRole('button', { name: /^More: all objectives/ }))
    createPointer('mouse').tap(screen.getByRole('button', { name: 'Only this week’s objectives' }))
    expect(screen.getAllByRole('gridcell', { name: /^Ada Fielding/ })).toHaveLength(1)
    expect(cell('Ada Fielding')).toBeTruthy()
  })
})

describe('a pupil in a programme of their own', () => {
  it('stands where the register has them, under headings of their own, marked by the same keys', async () => {
    const { written, saved } = await openMarkbook({ entries: springEntries() })
    const { press } = createKeyboard()
    expect(screen.getByRole('columnheader', { name: /^Add two two-digit numbers with apparatus/ })).toBeTruthy()
    expect(depthOf('Cai Adeyemi', 'count in steps of 2, 3 and 5 from 0')).toBe('secure')
    press('ArrowDown', 'ArrowDown', 's')
    expect(depthOf('Cai Adeyemi', 'add two two-digit numbers with apparatus')).toBe('secure')
    press('ArrowDown')
    expect(inHand()).toBe('Daisy Okonkwo, compare fractions: not assessed')
    await saved()
    expect(written()).toMatchObject([{ pupilId: ids.pupil(2), objectiveId: ids.objective(102), value: secure }])
  })

  it('is left alone when the class is set', async () => {
    const { written, saved } = await openMarkbook()
    createKeyboard().press('Shift+s')
    await saved()
    expect(written().some(({ pupilId }) => pupilId === ids.pupil(2))).toBe(false)
  })
})

describe('a cell', () => {
  it('opens with its history, and one line can be taken back', async () => {
    const { fake, saved } = await openMarkbook({ entries: springEntries() })
    const { press } = createKeyboard()
    press('s', 'ArrowUp', 'e', 'ArrowUp', 'Enter')
    const dialog = await screen.findByRole('dialog', { name: 'Ada Fielding' })
    expect(within(dialog).getByRole('button', { name: 'Emerging' }).getAttribute('aria-pressed')).toBe('true')
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(2)
    createPointer('mouse').tap(within(dialog).getAllByRole('button', { name: 'Take back' })[0]!)
    expect(depthOf('Ada Fielding')).toBe('secure')
    expect(within(dialog).getByText('taken back')).toBeTruthy()
    await saved()
    expect(fake.log.at(-1)).toMatchObject({ value: null, supersedes: fake.log.at(-2)!.id })
  })

  it('takes a mark of an earlier day, says that it is kept where a later one stands, and undoes it', async () => {
    const { fake, written, saved } = await openMarkbook({ entries: springEntries() })
    createKeyboard().press('ArrowLeft', 'Enter')
    const before = depthOf('Ada Fielding')
    const dialog = await screen.findByRole('dialog', { name: 'Ada Fielding' })
    fireEvent.change(within(dialog).getByLabelText('Seen on'), { target: { value: '2026-02-09' } })
    createPointer('mouse').tap(within(dialog).getByRole('button', { name: 'Emerging' }))
    expect(depthOf('Ada Fielding')).toBe(before)
    const notice = await screen.findByText(
      /^Ada Fielding, .*: emerging\. Kept for Mon 9 Feb; the cell shows what was seen later$/,
    )
    await saved()
    expect(written().at(-1)).toMatchObject({ observedOn: '2026-02-09', value: emerging })
    createPointer('mouse').tap(within(notice.closest<HTMLElement>('div')!).getByRole('button', { name: 'Undo' }))
    await saved()
    expect(fake.log.at(-1)).toMatchObject({ value: null, supersedes: fake.log.at(-2)!.id })
  })

  it('tells who made a mark and when', async () => {
    await openMarkbook({ entries: springEntries() })
    createKeyboard().press('ArrowLeft', 'Enter')
    const dialog = await screen.findByRole('dialog', { name: 'Ada Fielding' })
    await within(dialog).findByText(/by Mr Okafor/)
    expect(within(dialog).getByText(/seen Mon 23 Feb/)).toBeTruthy()
  })
})

describe('copy and paste', () => {
  const clipboard = (type: 'copy' | 'paste', text = '') => {
    const held = new Map([['text/plain', text]])
    const clipboardData = {
      getData: (kind: string) => held.get(kind) ?? '',
      setData: (kind: string, value: string) => held.set(kind, value),
    }
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clipboardData })
    act(() => void document.activeElement!.dispatchEvent(event))
    return held.get('text/plain')
  }

  it('shows what a pasted column would change before it changes it, and undoes it at once', async () => {
    const { written, saved } = await openMarkbook()
    clipboard('paste', 'Secure\nemerging\nBrilliant\n')
    const dialog = await screen.findByRole('dialog', { name: 'Paste marks' })
    expect(within(dialog).getByText(/2 marks would change/)).toBeTruthy()
    expect(within(dialog).getByText('Line 3, Daisy Okonkwo: no depth is called “Brilliant”')).toBeTruthy()
    expect(written()).toEqual([])
    createPointer('mouse').tap(within(dialog).getByRole('button', { name: 'Paste 2 marks' }))
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['secure', 'emerging'])
    createKeyboard().press('Control+z')
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['not assessed', 'not assessed'])
    await saved()
  })

  it('copies a range in the school’s words', async () => {
    const { saved } = await openMarkbook()
    createKeyboard().press('s', 'e', 'Control+Home', ...Array(6).fill('ArrowRight'), 'Shift+ArrowDown')
    expect(clipboard('copy')).toBe('Secure\nEmerging')
    await saved()
  })
})

describe('saving', () => {
  it('keeps marks that cannot be sent, says how many wait, and sends them when the network is back', async () => {
    const { fake, written, saved } = await openMarkbook()
    fake.state.offline = true
    createKeyboard().press('s', 'e', 'd')
    await screen.findByText('3 waiting in this page')
    await screen.findByText(/3 marks are only in this page/)
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['secure', 'emerging'])
    fake.state.offline = false
    act(() => void window.dispatchEvent(new Event('online')))
    await saved()
    expect(written()).toHaveLength(3)
  })

  it('warns before the page is left while something waits', async () => {
    const { fake, saved } = await openMarkbook()
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(false)
    fake.state.offline = true
    createKeyboard().press('s')
    expect(leave()).toBe(true)
    await screen.findByText('1 waiting in this page')
    fake.state.offline = false
    act(() => void window.dispatchEvent(new Event('online')))
    await saved()
  })

  it('shows a mark that the server refused with its reason, out of the grid, until somebody has decided', async () => {
    const { fake, saved } = await openMarkbook()
    fake.state.refuse = ({ value }) => (value === emerging ? 'This pupil left on 1 March' : null)
    createKeyboard().press('s', 'e', 'e')
    createPointer('mouse').tap(await screen.findByRole('button', { name: '2 need attention' }))
    const dialog = await screen.findByRole('dialog', { name: 'Needs attention' })
    expect(within(dialog).getAllByText('This pupil left on 1 March')).toHaveLength(2)
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['secure', 'not assessed'])
    createPointer('mouse').tap(within(dialog).getByRole('button', { name: 'Put aside: Daisy Okonkwo' }))
    await waitFor(() => expect(within(dialog).queryByText('Daisy Okonkwo')).toBeNull())
    fake.state.refuse = () => null
    createPointer('mouse').tap(within(dialog).getByRole('button', { name: 'Write again: Ben Carver' }))
    await within(dialog).findByText('Nothing any more.')
    await saved()
    expect([depthOf('Ben Carver'), depthOf('Daisy Okonkwo')]).toEqual(['emerging', 'not assessed'])
    expect(screen.queryByRole('button', { name: /attention/ })).toBeNull()
  })

  it('shows both marks of a cell that two people marked at once, and keeps one with a tap', async () => {
    const { fake, saved } = await openMarkbook()
    createKeyboard().press('s')
    await saved()
    const mine = fake.log.at(-1)!
    fake.log.push({
      ...mine,
      ...{ id: ids.entry(999), value: deeper, basis: null },
      ...{ recordedAt: '2026-03-03T11:42:00.000Z', recordedBy: ids.colleague },
    })
    createPointer('mouse').tap(await screen.findByRole('button', { name: '1 needs attention' }, { timeout: 5000 }))
    const dialog = await screen.findByRole('dialog', { name: 'Needs attention' })
    await within(dialog).findByRole('button', { name: 'Keep Deeper, by Mr Okafor' })
    expect(depthOf('Ada Fielding')).toBe('deeper')
    createPointer('mouse').tap(within(dialog).getByRole('button', { name: 'Keep Secure, by you' }))
    await within(dialog).findByText('Nothing any more.')
    expect(depthOf('Ada Fielding')).toBe('secure')
    await saved()
    expect(fake.log.at(-1)).toMatchObject({ value: secure, basis: ids.entry(999), observedOn: mine.observedOn })
    expect(fake.log).toHaveLength(3)
  })

  it('asks for the password in place when the session has ended, and loses nothing', async () => {
    const { fake, saved } = await openMarkbook()
    fake.state.signedIn = false
    createKeyboard().press('s', 'e')
    const dialog = await screen.findByRole('dialog', { name: 'Please sign in again' })
    expect(depthOf('Ben Carver')).toBe('emerging')
    fake.state.signedIn = true
    signIn(dialog, 'correct horse')
    await saved()
    expect(fake.log).toHaveLength(2)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('shows what a colleague writes within two seconds, without drawing other rows', async () => {
    const { fake } = await openMarkbook()
    const row = cell('Ada Fielding').parentElement
    fake.log.push({
      ...springEntries()[0]!,
      id: ids.entry(999),
      pupilId: ids.pupil(1),
      objectiveId: ids.objective(6),
      value: deeper,
    })
    await waitFor(() => expect(depthOf('Ben Carver')).toBe('deeper'), { timeout: 3000 })
    expect(cell('Ada Fielding').parentElement).toBe(row)
  })
})

describe('scales of other schools', () => {
  it('takes figures as codes where the school’s codes are figures', async () => {
    const [scale] = markbook.scales
    const codes = scale!.codes.map((code, rank) => ({ ...code, shortCode: String(rank) }))
    const { saved } = await openMarkbook({ book: { ...markbook, scales: [{ ...scale!, codes }] } })
    createKeyboard().press('0', '3')
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['not yet', 'deeper'])
    await saved()
  })

  it('waits for the second letter where one code begins another', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const [scale] = markbook.scales
    const codes = scale!.codes.map((code) => (code.id === deeper ? { ...code, shortCode: 'SD' } : code))
    const { saved } = await openMarkbook({ book: { ...markbook, scales: [{ ...scale!, codes }] } })
    const { press } = createKeyboard()
    press('s', 'd', 's')
    expect([depthOf('Ada Fielding'), depthOf('Ben Carver')]).toEqual(['deeper', 'not assessed'])
    act(() => void vi.advanceTimersByTime(900))
    expect(depthOf('Ben Carver')).toBe('secure')
    await saved()
  })
})

it('says what will be here when a class has no objectives yet', async () => {
  renderApp({ book: { ...markbook, programme: null, pupils: markbook.pupils.slice(0, 2) } })
  expect(await screen.findByText(/Choose what the class works through first/)).toBeTruthy()
})
