/**
 * Pictures of every screen at five widths, and what axe says of each: `node scripts/look.mjs [folder]`.
 * Runs the app on made-up data in a local Chromium; needs no server and no network.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const folder = process.argv[2] ?? 'test-results/look'
const executablePath = process.env.TRACK_CHROMIUM ?? '/usr/bin/chromium'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
if (!existsSync(executablePath)) {
  console.log(`SKIPPED: pictures, no Chromium at ${executablePath}`)
  process.exit(process.env.TRACK_REQUIRE_BROWSER === '1' ? 1 : 0)
}
mkdirSync(folder, { recursive: true })

const sizes = [
  { name: '320', width: 320, height: 568, touch: true },
  { name: '360', width: 360, height: 740, touch: true },
  { name: '768', width: 768, height: 1024, touch: true },
  { name: '1280', width: 1280, height: 800, touch: false },
  { name: '1920', width: 1920, height: 1080, touch: false },
]

const grid = (page) => page.getByRole('grid')
const screens = [
  { name: 'sign-in', query: '?signed-out', ready: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor() },
  { name: 'markbook', ready: (page) => grid(page).waitFor() },
  {
    name: 'loaded',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Secure' }).click()
      for (const name of ['Ada Fielding', 'Ben Carver', 'Daisy Okonkwo'])
        await page.getByRole('gridcell', { name: `${name}, compare fractions` }).click()
      await page.getByText('own programme').click()
    },
  },
  {
    name: 'set-all',
    ready: async (page) => {
      await page.getByRole('gridcell', { name: 'Whole class, compare fractions' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Secure' }).click()
      await page.getByRole('button', { name: 'Undo' }).last().waitFor()
    },
  },
  {
    name: 'cell',
    ready: async (page) => {
      await page.keyboard.press('s')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('e')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'paste',
    ready: (page) =>
      page.evaluate(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', 'Secure\nemerging\nBrilliant\nD')
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      }),
  },
  {
    name: 'heading',
    ready: (page) =>
      page
        .getByRole('columnheader', { name: /^Multiply two-digit/ })
        .hover({ timeout: 2000 })
        .catch(() => {}),
  },
  { name: 'keys', ready: (page) => page.keyboard.press('?') },
  {
    name: 'menu',
    ready: (page) => page.getByRole('button', { name: /set-up and sign out/ }).click(),
  },
  { name: 'go-to', ready: (page) => page.keyboard.press('Control+k') },
  { name: 'find', ready: (page) => page.keyboard.press('/') },
  { name: 'pseudo', query: '?lang=pseudo', ready: (page) => grid(page).waitFor() },
]
const wanted = process.argv[3]?.split(',')

const server = await createServer({ server: { port: 0, strictPort: false }, logLevel: 'warn' })
await server.listen()
const base = server.resolvedUrls.local[0]
const browser = await chromium.launch({
  executablePath,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let violations = 0
for (const { name: width, touch, ...viewport } of sizes) {
  for (const colorScheme of width === '1280' || width === '360' ? ['light', 'dark'] : ['light']) {
    const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, colorScheme })
    for (const { name, query = '', ready } of screens) {
      if (wanted && !wanted.includes(name)) continue
      const page = await context.newPage()
      page.on('pageerror', (error) => console.log(`${name} ${width}: ${error}`))
      page.on('console', (message) => message.type() === 'error' && console.log(`${name} ${width}: ${message.text()}`))
      await page.goto(`${base}harness/index.html${query}`)
      if (!query.includes('signed-out')) await grid(page).waitFor()
      await ready(page)
      await page.waitForTimeout(200)
      await page.screenshot({ path: `${folder}/${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png` })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) console.log(`${name} ${width}: the page is ${overflow} px too wide`)
      await page.evaluate(axe)
      const found = await page.evaluate(() => globalThis.axe.run(document))
      for (const { id, impact, nodes } of found.violations) {
        violations++
        console.log(
          `${name} ${width} ${colorScheme}: ${impact} ${id} ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`,
        )
      }
      if (name === 'markbook' && width === '1280' && colorScheme === 'light')
        await page.pdf({ path: `${folder}/markbook.pdf`, preferCSSPageSize: true })
      await page.close()
    }
    await context.close()
  }
}
await browser.close()
await server.close()
console.log(`${violations} axe violations`)
process.exitCode = violations > 0 ? 1 : 0
