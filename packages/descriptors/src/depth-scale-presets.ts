import type { CalendarDate, Instant } from '@track/kernel'
import type { DepthScale } from './depth-scale.js'
import { BLUE_STAR, GREEN_DISC, GREY_RING, SAND_HALF } from './preset-looks.js'

/**
 * Ready-made depth scales for a school to start from and edit, the one we suggest first. None is forced.
 *
 * Not yet, emerging, secure, deeper; then four that schools use with three words each. Light fills that carry ink, no red, told
 * apart in greyscale by symbol and letter; no numbers, which are the school's to add. Ids of scales and codes never change.
 *
 * @example
 * ```ts
 * import { depthScalePresets } from '@track/descriptors'
 *
 * const presets = depthScalePresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' })
 * presets[0]?.codes.map(({ label }) => label) // => ['Not yet', 'Emerging', 'Secure', 'Deeper']
 * presets.map(({ id }) => id) // => ['depth', 'expectation', 'development', 'advance', 'independence']
 * ```
 */
export function depthScalePresets({
  effectiveFrom,
  recordedAt,
}: {
  readonly effectiveFrom: CalendarDate
  readonly recordedAt: Instant
}): DepthScale[] {
  const dates = { effectiveFrom, recordedAt }
  return [
    {
      id: 'depth',
      name: 'Not yet, emerging, secure, deeper',
      codes: [
        { id: 'depth:not-yet', label: 'Not yet', shortCode: 'N', ...GREY_RING },
        { id: 'depth:emerging', label: 'Emerging', shortCode: 'E', ...SAND_HALF },
        { id: 'depth:secure', label: 'Secure', shortCode: 'S', ...GREEN_DISC },
        { id: 'depth:deeper', label: 'Deeper', shortCode: 'D', ...BLUE_STAR },
      ],
      secureFrom: 'depth:secure',
      ...dates,
    },
    {
      id: 'expectation',
      name: 'Below, meeting, above',
      codes: [
        { id: 'expectation:below', label: 'Below', shortCode: 'B', ...SAND_HALF },
        { id: 'expectation:meeting', label: 'Meeting', shortCode: 'M', ...GREEN_DISC },
        { id: 'expectation:above', label: 'Above', shortCode: 'A', ...BLUE_STAR },
      ],
      secureFrom: 'expectation:meeting',
      ...dates,
    },
    {
      id: 'development',
      name: 'Emerging, developing, secure',
      codes: [
        { id: 'development:emerging', label: 'Emerging', shortCode: 'E', ...GREY_RING },
        { id: 'development:developing', label: 'Developing', shortCode: 'D', ...SAND_HALF },
        { id: 'development:secure', label: 'Secure', shortCode: 'S', ...GREEN_DISC },
      ],
      secureFrom: 'development:secure',
      ...dates,
    },
    {
      id: 'advance',
      name: 'Beginning, advancing, deepening',
      codes: [
        { id: 'advance:beginning', label: 'Beginning', shortCode: 'B', ...SAND_HALF },
        { id: 'advance:advancing', label: 'Advancing', shortCode: 'A', ...GREEN_DISC },
        { id: 'advance:deepening', label: 'Deepening', shortCode: 'D', ...BLUE_STAR },
      ],
      secureFrom: 'advance:advancing',
      ...dates,
    },
    {
      id: 'independence',
      name: 'Supported, independent, greater depth',
      codes: [
        { id: 'independence:supported', label: 'Supported', shortCode: 'S', ...SAND_HALF },
        { id: 'independence:independent', label: 'Independent', shortCode: 'I', ...GREEN_DISC },
        { id: 'independence:greater-depth', label: 'Greater depth', shortCode: 'G', ...BLUE_STAR },
      ],
      secureFrom: 'independence:independent',
      ...dates,
    },
  ]
}
