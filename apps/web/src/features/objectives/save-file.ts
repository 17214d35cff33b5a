import type { ExportedFile } from './export-list'

/** Hands the reader a file of their own. */
export function saveFile({ parts, name, type }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file in its own time; a minute is far more than that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
