import type { Chart } from '@track/micro-progression'

/** What a step of a chart is called. */
export function labelOf({ levels }: Pick<Chart, 'levels'>, levelId: string): string {
  return levels.find(({ level }) => level.id === levelId)?.level.label ?? ''
}
