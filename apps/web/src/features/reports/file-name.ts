/** Letters and digits of any script, single spaces between: every file system takes that. */
export function fileName(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
