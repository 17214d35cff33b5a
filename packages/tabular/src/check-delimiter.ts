import { TrackError } from '@track/kernel'

/** Refuses a delimiter that could not be told from the rest of a CSV file. */
export function checkDelimiter(delimiter: string): void {
  if (/^[^"\r\n]$/.test(delimiter)) return
  throw new TrackError(
    'tabular/invalid-delimiter',
    'A delimiter is one character, not a quotation mark or a line end: pass one such as a comma',
    { delimiter },
  )
}
