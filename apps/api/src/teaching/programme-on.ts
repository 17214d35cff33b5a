import type { CalendarDate } from '@track/kernel'
import { type Programme, plannedBy } from '@track/objectives'
import type { Teaching } from './load-teaching.js'

/** The programme as it was on a day: only what it held then and what was offered then, in teaching order. */
export function programmeOn(programme: Programme, objectives: Teaching['objectives'], asOf: CalendarDate): Programme {
  return { ...programme, objectiveIds: plannedBy(programme, { objectives, asOf }), spells: [] }
}
