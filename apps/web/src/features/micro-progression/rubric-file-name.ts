const MOST_WORDS = 5

/** What the file of a chart is called: the first words of its question, so that it is found again among others, and its version. */
export function rubricFileName({ prompt, version }: { readonly prompt: string; readonly version: number }): string {
  const words = prompt.match(/[\p{L}\p{N}\p{M}’'-]+/gu) ?? []
  return `${['chart', ...words.slice(0, MOST_WORDS)].join(' ').slice(0, 80)} v${version}.json`
}
