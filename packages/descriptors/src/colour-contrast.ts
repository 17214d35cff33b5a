/**
 * How well text of one colour can be read on another, from 1 (not at all) to 21 (black on white).
 *
 * The contrast ratio of the Web Content Accessibility Guidelines; 4.5 is what ordinary text needs.
 *
 * @example
 * ```ts
 * colourContrast('#000000', '#ffffff') // => 21
 * colourContrast('#777777', '#777777') // => 1
 * ```
 */
export function colourContrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
