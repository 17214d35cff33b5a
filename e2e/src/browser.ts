import { existsSync, mkdirSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const CANDIDATES = [
  process.env.TRACK_CHROMIUM,
  process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser to drive, or undefined on a machine that has none. */
export const browserPath = CANDIDATES.find((path) => path !== undefined && existsSync(path))

if (!browserPath) {
  if (process.env.TRACK_REQUIRE_BROWSER === '1')
    throw new Error('No Chromium found, and TRACK_REQUIRE_BROWSER=1 asks for one')
  process.stderr.write('SKIPPED: every browser journey, no Chromium on this machine (set TRACK_CHROMIUM to its path)\n')
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The pages that journeys have open. */
export const openPages = new Set<Page>()

/**
 * A page that counts what a hand does (keys and taps as the page itself hears them) and fails the journey on any script error,
 * blocked resource or request to another origin.
 */
export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  })
  const page = await context.newPage()
  openPages.add(page)
  page.on('close', () => openPages.delete(page))
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== origin) troubles.push(`third-party request: ${asked}`)
  })
  // The browser hands file choosers to the test from the start: asked for at the press of a key, it may be told too late.
  page.on('filechooser', () => undefined)
  await page.addInitScript(() => {
    const counted = { keys: 0, taps: 0 }
    const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta'])
    addEventListener('keydown', (event) => modifiers.has(event.key) || counted.keys++, true)
    addEventListener('pointerdown', () => counted.taps++, true)
    Object.assign(globalThis, { counted })
  })
  return { context, page, troubles }
}

/** Keys and taps since the page was opened or the last reset. */
export async function countHands(page: Page): Promise<{ keys: number; taps: number }> {
  return page.evaluate(() => ({ ...(globalThis as unknown as { counted: { keys: number; taps: number } }).counted }))
}

export async function resetHands(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign((globalThis as unknown as { counted: object }).counted, { keys: 0, taps: 0 })
  })
}

/** What axe finds against WCAG 2.0 to 2.2, A and AA, each as one readable line. */
export async function listAxeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
    )
  })
}

/** Keeps a picture of the page where a person can look at it: `e2e/test-results/screens/NAME.png`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = new URL('../test-results/screens/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname })
}

/** Does the page scroll sideways? It never may. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}
