/** The sheet that makes a workbook a CASE workbook, as tools spell it. */
const CASE_SHEET = /^\s*cf[ _]?items?\s*$/i

/**
 * Is this a whole set of objectives in a form of its own (CASE as JSON or as a workbook, Common Standards, Turtle) rather than a
 * table? What the file holds decides, never its name.
 */
export async function isWholeSet(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  if (start[0] === 0x50 && start[1] === 0x4b) return isCaseWorkbook(file)
  return looksLikeWholeSet(new TextDecoder().decode(start))
}

/**
 * Do the first lines of a text read as JSON or Turtle, which no table begins with?
 *
 * @example
 * ```ts
 * looksLikeWholeSet('{"CFDocument": {}}') // => true
 * looksLikeWholeSet('@prefix skos: <http://www.w3.org/2004/02/skos/core#> .') // => true
 * looksLikeWholeSet('Subject,Objective') // => false
 * ```
 */
export function looksLikeWholeSet(text: string): boolean {
  const begun = text.replace(/^\ufeff/, '').replace(/^(\s*#[^\n]*\n)+/, '')
  return /^\s*[[{]\s*["{\]}]/.test(begun) || /^\s*(@prefix|@base|prefix\s+\S*:\s*<|base\s*<|<[^>\s]+>\s)/i.test(begun)
}

async function isCaseWorkbook(file: Blob): Promise<boolean> {
  const { readWorkbook } = await import('@track/tabular')
  try {
    const { sheets } = readWorkbook(new Uint8Array(await file.arrayBuffer()))
    return sheets.some(({ name }) => CASE_SHEET.test(name))
  } catch {
    // What cannot be opened here the server refuses with its reason.
    return false
  }
}
