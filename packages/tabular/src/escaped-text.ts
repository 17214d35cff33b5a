/**
 * What a text of a workbook says: characters that XML cannot hold are spelt `_x000D_` there.
 *
 * @example
 * ```ts
 * readEscaped('two_x000D_\nlines, _x005F_x0041_') // => 'two\r\nlines, _x0041_'
 * ```
 */
export function readEscaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/**
 * The same the other way: the text as XML, with whatever XML cannot hold spelt out.
 *
 * @example
 * ```ts
 * writeEscaped('A & B\u0007') // => 'A &amp; B_x0007_'
 * ```
 */
export function writeEscaped(text: string): string {
  return text
    .replace(UNFIT, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// Control characters, halves of a pair, and an underscore that would be taken for the start of such a spelling.
const UNFIT = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu
