import type { Lesson } from '@track/api-contract'
import type { CarryOver } from '@track/microtrack'

/** What comes along, as an answer holds it: its lists are the answer's own. */
export function toSend({ tasks, own, startNext }: CarryOver): Lesson['pupils'][number]['before'] {
  return { tasks: [...tasks], own: own.map((one) => ({ ...one })), startNext }
}
