import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Can a PDF be read on this machine? Without poppler the tests that do are skipped, and say so. */
export const hasPoppler = ['pdfinfo', 'pdftotext', 'pdffonts'].every(isThere)
if (!hasPoppler)
  process.stderr.write('SKIPPED: every look into a PDF, no pdfinfo and pdftotext on this machine (poppler-utils)\n')

export interface Paper {
  readonly pages: number
  /** In points, of the first page. */
  readonly size: readonly [number, number]
  /** In the order in which it was drawn: the cells of a row one after the other. */
  readonly text: string
  /** Fonts that are not in the file: on another machine those words would look otherwise, or be missing. */
  readonly missingFonts: readonly string[]
  /** How tall the letters of a word stand, in points: a browser that prints everything smaller is found out. */
  readonly heightOf: (word: string) => number
}

/** The page as a printer would get it, kept where a person can look at it: `e2e/test-results/screens/NAME.pdf`. */
export async function printed(page: Page, name: string): Promise<Paper> {
  const folder = new URL('../test-results/screens/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const path = new URL(`${name}.pdf`, folder).pathname
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const info = run('pdfinfo', path)
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []
  const words = run('pdftotext', '-bbox', path, '-')
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: [Math.round(Number(width)), Math.round(Number(height))],
    text: run('pdftotext', '-raw', path, '-'),
    missingFonts: run('pdffonts', path)
      .split('\n')
      .slice(2)
      .filter((line) => line && !/ yes (yes|no ) (yes|no ) +\d+ +\d+$/.test(line)),
    heightOf: (word) => {
      const [, top, bottom] = new RegExp(`yMin="([\\d.]+)" xMax="[\\d.]+" yMax="([\\d.]+)">${word}<`).exec(words) ?? []
      return Number(bottom) - Number(top)
    },
  }
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8' })
}

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
