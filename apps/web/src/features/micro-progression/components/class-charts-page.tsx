import type { School } from '@track/api-contract'

export function ClassChartsPage(_: { readonly school: School; readonly classId: string }) {
  return null
}
