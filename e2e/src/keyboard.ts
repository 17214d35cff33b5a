import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** More presses than anybody would make: what lies further away is not reached by keyboard. */
const MOST_PRESSES = 120

/**
 * Presses Tab, or Shift+Tab with `back`, until the control has the focus; answers how many presses it took.
 *
 * Fails where the focus falls out of the page on the way, or comes to nothing.
 */
export async function tabTo(target: Locator, { back = false }: { readonly back?: boolean } = {}): Promise<number> {
  const page = target.page()
  await target.first().waitFor({ state: 'attached' })
  for (let presses = 0; presses <= MOST_PRESSES; presses++) {
    if (presses > 0) await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    if (await hasFocus(target)) return presses
    if (presses > 0 && (await isFocusLost(page)))
      throw new Error(`After ${presses} presses of Tab nothing has the focus, on the way to ${target}`)
  }
  throw new Error(`${MOST_PRESSES} presses of Tab do not reach ${target}: the focus is on ${await focused(page)}`)
}

/** Goes to a control by Tab and presses Enter on it. */
export async function enter(target: Locator, options: { readonly back?: boolean } = {}): Promise<void> {
  await tabTo(target, options)
  await target.page().keyboard.press('Enter')
}

/** Waits until the control has the focus without a key being pressed: where something that closed gives it back. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect
    .poll(async () => (await hasFocus(target)) || `The focus is on ${await focused(target.page())}`)
    .toBe(true)
}

/** Waits until the app's live region says this. */
export async function expectSaid(page: Page, words: string | RegExp): Promise<void> {
  const said = async () => (await page.locator('[role=status][aria-live=polite]').textContent())?.replace('\u200b', '')
  const expected = typeof words === 'string' ? expect.poll(said).toBe(words) : expect.poll(said).toMatch(words)
  await expected
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) > 0
}

async function isFocusLost(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === document.body || document.activeElement === null)
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? 'nothing')
}
