import type { School } from '@track/api-contract'

export function ChartPage(_: { readonly school: School; readonly classId: string; readonly chartId: string }) {
  return null
}
