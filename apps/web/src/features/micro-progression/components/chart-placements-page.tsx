import type { School } from '@track/api-contract'

export function ChartPlacementsPage(_: {
  readonly school: School
  readonly classId: string
  readonly chartId: string
}) {
  return null
}
