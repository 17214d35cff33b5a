import type { Line, Microtrack } from '@track/microtrack'

/** A line as it stands on paper: under a number, its ways under letters, so that what comes back is typed by number and letter. */
export interface PaperLine {
  readonly line: Line
  readonly number: number
  readonly ways: readonly { readonly id: string; readonly letter: string; readonly text: string }[]
}

/** Not g, which begins the criteria when a sheet is typed in, and not o, which reads as a circle to tick. */
const LETTERS = [...'abcdefhijklmnpqrstuvwxyz']

/**
 * The lines of a note as paper has them: numbered in their order (what came along from before stands first), the ways of all choices
 * lettered right through.
 *
 * @example
 * ```ts
 * paperLinesOf({ lines: [] }) // => []
 * ```
 */
export function paperLinesOf({ lines }: Pick<Microtrack, 'lines'>): PaperLine[] {
  let ways = 0
  return lines.map((line, place) => ({
    line,
    number: place + 1,
    ways: (line.choice?.options ?? []).map((option) => ({
      id: option.id,
      letter: LETTERS[ways++] ?? '',
      text: [option.text, option.partner && `(${option.partner})`].filter(Boolean).join(' '),
    })),
  }))
}
