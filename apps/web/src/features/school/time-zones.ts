interface Zone {
  readonly zone: string
  /** What is typed to find it: "Dublin", "Isle of Man". */
  readonly name: string
}

/**
 * Every time zone this browser knows, those of British schools first, the others by part of the world; `current` is always
 * among them. A letter or two typed in the list goes to the place.
 *
 * @example
 * ```ts no-run
 * timeZones('Europe/London').usual[0] // => { zone: 'Europe/London', name: 'London' }
 * ```
 */
export function timeZones(current: string): {
  readonly usual: readonly Zone[]
  readonly others: readonly { readonly region: string; readonly zones: readonly Zone[] }[]
} {
  const usual = [...new Set([...USUAL, ...(KNOWN.includes(current) ? [] : [current])])]
  const regions = new Map<string, Zone[]>()
  for (const zone of KNOWN) {
    const region = zone.split('/')[0]!
    if (!usual.includes(zone)) regions.set(region, [...(regions.get(region) ?? []), toZone(zone)])
  }
  return {
    usual: usual.map(toZone),
    others: [...regions].map(([region, zones]) => ({ region, zones })),
  }
}

const KNOWN: readonly string[] = Intl.supportedValuesOf('timeZone')
const USUAL = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Gibraltar',
  'Europe/Guernsey',
  'Europe/Isle_of_Man',
  'Europe/Jersey',
]

function toZone(zone: string): Zone {
  const [, ...place] = zone.split('/')
  return { zone, name: (place.length > 0 ? place.reverse().join(', ') : zone).replaceAll('_', ' ') }
}
