import type { LevelHeights } from './fit-poster'

/**
 * The heights of a level as it is drawn under its head, in millimetres; of a text higher than the room there also where each of its
 * lines ends. A picture has at least the height that is said.
 */
export function measurePanel(
  panel: HTMLElement,
  { head, room, picture }: { readonly head: number; readonly room: number; readonly picture: number },
): LevelHeights {
  const pieces = [...panel.querySelectorAll<HTMLElement>('[data-piece]')].map((piece) => {
    if (piece.dataset.piece === 'picture') return { height: picture }
    const height = millimetres(piece)
    return head + height > room ? { height, lines: linesOf(piece) } : { height }
  })
  return { head, pieces }
}

export function millimetres(element: Element): number {
  return element.getBoundingClientRect().height / (96 / 25.4)
}

/** Where each line of a text ends, as the browser breaks it. What stands below the text counts with its last line. */
function linesOf(piece: HTMLElement): { readonly until: number; readonly height: number }[] {
  const text = piece.querySelector('p')!.firstChild as Text
  const bottom = piece.getBoundingClientRect().bottom
  const range = document.createRange()
  const starts: { readonly at: number; readonly top: number }[] = []
  for (const at of stepsOf(text.data)) {
    range.setStart(text, at)
    range.setEnd(text, Math.min(at + 1 + Number(isHighSurrogate(text.data, at)), text.length))
    const box = range.getClientRects()[0]
    // A space at the end of a line, or an accent, has no box of its own.
    if (!box || box.height === 0) continue
    const last = starts.at(-1)
    if (!last || box.top > last.top + box.height / 2) starts.push({ at: starts.length === 0 ? 0 : at, top: box.top })
  }
  return starts.map(({ top }, line) => {
    const next = starts[line + 1]
    return { until: next?.at ?? text.length, height: ((next?.top ?? bottom) - top) / (96 / 25.4) }
  })
}

/** The beginnings of words, where a line may begin; of words that are longer than a line, every letter. */
function stepsOf(text: string): number[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
    if (word.length <= 12) return [index]
    let at = index
    return Array.from(word, (letter) => {
      at += letter.length
      return at - letter.length
    })
  })
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
