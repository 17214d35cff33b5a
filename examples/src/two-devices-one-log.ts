import { type Entry, historyOf, mergeLogs, stateAsOf } from '@track/markbook'

/**
 * A teacher marks on a tablet that was offline while a colleague corrects at a desk. The logs meet, nothing is lost, and July can
 * still print what March knew.
 */

const line = {
  pupilId: 'ada',
  objectiveId: 'count-in-6s',
  measureId: null,
  track: 'teacher',
  via: 'entry',
} as const

const desk: Entry[] = [
  {
    ...line,
    id: 'e1',
    value: 'emerging',
    recordedBy: 'mr-bell',
    observedOn: '2026-02-02',
    recordedAt: '2026-02-02T15:40:00.000Z',
  },
  // It was better than that: the correction names the line it replaces, and that line stays where it was.
  {
    ...line,
    id: 'e3',
    value: 'secure',
    recordedBy: 'mr-bell',
    observedOn: '2026-02-02',
    recordedAt: '2026-03-20T08:10:00.000Z',
    supersedes: 'e1',
  },
]
const tablet: Entry[] = [
  // Observed in February, and accepted by the server only when the tablet found a network.
  {
    ...line,
    id: 'e2',
    value: 'deeper',
    recordedBy: 'ms-khan',
    observedOn: '2026-02-27',
    recordedAt: '2026-03-09T07:55:00.000Z',
  },
]

const log = mergeLogs([tablet, desk])

console.log('Now, as of 28 February:', stateAsOf(log, { asOf: '2026-02-28' })?.value)
console.log('As of 10 February:', stateAsOf(log, { asOf: '2026-02-10' })?.value)
console.log(
  'As of 10 February, as known on 1 March:',
  stateAsOf(log, { asOf: '2026-02-10', asKnown: '2026-03-01T00:00:00.000Z' })?.value,
)
console.log('The whole story:')
for (const { entry, ...rest } of historyOf(log)) console.log(' ', entry.observedOn, entry.value, JSON.stringify(rest))
