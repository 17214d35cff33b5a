import type { School } from '@track/api-contract'

export function PupilChartsPage(_: { readonly school: School; readonly classId: string; readonly pupilId: string }) {
  return null
}
