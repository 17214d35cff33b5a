import type { ImageEdit } from '@track/api-contract'
import type { Sharp, SharpOptions } from 'sharp'
import type { z } from 'zod'
import { refusal } from '../../problem.js'
import { together } from '../../together.js'

/** A picture as it is kept: a JPEG with nothing in it but the picture. */
export interface Picture {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

export const IMAGE_BYTES = 10 * 1024 * 1024
const MOST_PIXELS = 50_000_000
const LONGEST_SIDE = 2048
const QUALITY = 85
/** Nobody takes it for a part of what was written. */
const COVER = { r: 214, g: 214, b: 214 }

/**
 * Makes a picture anew from what somebody photographed or scanned: upright, at most 2,048 px, and without anything that a camera or a
 * program wrote into the file (where it was taken, whose it is, what the file was called).
 *
 * Only JPEG, PNG and WebP are read, told by their first bytes and never by a name; anything else is refused with what to do about it.
 */
export function makePicture(file: unknown): Promise<Picture> {
  return oneAtATime(async () => {
    const bytes = demandPicture(file)
    const image = await open(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    return toPicture(
      image
        .autoOrient()
        .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' }),
    )
  })
}

/** A picture turned, with parts of it painted over for good, and cut: another picture, in which nothing of what was covered is left. */
export function editPicture(bytes: Buffer, { turn, crop, covers }: z.output<typeof ImageEdit>): Promise<Picture> {
  return oneAtATime(async () => {
    const turned = await toRaw((await open(bytes)).rotate(turn))
    const { width, height } = turned.info
    const pixels = (part: Part) => pixelsOf(part, { width, height })
    const painted = await toRaw(
      (await openRaw(turned)).composite(
        covers.map(pixels).map(({ left, top, ...size }) => ({
          input: { create: { ...size, channels: 3, background: COVER } },
          left,
          top,
        })),
      ),
    )
    const whole = await openRaw(painted)
    return toPicture(crop === null ? whole : whole.extract(pixels(crop)))
  })
}

type Part = NonNullable<z.output<typeof ImageEdit>['crop']>
type Raw = { readonly data: Buffer; readonly info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } }

/** A class hands in thirty photographs at once: one is unpacked at a time, the others wait, and beyond that they come again. */
const oneAtATime = (
  (queue) => (work: () => Promise<Picture>) =>
    queue(work)
)(
  together<() => Promise<Picture>, Picture>(
    async (asked) => Promise.all(asked.map((work) => work().catch((error: Error) => error))),
    { room: 1, queue: 60 },
  ),
)

async function open(input: Buffer, options: SharpOptions = {}): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp(input, options)
}

function openRaw({ data, info: { width, height, channels } }: Raw): Promise<Sharp> {
  return open(data, { raw: { width, height, channels } })
}

async function toRaw(image: Sharp): Promise<Raw> {
  return (await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true })) as Raw
}

async function toPicture(image: Sharp): Promise<Picture> {
  const made = await image
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw unreadable(error.message.includes('pixel limit') ? TOO_LARGE : BROKEN)
    })
  return { bytes: made.data, width: made.info.width, height: made.info.height }
}

/** At least a pixel, and never beyond the edge. */
function pixelsOf({ x, y, width, height }: Part, of: { readonly width: number; readonly height: number }) {
  const left = Math.min(of.width - 1, Math.floor(x * of.width))
  const top = Math.min(of.height - 1, Math.floor(y * of.height))
  const right = Math.min(of.width, Math.max(left + 1, Math.ceil((x + width) * of.width)))
  const bottom = Math.min(of.height, Math.max(top + 1, Math.ceil((y + height) * of.height)))
  return { left, top, width: right - left, height: bottom - top }
}

const BROKEN = 'The picture is damaged or was not sent whole: take or scan it again, and send it once more.'
const TOO_LARGE =
  'The picture has more than 50 megapixels: choose a smaller size when you scan or photograph, 300 dpi is plenty.'
const EMPTY = 'The file is empty: choose the picture again.'
const UNKNOWN = 'The file is neither JPEG, PNG nor WebP: save or export it as a JPEG and send that.'

/** What people send instead of a picture, by how it begins, and what each of them can do. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'This is a PDF: export its pages as JPEG pictures, or set the scanner to JPEG, and send those.'],
  [
    /^....ftyp(hei|hev|mif1|msf1)/s,
    "This is an iPhone's HEIC: choose Settings, Camera, Formats, “Most compatible” and take it again, or export it as a JPEG.",
  ],
  [/^....ftypavif/s, 'This is an AVIF: export it as a JPEG and send that.'],
  [/^GIF8/, 'This is a GIF: save it as a PNG or JPEG and send that.'],
  [/^(II\*\0|MM\0\*)/, 'This is a TIFF: set the scanner to JPEG, or export it as a JPEG, and send that.'],
  [/^BM/, 'This is a bitmap: save it as a PNG or JPEG and send that.'],
  [
    /^(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE|svg)/i,
    'This is an SVG drawing or a page: make a picture of it (a screenshot, a PNG) and send that.',
  ],
]

function demandPicture(file: unknown): Buffer {
  if (!Buffer.isBuffer(file) || file.length === 0) throw unreadable(EMPTY)
  const head = file.subarray(0, 256).toString('latin1')
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || /^RIFF....WEBP/s.test(head))
    return file
  throw unreadable(OTHERS.find(([beginning]) => beginning.test(head))?.[1] ?? UNKNOWN)
}

function unreadable(detail: string): Error {
  return refusal('micro-progression/image-unreadable', detail)
}
