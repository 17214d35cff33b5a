import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { formatDate, formatShortDate } from '../lib/format-date'
import { markbook, school, session, springEntries, TODAY } from '../testing/fixtures'
import { plainWords } from '../testing/plain-words'
import { createKeyboard } from '../testing/press'
import { renderApp } from '../testing/render-app'
import { setMedia } from '../testing/set-up'
import { activateLocale } from './i18n'

const days = springEntries().map(({ observedOn }) => observedOn)
/** What a school writes itself, and what is said by the calendar: not ours to translate here. */
const data = [
  ...[school, ...school.classes, ...school.subjects].map(({ name }) => name),
  session.account.name,
  'Mr Okafor',
  ...markbook.pupils.map(({ label }) => label),
  ...[markbook.programme, ...markbook.pupils.map(({ ownProgramme }) => ownProgramme)].flatMap((programme) =>
    programme ? [programme.name] : [],
  ),
  ...markbook.objectives.map(({ wording }) => wording),
  ...markbook.strands.map(({ name }) => name),
  ...markbook.scales.flatMap(({ codes }) => codes.flatMap(({ label }) => [label])),
  ...[TODAY, ...days, ...markbook.taught.map(({ taughtFrom }) => taughtFrom)].flatMap((day) => [
    formatDate(day, { today: TODAY }),
    formatShortDate(day, { today: TODAY }),
  ]),
]
const untranslated = () => plainWords(document.body, data)

beforeEach(async () => {
  setMedia((query) => query === '(pointer: fine)')
  await activateLocale('pseudo')
})

it('leaves no plain word on the sign-in page', async () => {
  renderApp({ signedIn: false })
  await screen.findByRole('heading', { level: 1 })
  expect(untranslated()).toEqual([])
})

it('leaves no plain word in the markbook, its menus and dialogs', async () => {
  renderApp({ entries: springEntries() })
  await screen.findByRole('grid')
  expect(untranslated()).toEqual([])
  const { press } = createKeyboard()
  for (const key of ['?', 'Enter', '/', 'Control+k']) {
    press(key)
    expect(await screen.findByRole('dialog')).toBeTruthy()
    expect(untranslated()).toEqual([])
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect(screen.queryByRole('dialog')).toBeNull()
  }
  fireEvent.click(screen.getAllByRole('gridcell')[0]!)
  expect(untranslated()).toEqual([])
})
