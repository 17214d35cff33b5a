import { createClient, type TrackClient } from '@track/api-contract'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const DEMO_TEACHER = { email: 'teacher@demo.school', password: 'larkfield' }
export const DEMO_HEAD = { email: 'head@demo.school', password: 'larkfield' }

/** Opens the product and signs in by keyboard alone; ends in the markbook. */
export async function signIn(page: Page, { email, password } = DEMO_TEACHER): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail address').focus()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
}

/** The API as this page's own session sees it: how a test checks what the screen says. */
export function clientOf(page: Page): TrackClient {
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const response = await page.request.fetch(String(url), {
      method: init.method ?? 'GET',
      headers: (init.headers ?? {}) as Record<string, string>,
      ...(init.body != null && { data: init.body as string }),
    })
    const text = response.status() === 204 ? null : await response.text()
    return new Response(text, { status: response.status() })
  }
  return createClient({ fetch: fetch as typeof globalThis.fetch })
}

/** Where the markbook on the screen is: its ids are in the address. */
export function placeOf(page: Page): { schoolId: string; classId: string; subjectId: string } {
  const ids = new URL(page.url()).pathname.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []
  expect(ids).toHaveLength(3)
  return { schoolId: ids[0]!, classId: ids[1]!, subjectId: ids[2]! }
}

/** Waits until the screen says that everything it was told is kept. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor()
}
