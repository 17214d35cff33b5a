/** Hands the reader a file of their own. */
export function download(
  content: string | readonly BlobPart[],
  { name, type }: { readonly name: string; readonly type: string },
): void {
  const url = URL.createObjectURL(new Blob(typeof content === 'string' ? [content] : [...content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file in its own time; a minute is far more than that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
