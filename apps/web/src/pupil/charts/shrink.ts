/** Sharp enough to read handwriting beside another piece; a photograph of a tablet's camera is ten times as large. */
const LONGEST_SIDE = 1600
const QUALITY = 0.85

/**
 * A photograph as it is sent: upright, at most 1,600 px, and drawn anew, so that nothing the camera wrote into it leaves the device.
 * Null when the browser cannot read it as a picture.
 */
export async function shrink(file: Blob, { turned = false }: { readonly turned?: boolean } = {}): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)]
  const canvas = document.createElement('canvas')
  canvas.width = turned ? height : width
  canvas.height = turned ? width : height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  if (turned) {
    pen.translate(canvas.width, 0)
    pen.rotate(Math.PI / 2)
  }
  pen.drawImage(picture, 0, 0, width, height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
