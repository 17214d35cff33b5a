/**
 * As `numberOf`, quick for texts that come again and again: a text is first compared with the last one that ended alike.
 *
 * A map has to read the whole of a text that it never met, and every text out of JSON is new, whatever it says. `texts` is how many
 * will be asked for at most.
 */
export function remembered(
  numberOf: (text: string) => number,
  { texts }: { readonly texts: number },
): (text: string) => number {
  const places = 2 ** Math.min(Math.ceil(Math.log2(texts + 1)), MOST_BITS)
  const known = new Array<string>(places).fill('')
  const numbers = new Int32Array(places)
  return (text) => {
    const last = text.length - 1
    let end = 0
    for (let at = Math.max(last - 3, 0); at <= last; at++) end = end * 37 + text.charCodeAt(at)
    const place = end & (places - 1)
    // Where nothing is known yet stands the empty text, which is asked for anew each time.
    if (known[place] === text && last >= 0) return numbers[place]!
    const number = numberOf(text)
    known[place] = text
    numbers[place] = number
    return number
  }
}

/** Enough for some thousand texts to keep out of each other's way. */
const MOST_BITS = 14
