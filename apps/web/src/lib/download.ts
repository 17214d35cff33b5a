/** Hands the reader a text as a file of their own. */
export function download(text: string, { name, type }: { readonly name: string; readonly type: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file in its own time; a minute is far more than that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
