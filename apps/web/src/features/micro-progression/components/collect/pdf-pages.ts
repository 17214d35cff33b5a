import type { Pdf } from './pdf-reader'

export function isPdf({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return type === 'application/pdf' || (type === '' && /\.pdf$/i.test(name))
}

const LONGEST = 2048
const MOST_PAGES = 200

/**
 * The pages of a scanned PDF as pictures, in their order; one page is one response. Pages on which nothing is to be seen are left out
 * and named: empty backs, and pictures of a kind that cannot be read here. What reads a PDF is fetched only when there is one.
 *
 * Throws when it cannot be read, is locked with a password, or has more than 200 pages.
 */
export async function pagesOfPdf(
  file: Blob,
  { onPage }: { readonly onPage: (done: number, of: number) => void },
): Promise<{ readonly pictures: readonly Blob[]; readonly blank: readonly number[] }> {
  const { openPdf } = await import('./pdf-reader')
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  try {
    if (pdf.numPages > MOST_PAGES) throw new RangeError('Too many pages')
    const pictures: Blob[] = []
    const blank: number[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      onPage(number, pdf.numPages)
      const picture = await pictureOf(pdf, number)
      if (picture) pictures.push(picture)
      else blank.push(number)
    }
    return { pictures, blank }
  } finally {
    await pdf.destroy()
  }
}

async function pictureOf(pdf: Pdf, number: number): Promise<Blob | null> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: LONGEST / Math.max(width, height) })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  await page.render({ canvas, viewport }).promise
  page.cleanup()
  if (isBlank(canvas)) return null
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  // The memory of a large canvas is given back at once, not when somebody tidies up.
  canvas.width = 0
  if (!picture) throw new Error('The page cannot be made a picture')
  return picture
}

/** Looked at from afar: a page of one colour, give or take the grain of the paper. */
function isBlank(page: HTMLCanvasElement): boolean {
  const small = document.createElement('canvas')
  small.width = 256
  small.height = 256
  const context = small.getContext('2d')
  if (!context) return false
  context.drawImage(page, 0, 0, small.width, small.height)
  const { data } = context.getImageData(0, 0, small.width, small.height)
  let [darkest, lightest] = [255, 0]
  for (let at = 0; at < data.length; at += 4) {
    const light = data[at + 1]!
    darkest = Math.min(darkest, light)
    lightest = Math.max(lightest, light)
  }
  return lightest - darkest < 24
}
