import { randomUUID } from 'node:crypto'
import type { Lesson, MadePupilKeys, Published, School, TrackClient } from '@track/api-contract'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { clientOf, DEMO_HEAD } from './journeys.js'

const CLASS = '4 Oak'

/** A class whose pupils have keys, and the head's own client to give notes out with and to see what arrives. */
export interface PupilClass {
  readonly api: TrackClient
  readonly school: School
  readonly classId: string
  readonly classCode: string
  readonly keys: readonly Key[]
}

/** How a pupil gets in, with the name that stands at the door of the class. */
type Key = MadePupilKeys['keys'][number] & { readonly name: string }

/** Makes keys for the first so many pupils of a class; the last of them have six digits, the others pictures. */
export async function openClass(
  browser: Browser,
  origin: string,
  { pupils: count, digits = 1 }: { readonly pupils: number; readonly digits?: number },
): Promise<PupilClass> {
  const context = await browser.newContext({ baseURL: origin })
  const api = clientOf({ request: context.request } as Page)
  await api.signIn({ body: DEMO_HEAD })
  const { schools } = await api.readSession({})
  const params = { schoolId: schools[0]!.schoolId }
  const school = await api.readSchool({ params })
  const classId = school.classes.find(({ name }) => name === CLASS)!.id
  const { pupils } = await api.listPupils({ params, query: { groupId: classId } })
  const ids = pupils.slice(0, count).map(({ id }) => id)
  expect(ids).toHaveLength(count)
  const make = (pupilIds: string[], pin: 'pictures' | 'digits') =>
    api.makePupilKeys({ params: { ...params, classId }, body: { pupilIds, pin } })
  const made = [await make(ids.slice(0, count - digits), 'pictures'), await make(ids.slice(count - digits), 'digits')]
  const { classCode } = made[1]!
  const door = await api.openDoor({ body: { classCode } })
  const keys: Key[] = []
  for (const key of made.flatMap((some) => some.keys)) {
    const own = await api.openDoor({ body: { card: key.card } })
    keys.push({ ...key, name: door.pupils.find(({ handle }) => handle === own.pupils[0]!.handle)!.name! })
  }
  return { api, school, classId, classCode, keys }
}

const task = (id: string, text: string, more: object = {}) => ({ id, text, criterionIds: ['show'], ...more })

const NOTE = {
  outcomes: ['I can find equivalent fractions'],
  criteria: [
    { id: 'show', text: 'I can show it with a drawing' },
    { id: 'explain', text: 'I can explain why 1/2 = 2/4' },
  ],
  tasks: [
    task('warm-up', 'Warm up with the fraction wall', { symbol: 'look' }),
    task('practise', 'Practise finding pairs', {
      symbol: 'practise',
      choice: {
        kind: 'practice',
        choose: 1,
        options: [
          { id: 'cards', text: 'Matching cards', partner: 'a classmate', minutes: 10, symbol: 'partner' },
          { id: 'line', text: 'Number line game', link: 'https://example.org/number-line', symbol: 'game' },
          { id: 'strips', text: 'Fold paper strips', symbol: 'make' },
        ],
      },
    }),
    task('three', 'Write my own three pairs', { symbol: 'write' }),
    task('explain', 'Explain one pair to a partner', { criterionIds: ['explain'], symbol: 'talk' }),
    task('poster', 'Draw a poster of one pair', { optional: true, symbol: 'draw' }),
  ],
  moveOn: [task('harder', 'Find one between 1/3 and 1/2', { symbol: 'think' })],
  questions: [{ id: 'better', text: 'What made it easier today?' }],
}

/** Gives a note out to the pupils with keys; the variant has pictures, large print and the easiest words. */
export async function giveNote(
  { api, school, classId, keys }: PupilClass,
  {
    day = school.today,
    endsOn = day,
    early = [],
    pupilIds = keys.map(({ pupilId }) => pupilId),
    template = NOTE,
  }: {
    readonly day?: School['today']
    readonly endsOn?: School['today']
    readonly early?: readonly string[]
    readonly pupilIds?: readonly string[]
    readonly template?: object
  } = {},
): Promise<Published['publication']> {
  const variants = [
    { id: 'early', name: 'With pictures', symbols: true, largePrint: true, readingBand: 'early' as const },
  ]
  const { publication } = await api.publishMicrotrack({
    params: { schoolId: school.id },
    body: {
      id: randomUUID(),
      classId,
      template: template as never,
      startsOn: day,
      endsOn,
      readingBand: 'middle',
      variants: early.length > 0 ? variants : [],
      pupils: pupilIds.map((pupilId) => ({ pupilId, variantId: early.includes(pupilId) ? 'early' : null })),
    },
  })
  return publication
}

/** What the school knows was done on a note by one pupil, in the order of its log. */
export async function actsOf(
  { api, school }: PupilClass,
  { publicationId, pupilId }: { readonly publicationId: string; readonly pupilId: string },
): Promise<Lesson['acts']> {
  const { acts } = await api.readLesson({ params: { schoolId: school.id, publicationId } })
  return acts.filter((act) => act.pupilId === pupilId)
}

/** The pictures of a picture PIN by the names their buttons have. */
const PICTURES = 'Sun Moon Star Cloud Tree Flower Fish Cat House Boat Car Key Cup Balloon Apple Umbrella'.split(' ')

/** Presses a PIN, picture by picture or digit by digit. */
export async function pressPin(page: Page, { kind, pin }: Pick<Key, 'kind' | 'pin'>): Promise<void> {
  if (kind === 'digits') {
    await page.getByText('Type your six numbers.').waitFor()
    return page.keyboard.type(pin)
  }
  for (const number of pin.split(' '))
    await page.getByRole('button', { name: PICTURES[Number(number)]!, exact: true }).click()
}

/** From the class's door to one's own note: a name, and the PIN. */
export async function comeIn(page: Page, key: Key): Promise<void> {
  await page.getByRole('button', { name: key.name, exact: true }).click()
  await pressPin(page, key)
  await page.getByRole('button', { name: 'Finish' }).waitFor()
}

export function firstName(label: string): string {
  return label.split(' ')[0]!
}

/** Everything that a browser keeps of a site, as one text. */
export async function dumpStores(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((resolve, reject) => {
          const asked = database.transaction(store).objectStore(store).getAll()
          asked.onsuccess = () => resolve(asked.result)
          asked.onerror = () => reject(asked.error)
        })
        kept.push(name, store, rows)
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      kept.push((await cache.keys()).map(({ url }) => new URL(url).pathname))
    }
    return JSON.stringify(kept)
  })
}

/** Words that no pupil reads here. */
const UNKIND =
  /\b(late|overdue|behind|fail\w*|levels?|streaks?|badges?|rank\w*|wrong|below|expected|percent|%|score\w*)\b|[×✗✘❌]/i

/** What on a page is not for pupils: words of the list, crosses, and anything red. What a teacher wrote is the teacher's. */
export async function unkindness(page: Page): Promise<string[]> {
  const words = (await page.locator('body').textContent()) ?? ''
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label')!),
  )
  const unkind = [words, ...names].flatMap((text) => text.match(UNKIND)?.[0] ?? [])
  const red = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const isRed = (colour: string) => {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      return alpha > 20 && r > 110 && r > 1.6 * g && r > 1.6 * b
    }
    const PARTS = ['color', 'backgroundColor', 'borderTopColor', 'outlineColor', 'fill', 'stroke'] as const
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const style = getComputedStyle(element)
      return PARTS.filter((part) => isRed(style[part])).map((part) => `${element.tagName} ${part} ${style[part]}`)
    })
  })
  return [...unkind, ...red]
}

/** Waits until the worker has the page on this device. */
export async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate(() => caches.keys().then(({ length }) => length))).toBeGreaterThan(0)
}
