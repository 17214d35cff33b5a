const LONGEST = 2048
/** What is sent as it is, if it is not too wide or high either, and the server reads its kind. */
const LIGHT = 1_500_000
const KINDS = ['image/jpeg', 'image/png', 'image/webp']

/**
 * A photograph made small enough to send: at most 2,048 px and without what the camera wrote into it. What this browser cannot read
 * is sent as it is; the server says what is wrong with it.
 */
export async function shrinkPicture(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return blob
  const { width, height } = bitmap
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  if (scale === 1 && blob.size <= LIGHT && KINDS.includes(blob.type)) {
    bitmap.close()
    return blob
  }
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) return blob
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return small ?? blob
}
