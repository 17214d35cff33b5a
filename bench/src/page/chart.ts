/** What one picture shows: how many times as long as the first each took. */
export interface Chart {
  readonly title: string
  readonly points: readonly { readonly name: string; readonly times: number }[]
}

const [WIDTH, LABELS, ROW, MARGIN] = [760, 270, 24, 16]
const ROOM = WIDTH - LABELS - 100
const [INK, FAINT, OWN, OTHER] = ['#1a1a1a', '#d8dde1', '#0b5f8a', '#5c6b75']

/**
 * A picture as SVG: one line each, quickest first, a point where its time lies. Each line of the grid is ten times the one before,
 * so a point tells by its place; the number stands beside it.
 */
export function drawChart(charts: readonly Chart[]): string {
  const all = charts.flatMap(({ points }) => points.map(({ times }) => times))
  const first = Math.floor(Math.log10(Math.min(1, ...all)))
  const last = Math.ceil(Math.log10(Math.max(10, ...all)))
  const powers = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  const placeOf = (times: number) => LABELS + ((Math.log10(times) - first) / (last - first)) * ROOM
  let y = MARGIN
  const parts = charts.flatMap(({ title, points }) => {
    const top = y
    y += 44 + points.length * ROW + 20
    const bottom = top + 44 + points.length * ROW
    return [
      text(title, { x: MARGIN, y: top + 14, bold: true }),
      ...powers.flatMap((power) => [
        `<line x1="${at(placeOf(10 ** power))}" x2="${at(placeOf(10 ** power))}" y1="${top + 40}" y2="${bottom}" stroke="${FAINT}"/>`,
        text(power === 0 ? 'Track' : times(10 ** power), {
          x: placeOf(10 ** power),
          y: top + 34,
          anchor: 'middle',
        }),
      ]),
      ...points
        .toSorted((a, b) => a.times - b.times)
        .flatMap((point, row) => {
          const { name } = point
          const line = top + 44 + row * ROW + ROW / 2
          const own = name.startsWith('Track')
          const place = placeOf(point.times)
          return [
            text(name, { x: LABELS - 14, y: line + 4, anchor: 'end', bold: own }),
            `<circle cx="${at(place)}" cy="${line}" r="5" fill="${own ? OWN : OTHER}"/>`,
            text(point.times === 1 ? '1' : times(point.times), { x: place + 10, y: line + 4, bold: own }),
          ]
        }),
    ]
  })
  const height = y + MARGIN - 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>How long each takes for the same page at fresh dates, as a multiple of Track's time</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

interface Words {
  readonly x: number
  readonly y: number
  readonly anchor?: 'middle' | 'end'
  readonly bold?: boolean
}

function text(words: string, { x, y, anchor, bold }: Words): string {
  const more = `${anchor ? ` text-anchor="${anchor}"` : ''}${bold ? ' font-weight="600"' : ''}`
  // A white edge keeps the words readable where they cross a line of the grid.
  return `<text x="${at(x)}" y="${y}" fill="${INK}" stroke="#ffffff" stroke-width="4" paint-order="stroke"${more}>${words}</text>`
}

function at(place: number): string {
  return place.toFixed(1)
}

/** So many times as long, or a part of it. */
function times(ratio: number): string {
  const [sign, number] = ratio < 1 ? ['÷', 1 / ratio] : ['×', ratio]
  return `${sign} ${number >= 9.95 ? Math.round(number).toLocaleString('en-GB') : number.toFixed(1)}`
}
