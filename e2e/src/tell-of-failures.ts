import { basename } from 'node:path'
import { afterEach } from 'vitest'
import { openPages, takePicture } from './browser.js'

const MOST_LETTERS = 3_000

/** Says what stood on the pages where a journey failed, and keeps a picture: on a build machine nobody sees the screen. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [number, page] of [...openPages].entries()) {
    const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160))
    const words = await page.locator('body').ariaSnapshot()
    process.stderr.write(`${task.name}\nat ${page.url()}, the focus on ${focus}:\n${words.slice(0, MOST_LETTERS)}\n`)
    await takePicture(page, `${basename(task.file.name, '.test.ts')}-failed-${number}`)
  }
})
