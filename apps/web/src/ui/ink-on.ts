const INK = '#1d2327'
const BLACK = '#000000'
const WHITE = '#ffffff'

/**
 * Which ink to write with on a colour that the school chose: always at least 4.5:1, whatever the colour.
 *
 * Our own ink where it reads; else black or white, one of which always does.
 *
 * @example
 * ```ts
 * inkOn('#bfe3cb') // => '#1d2327'
 * inkOn('#0b3d91') // => '#ffffff'
 * inkOn('#7b7b7b') // => '#000000'
 * ```
 */
export function inkOn(colour: string): string {
  if (contrast(colour, INK) >= 4.5) return INK
  return contrast(colour, BLACK) >= contrast(colour, WHITE) ? BLACK : WHITE
}

/** The WCAG contrast of two colours written `#rrggbb`, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
