/** Stands where something was, until it is plain whether dots are needed there; no text has it. */
const GAP = '\u0000'

/**
 * A text without what stands at these places, which are in their order. Three dots show that something was there, but never at the
 * beginning or the end of a line: there a name was a greeting or a signature, and goes with its comma.
 *
 * @example
 * ```ts
 * leaveOut('I think Ada is right', [{ start: 8, end: 11 }]) // => 'I think … is right'
 * leaveOut('It is half, Ada.', [{ start: 12, end: 15 }]) // => 'It is half.'
 * ```
 */
export function leaveOut(text: string, spots: readonly { readonly start: number; readonly end: number }[]): string {
  let from = 0
  let left = ''
  for (const { start, end } of spots) {
    if (start >= from) left += `${text.slice(from, start)}${GAP}`
    from = Math.max(from, end)
  }
  const lines = (left + text.slice(from)).split('\n').flatMap((line) => (line.includes(GAP) ? tidy(line) : line))
  return lines.join('\n').trim() || '…'
}

/** A line without dots at its ends; none at all if nothing else stood on it. */
function tidy(line: string): readonly string[] {
  const tidied = line
    .replaceAll(new RegExp(`${GAP}(\\s*${GAP})+`, 'g'), GAP)
    .replace(new RegExp(`^[\\s–—-]*${GAP}[\\s,:;.!?–—-]*`), '')
    .replace(new RegExp(`[\\s,:;–—-]*${GAP}[\\s,:;–—-]*([.!?]?)\\s*$`), '$1')
    .replaceAll(GAP, '…')
  return tidied === '' ? [] : [tidied]
}
