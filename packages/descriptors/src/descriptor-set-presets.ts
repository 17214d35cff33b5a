import type { CalendarDate, Instant } from '@track/kernel'
import type { DescriptorSet } from './descriptor-set.js'
import {
  BLUE_STAR,
  GREEN_DISC,
  GREY_RING,
  LILAC_DIAMOND,
  SAND_HALF,
  SKY_CHEVRON,
  STRAW_HEXAGON,
  TEAL_PLUS,
} from './preset-looks.js'

/**
 * Ready-made sets of words for a school to start from and edit. None is forced, and none is in use until the school takes it.
 *
 * Attainment in the four vocabularies that schools use most; progress, effort and the pupil's own view in plain words; the
 * pre-key-stage standards in order, and the five areas of the engagement model without one. The teacher's judgement until the school says
 * what its words mean; no rule, no red, no numbers. Ids of sets and words never change.
 *
 * @example
 * ```ts
 * import { descriptorSetPresets } from '@track/descriptors'
 *
 * const presets = descriptorSetPresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' })
 * presets[0]?.descriptors.map(({ label }) => label) // => ['Below', 'Meeting', 'Above']
 * presets.map(({ kind }) => kind).slice(3) // => ['attainment', 'progress', 'effort', 'self', 'attainment', 'other']
 * ```
 */
export function descriptorSetPresets({
  effectiveFrom,
  recordedAt,
}: {
  readonly effectiveFrom: CalendarDate
  readonly recordedAt: Instant
}): DescriptorSet[] {
  const plain = { ordered: true, meaning: 'judgement' as const, effectiveFrom, recordedAt }
  return [
    {
      id: 'attainment-expectation',
      name: 'Below, meeting, above',
      kind: 'attainment',
      descriptors: [
        { id: 'attainment-expectation:below', label: 'Below', shortCode: 'B', ...SAND_HALF },
        { id: 'attainment-expectation:meeting', label: 'Meeting', shortCode: 'M', ...GREEN_DISC },
        { id: 'attainment-expectation:above', label: 'Above', shortCode: 'A', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'attainment-development',
      name: 'Emerging, developing, secure',
      kind: 'attainment',
      descriptors: [
        { id: 'attainment-development:emerging', label: 'Emerging', shortCode: 'E', ...GREY_RING },
        { id: 'attainment-development:developing', label: 'Developing', shortCode: 'D', ...SAND_HALF },
        { id: 'attainment-development:secure', label: 'Secure', shortCode: 'S', ...GREEN_DISC },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'attainment-advance',
      name: 'Beginning, advancing, deepening',
      kind: 'attainment',
      descriptors: [
        { id: 'attainment-advance:beginning', label: 'Beginning', shortCode: 'B', ...SAND_HALF },
        { id: 'attainment-advance:advancing', label: 'Advancing', shortCode: 'A', ...GREEN_DISC },
        { id: 'attainment-advance:deepening', label: 'Deepening', shortCode: 'D', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'attainment-independence',
      name: 'Supported, independent, greater depth',
      kind: 'attainment',
      descriptors: [
        { id: 'attainment-independence:supported', label: 'Supported', shortCode: 'S', ...SAND_HALF },
        { id: 'attainment-independence:independent', label: 'Independent', shortCode: 'I', ...GREEN_DISC },
        { id: 'attainment-independence:greater-depth', label: 'Greater depth', shortCode: 'G', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'progress',
      name: 'Progress in plain words',
      kind: 'progress',
      descriptors: [
        {
          id: 'progress:another-way',
          label: 'Needs another way in',
          shortCode: 'A',
          ...GREY_RING,
          description: 'What we are doing has not helped yet; we will try something else.',
        },
        {
          id: 'progress:small-steps',
          label: 'Taking small steps',
          shortCode: 'S',
          ...SAND_HALF,
          description: 'Learning something new with help, a little at a time.',
        },
        {
          id: 'progress:moving-on',
          label: 'Moving on well',
          shortCode: 'M',
          ...GREEN_DISC,
          description: 'Learning what is taught and remembering it.',
        },
        {
          id: 'progress:reaching-further',
          label: 'Reaching further',
          shortCode: 'R',
          ...BLUE_STAR,
          description: 'Learning more than is taught, or understanding it more deeply.',
        },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'effort',
      name: 'Effort',
      kind: 'effort',
      descriptors: [
        { id: 'effort:with-reminders', label: 'Works with reminders', shortCode: 'W', ...GREY_RING },
        { id: 'effort:most-of-the-time', label: 'Tries most of the time', shortCode: 'M', ...SAND_HALF },
        { id: 'effort:tries-hard', label: 'Tries hard', shortCode: 'T', ...GREEN_DISC },
        { id: 'effort:keeps-going', label: 'Keeps going when it is hard', shortCode: 'K', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'self-view',
      name: 'My own view',
      kind: 'self',
      descriptors: [
        { id: 'self-view:help', label: 'I would like help', shortCode: 'H', ...GREY_RING },
        { id: 'self-view:getting-there', label: 'I am getting there', shortCode: 'G', ...SAND_HALF },
        { id: 'self-view:can-do', label: 'I can do it', shortCode: 'C', ...GREEN_DISC },
        { id: 'self-view:explain', label: 'I can explain it', shortCode: 'E', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'pre-key-stage',
      name: 'Pre-key-stage standards',
      kind: 'attainment',
      descriptors: [
        { id: 'pre-key-stage:1', label: 'Pre-key-stage standard 1', shortCode: 'PK1', ...GREY_RING },
        { id: 'pre-key-stage:2', label: 'Pre-key-stage standard 2', shortCode: 'PK2', ...SAND_HALF },
        { id: 'pre-key-stage:3', label: 'Pre-key-stage standard 3', shortCode: 'PK3', ...TEAL_PLUS },
        { id: 'pre-key-stage:4', label: 'Pre-key-stage standard 4', shortCode: 'PK4', ...LILAC_DIAMOND },
        { id: 'pre-key-stage:5', label: 'Pre-key-stage standard 5', shortCode: 'PK5', ...GREEN_DISC },
        { id: 'pre-key-stage:6', label: 'Pre-key-stage standard 6', shortCode: 'PK6', ...BLUE_STAR },
      ],
      suggestions: [],
      ...plain,
    },
    {
      id: 'engagement',
      name: 'Engagement model',
      kind: 'other',
      descriptors: [
        {
          id: 'engagement:exploration',
          label: 'Exploration',
          shortCode: 'Ex',
          ...SAND_HALF,
          description: 'Notices something new and finds out about it.',
        },
        {
          id: 'engagement:realisation',
          label: 'Realisation',
          shortCode: 'Re',
          ...STRAW_HEXAGON,
          description: 'Shows surprise, delight or understanding at what happens.',
        },
        {
          id: 'engagement:anticipation',
          label: 'Anticipation',
          shortCode: 'An',
          ...SKY_CHEVRON,
          description: 'Shows that something known is about to happen.',
        },
        {
          id: 'engagement:persistence',
          label: 'Persistence',
          shortCode: 'Pe',
          ...TEAL_PLUS,
          description: 'Stays with something long enough to find out more.',
        },
        {
          id: 'engagement:initiation',
          label: 'Initiation',
          shortCode: 'In',
          ...LILAC_DIAMOND,
          description: 'Starts something without being asked, to see what comes of it.',
        },
      ],
      suggestions: [],
      ...plain,
      ordered: false,
    },
  ]
}
